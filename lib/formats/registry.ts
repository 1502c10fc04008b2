import {
  FINDINGS_FORMATS as FINDINGS_IDS,
  type FindingsFormat,
  type FindingsReport,
} from "@/lib/domain/findings/report";
import { REPORT_FORMATS, type ReportFormat, type TestReport } from "@/lib/domain/tests/report";
import { behindBanner } from "@/lib/formats/banner";
import { looksLikeCodeowners } from "@/lib/formats/codeowners/detect";
import { FINDINGS_FORMATS } from "@/lib/formats/findings-formats";
import { foreignWord } from "@/lib/formats/foreign";
import type {
  OwnersFormat,
  PlanFormat,
  ScanFormat,
  ScannerFormat,
  TestsFormat,
} from "@/lib/formats/format";
import type { ParseResult } from "@/lib/formats/issue";
import { jsonKeys } from "@/lib/formats/json-keys";
import { PLAN_FORMAT } from "@/lib/formats/plan/schema";
import { SCAN_FORMAT } from "@/lib/formats/scan/schema";
import { TEST_FORMATS } from "@/lib/formats/test-formats";

/** Of a file that says who owns which paths; it has no version and no mark of its own. */
export const OWNERS_FORMAT = "codeowners";

type Format =
  | ScanFormat<typeof SCAN_FORMAT>
  | PlanFormat<typeof PLAN_FORMAT>
  | TestsFormat
  | ScannerFormat
  | OwnersFormat<typeof OWNERS_FORMAT>;

/** What a text is by its content; or a sentence that says what it looks like instead. */
export type Detection =
  | { readonly id: Format["id"]; readonly title: string }
  | { readonly id: "unknown"; readonly reason: string };

/** The supported formats, asked in order. */
export const FORMATS: readonly Format[] = [
  {
    kind: "scan",
    id: SCAN_FORMAT,
    title: "imports of commits, one JSON object a line",
    written: "`plumbline scan`",
    source: "GET /api/v1/schemas/scan",
    matches: (head) =>
      /^\{[^\n]*"format"\s*:\s*"plumbline\.scan\//.test(head) || /^\{"sha"\s*:/.test(head),
  },
  {
    kind: "plan",
    id: PLAN_FORMAT,
    title: "a plan, YAML or JSON",
    written: "people, and `plumbline discover --draft`",
    source: "GET /api/v1/schemas/plan",
    matches: (head) => /(?:^|[\n{,])[ \t]*["']?format["']?\s*:\s*["']?plumbline\.plan\//.test(head),
  },
  ...TEST_FORMATS,
  ...FINDINGS_FORMATS,
  // Last: it is told by the shape of its lines alone.
  {
    kind: "owners",
    id: OWNERS_FORMAT,
    title: "a CODEOWNERS file",
    written: "people, for GitHub and GitLab",
    source:
      "https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners",
    matches: looksLikeCodeowners,
  },
];

const HEAD_LENGTH = 64 * 1024;

/** Tells the format by the decoded text, mostly by its head; never by a file's name. */
export function detectFormat(text: string): Detection {
  const head = headOf(text);
  // Of a report with other text in front the parser says where that stands, or reads the lines behind it.
  const format = formatOf(text) ?? formatOf(behindBanner(text) ?? "");
  if (format !== undefined) return { id: format.id, title: format.title };
  const ids = FORMATS.map(({ id }) => id);
  const known = `${ids.slice(0, -1).join(", ")} and ${ids.at(-1)}`;
  return { id: "unknown", reason: `the file ${foreignWord(head)}; supported are ${known}` };
}

function headOf(text: string): string {
  const start = text.startsWith("\ufeff") ? 1 : 0;
  return text.slice(start, start + HEAD_LENGTH).trimStart();
}

function formatOf(text: string): Format | undefined {
  const head = headOf(text);
  let found: ReadonlySet<string> | null = null;
  const keys = () => {
    found ??= jsonKeys(text);
    return found;
  };
  return FORMATS.find(({ matches }) => matches(head, keys));
}

/**
 * The same where the uploader says what it is: believed where the content does not tell. What tells another format stays
 * that: a name does not make it readable.
 */
export function detectNamed(text: string, named: string | null): Detection {
  const told = detectFormat(text);
  const format = FORMATS.find(({ id }) => id === named);
  if (told.id !== "unknown" || format === undefined) return told;
  if (text.trim() !== "" || ("isCleanWhenBlank" in format && format.isCleanWhenBlank)) {
    return { id: format.id, title: format.title };
  }
  return told;
}

/** True when the detected format is a test report's, which `parseReport` reads. */
export function isReportFormat(id: Detection["id"]): id is ReportFormat {
  return REPORT_FORMATS.some((format) => format === id);
}

/** True when the detected format is another scanner's, which `parseFindings` reads. */
export function isFindingsFormat(id: Detection["id"]): id is FindingsFormat {
  return FINDINGS_IDS.some((format) => format === id);
}

/** The facts of one file of a test run, or every reason why it has none. */
export function parseReport(text: string, formatId: ReportFormat): ParseResult<TestReport> {
  return parserOf(TEST_FORMATS, formatId)(text);
}

/** The facts of one report of another scanner, or every reason why it has none. */
export function parseFindings(text: string, formatId: FindingsFormat): ParseResult<FindingsReport> {
  return parserOf(FINDINGS_FORMATS, formatId)(text);
}

function parserOf<Parse>(
  formats: readonly { readonly id: string; readonly parse: Parse }[],
  id: string,
): Parse {
  const format = formats.find((entry) => entry.id === id);
  if (format === undefined) throw new Error(`the registry has no parser of ${id}`);
  return format.parse;
}
