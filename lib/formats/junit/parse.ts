import type { ReportedResult, TestReport } from "@/lib/domain/tests/report";
import { collapseResults, isBad } from "@/lib/formats/collapse-results";
import type { FormatIssue, ParseResult } from "@/lib/formats/issue";
import { coordinateReader } from "@/lib/formats/junit/coordinates";
import type { Coordinates, RawCase } from "@/lib/formats/junit/raw";
import { readJunit } from "@/lib/formats/junit/reader";
import { writerOf } from "@/lib/formats/junit/writer";
import { countWords } from "@/lib/formats/record-count";
import { incompleteText, storableText } from "@/lib/formats/report-text";

/**
 * JUnit XML in the dialects of its writers (FORMATS 2). Refused are a DOCTYPE, ill-formed XML (line and column), another
 * root, more than 64 levels, 1,000 attributes of a tag or 100,000 tests. A well-formed report without tests is taken, and
 * says that it is incomplete.
 */
export function parseJunit(text: string): ParseResult<TestReport> {
  const raw = readJunit(text);
  if (!raw.ok) return raw;
  const { cases, gaps, startedAt, isSimulated } = raw.value;
  const writer = writerOf(raw.value);
  const coordinates = coordinateReader(writer.dialect, cases);
  const results = cases.map((item) => resultOf(item, coordinates(item)));
  const warnings: FormatIssue[] = [];
  if (writer.linter !== null) {
    const message = `these are findings of ${writer.linter} in the shape of tests; they are counted as tests`;
    warnings.push({ message, pointer: "" });
  }
  const value: TestReport = {
    format: "junit",
    writer: storableText(writer.name),
    startedAt,
    isSimulated,
    incomplete: incompleteText(gaps),
    results: collapseResults(results, writer.repeats),
    records: countWords(cases.map(({ status }) => status)),
  };
  return { ok: true, value, warnings };
}

// Field by field: spreading two objects for each of 50,000 tests costs more than reading the XML.
function resultOf(item: RawCase, { place, isFile, path, variant }: Coordinates): ReportedResult {
  const { isRetried, durationMs, message } = item;
  const status = item.isTodo && isBad(item.status) ? "xfailed" : item.status;
  return { place, isFile, path, variant, status, isRetried, durationMs, message };
}
