import { REPORT_FORMATS, type ReportFormat, type TestReport } from "@/lib/domain/tests/report";
import { looksLikeCodeowners } from "@/lib/formats/codeowners/detect";
import { parseCtrf } from "@/lib/formats/ctrf/parse";
import { foreignWord } from "@/lib/formats/foreign";
import type { ParseResult } from "@/lib/formats/issue";
import { jsonKeys } from "@/lib/formats/json-keys";
import { parseJunit } from "@/lib/formats/junit/parse";
import { PLAN_FORMAT } from "@/lib/formats/plan/schema";
import { parsePytestJsonReport } from "@/lib/formats/pytest-json-report/parse";
import { SCAN_FORMAT } from "@/lib/formats/scan/schema";
import { xmlRoot } from "@/lib/formats/xml-root";

/** Of a file that says who owns which paths; it has no version and no mark of its own. */
export const OWNERS_FORMAT = "codeowners";

type Format = {
  readonly id: typeof SCAN_FORMAT | typeof PLAN_FORMAT | ReportFormat | typeof OWNERS_FORMAT;
  readonly title: string;
  /** `keys` are asked for only where the head does not tell: they cost a walk over the whole. */
  readonly matches: (head: string, keys: () => ReadonlySet<string>) => boolean;
};

/** What a text is by its content; or a sentence that says what it looks like instead. */
export type Detection =
  | { readonly id: Format["id"]; readonly title: string }
  | { readonly id: "unknown"; readonly reason: string };

/** The supported formats, asked in order: one folder and one entry each. */
export const FORMATS: readonly Format[] = [
  {
    id: SCAN_FORMAT,
    title: "imports of commits, one JSON object a line",
    matches: (head) =>
      /^\{[^\n]*"format"\s*:\s*"plumbline\.scan\//.test(head) || /^\{"sha"\s*:/.test(head),
  },
  {
    id: PLAN_FORMAT,
    title: "a plan, YAML or JSON",
    matches: (head) => /(?:^|[\n{,])[ \t]*["']?format["']?\s*:\s*["']?plumbline\.plan\//.test(head),
  },
  {
    id: "junit",
    title: "a test report, JUnit XML",
    matches: (head) => {
      const root = xmlRoot(head);
      const isRoot = root?.name === "testsuites" || root?.name === "testsuite";
      return isRoot && !root.tag.includes("check.sourceforge.net");
    },
  },
  {
    id: "ctrf",
    title: "a test report, Common Test Report Format",
    matches: (head, keys) => {
      if (!head.startsWith("{") || !keys().has("results")) return false;
      return keys().has("results.tests") && keys().has("results.tool");
    },
  },
  {
    id: "pytest-json-report",
    title: "a test report, pytest-json-report",
    matches: (head, keys) => {
      if (!head.startsWith("{") || !keys().has("exitcode")) return false;
      return keys().has("summary") && (keys().has("tests") || keys().has("created"));
    },
  },
  // Last: it is told by the shape of its lines alone.
  { id: OWNERS_FORMAT, title: "a CODEOWNERS file", matches: looksLikeCodeowners },
];

const HEAD_LENGTH = 64 * 1024;

/** Tells the format by the decoded text, mostly by its head; never by a file's name. */
export function detectFormat(text: string): Detection {
  const start = text.startsWith("\ufeff") ? 1 : 0;
  const head = text.slice(start, start + HEAD_LENGTH).trimStart();
  let found: ReadonlySet<string> | null = null;
  const keys = () => {
    found ??= jsonKeys(text);
    return found;
  };
  const format = FORMATS.find(({ matches }) => matches(head, keys));
  if (format !== undefined) return { id: format.id, title: format.title };
  const ids = FORMATS.map(({ id }) => id);
  const known = `${ids.slice(0, -1).join(", ")} and ${ids.at(-1)}`;
  return { id: "unknown", reason: `the file ${foreignWord(head)}; supported are ${known}` };
}

const REPORT_PARSERS: Readonly<Record<ReportFormat, (text: string) => ParseResult<TestReport>>> = {
  junit: parseJunit,
  "pytest-json-report": parsePytestJsonReport,
  ctrf: parseCtrf,
};

/** True when the detected format is a test report's, which `parseReport` reads. */
export function isReportFormat(id: Detection["id"]): id is ReportFormat {
  return REPORT_FORMATS.some((format) => format === id);
}

/** The facts of one file of a test run, or every reason why it has none. */
export function parseReport(text: string, formatId: ReportFormat): ParseResult<TestReport> {
  return REPORT_PARSERS[formatId](text);
}
