import type { FindingsReport, ReportedFinding } from "@/lib/domain/findings/report";
import { finding, MAX_FINDINGS, oneRun } from "@/lib/formats/findings";
import type { ParseResult } from "@/lib/formats/issue";
import { type Attributes, readXml, type TagHandlers } from "@/lib/formats/xml-stream";

/** The linters that write their findings as failed tests, by the package of their suites or the name of the root. */
const LINTERS: ReadonlyMap<string, string> = new Map([
  ["org.ruff", "ruff"],
  ["org.eslint", "ESLint"],
  ["org.biome", "Biome"],
  ["Biome", "Biome"],
  ["Oxlint", "oxlint"],
  ["PHP_CodeSniffer", "PHP_CodeSniffer"],
]);

/** True when the head of a JUnit text is a linter's. */
export function isLintOutput(head: string): boolean {
  if (/<testsuites\b[^>]{0,2000}\sname="(?:Biome"|Oxlint"|PHP_CodeSniffer )/.test(head))
    return true;
  return /<testsuite\b[^>]{0,2000}\spackage="org\.(?:ruff|eslint|biome)"/.test(head);
}

/**
 * Findings that ruff, ESLint, Biome, oxlint and PHP_CodeSniffer write as JUnit: each failure of a case is one, the suite is its file. Refused is what JUnit
 * is refused for (line and column).
 */
export function parseJunitLint(text: string): ParseResult<FindingsReport> {
  const read = readXml(text, createCollector);
  if (!read.ok) return read;
  const { findings, tool } = read.value;
  return oneRun("junit-lint", { tool: tool(), findings });
}

type Collector = TagHandlers & {
  readonly findings: ReportedFinding[];
  readonly tool: () => string;
};

function linterOf({ name, package: group }: Attributes): string | undefined {
  // Its version stands behind it.
  return (
    LINTERS.get(group ?? "") ?? LINTERS.get(name?.replace(/^(PHP_CodeSniffer) .*/, "$1") ?? "")
  );
}

type Open = {
  readonly rule: string;
  readonly line: string;
  readonly isWarning: boolean;
  readonly message: string;
  text: string;
  readonly depth: number;
};

function createCollector(stop: (message: string) => void): Collector {
  const findings: ReportedFinding[] = [];
  let file = "";
  let tool = "unknown";
  let owner: Attributes = {};
  let open: Open | null = null;
  return {
    findings,
    tool: () => tool,
    open: (tag, attributes, depth) => {
      if (/^testsuites?$/.test(tag)) tool = linterOf(attributes) ?? tool;
      if (tag === "testsuite") {
        file = attributes.name ?? "";
      } else if (tag === "testcase") {
        owner = attributes;
      } else if (tag === "failure" || tag === "error") {
        const rule = ruleOf(owner.name ?? "");
        const line = owner.line ?? SNIFF.exec(owner.name ?? "")?.[2] ?? "";
        const isWarning = attributes.type === "warning";
        open = { rule, line, isWarning, message: attributes.message ?? "", text: "", depth };
      }
    },
    close: (depth) => {
      if (open?.depth !== depth) return;
      if (findings.length >= MAX_FINDINGS)
        stop(`the report holds more than ${MAX_FINDINGS} findings`);
      findings.push(findingOf(file, open));
      open = null;
    },
    text: (text) => {
      if (open !== null && open.text.length < 2000) open.text += text.slice(0, 2000);
    },
  };
}

/** Biome's other formats name a rule by its path, `lint/style/useConst`: so does this. */
function ruleOf(name: string): string {
  const own = /^org\.biome\.(.*)$/.exec(name)?.[1];
  const sniff = SNIFF.exec(name)?.[1];
  return own?.replaceAll(".", "/") ?? sniff ?? name.replace(/^org\.(?:ruff|eslint)\./, "");
}

/** `Generic.Files.LineLength.TooLong at /w/a.php (3:81)`: PHP_CodeSniffer's name of a case. */
const SNIFF = /^(\S+) at .{1,2000} \((\d+):\d+\)$/;

/** ESLint has the line and the level in the text only (`line 3, col 8, Warning - …`), oxlint the line. */
function findingOf(path: string, { rule, line, isWarning, message, text }: Open): ReportedFinding {
  const told = /^\s*line (\d+), col(?:umn)? \d+, (?:(Error|Warning) - )?/.exec(text);
  return finding({
    rule: rule || "(no rule)",
    path,
    line: Number(line || told?.[1]),
    level: isWarning || told?.[2] === "Warning" ? "warning" : "error",
    message: message || text,
  });
}
