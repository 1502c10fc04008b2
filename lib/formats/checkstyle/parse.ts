import type { FindingLevel, FindingsReport, ReportedFinding } from "@/lib/domain/findings/report";
import { finding, MAX_FINDINGS, oneRun } from "@/lib/formats/findings";
import type { ParseResult } from "@/lib/formats/issue";
import { type Attributes, readXml, type TagHandlers } from "@/lib/formats/xml-stream";

/**
 * Checkstyle's XML, which many linters write: files, each with its errors. Line, source and severity may be missing. An
 * `exception` is a file that was not looked at: the run is incomplete. Refused are a DOCTYPE, ill-formed XML and another root (line
 * and column).
 */
export function parseCheckstyle(text: string): ParseResult<FindingsReport> {
  const read = readXml(text, createCollector);
  if (!read.ok) return read;
  const { findings, failures, version } = read.value;
  const [first] = failures;
  const incomplete =
    first === undefined
      ? null
      : `${failures.length} files could not be read: ${first.slice(0, 300)}`;
  const tool = toolOf(findings);
  return oneRun("checkstyle", { tool, version: version(), incomplete, findings });
}

type Collector = TagHandlers & {
  readonly findings: ReportedFinding[];
  readonly failures: string[];
  readonly version: () => string;
};

function createCollector(stop: (message: string) => void): Collector {
  const findings: ReportedFinding[] = [];
  const failures: string[] = [];
  let version = "";
  let file = "";
  let exception: string | null = null;
  const openRoot = (tag: string, attributes: Attributes): void => {
    version = (attributes.version ?? "").slice(0, 200);
    if (tag !== "checkstyle") stop(`the root must be checkstyle; it is ${tag.slice(0, 60)}`);
  };
  const openInner = (tag: string, attributes: Attributes): void => {
    if (tag === "file") file = attributes.name ?? "";
    else if (tag === "exception") exception = "";
    else if (tag === "error") findings.push(errorOf(file, attributes));
    if (findings.length > MAX_FINDINGS) stop(`the report holds more than ${MAX_FINDINGS} findings`);
  };
  return {
    findings,
    failures,
    version: () => version,
    open: (tag, attributes, depth) => (depth === 1 ? openRoot : openInner)(tag, attributes),
    close: () => {
      if (exception !== null) failures.push(`${file}: ${exception.trim().split("\n", 1)[0] ?? ""}`);
      exception = null;
    },
    text: (text) => {
      if (exception !== null && exception.length < 1000) exception += text.slice(0, 1000);
    },
  };
}

function errorOf(path: string, attributes: Attributes): ReportedFinding {
  const { source = "", line = "", severity = "", message = "" } = attributes;
  const rule = source === "" ? "(no rule)" : source;
  return finding({ rule, path, line: Number(line), level: levelOf(severity), message });
}

function levelOf(severity: string): FindingLevel {
  const word = severity.toLowerCase();
  if (word === "error" || word === "") return "error";
  return word === "info" ? "note" : word === "ignore" ? "none" : "warning";
}

/** The version is that of Checkstyle's own schema for every writer; their rules tell some of them apart. */
function toolOf(findings: readonly ReportedFinding[]): string {
  const sources = findings.map(({ rule }) => rule);
  const all = (sign: RegExp) => sources.length > 0 && sources.every((rule) => sign.test(rule));
  if (all(/^eslint\.|^\(no rule\)$/) && sources.some((rule) => rule.startsWith("eslint."))) {
    return "ESLint";
  }
  if (all(/^detekt\./)) return "detekt";
  if (all(/^(?:lint|assist)\/\w+\/|^(?:parse|format)$/)) return "Biome";
  if (all(/^[\w-]+\([\w@/-]+\)$|^\(no rule\)$/) && sources.some((rule) => rule.endsWith(")"))) {
    if (sources.some((rule) => rule !== "(no rule)")) return "oxlint";
  }
  return all(/^com\.puppycrawl\./) ? "Checkstyle" : "checkstyle";
}
