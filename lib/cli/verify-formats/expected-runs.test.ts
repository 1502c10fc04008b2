import { describe, expect, it } from "vitest";
import { RUN_COMPARISONS } from "@/lib/cli/verify-formats/expected-runs";
import { keyOf } from "@/lib/formats/collapse-results";
import { corpusBytes, corpusRows, hasCorpus } from "@/lib/formats/fixtures/corpus";
import { detectFormat, isReportFormat, parseReport } from "@/lib/formats/registry";
import { decodeText } from "@/lib/formats/text";

const rows = corpusRows(Object.keys(RUN_COMPARISONS));

it.runIf(!hasCorpus)("the corpus of real reports is not here, so nothing was compared", () => {
  expect(rows).toEqual([]);
});

describe.runIf(hasCorpus)("what runners write themselves", () => {
  it.each(rows.map((row) => [row.path, row] as const))("%s", (path, { format, expected }) => {
    const decoded = decodeText(corpusBytes(path));
    if (!decoded.ok) throw new Error(decoded.issues[0]?.message);
    const { id } = detectFormat(decoded.value);
    expect(id).toBe(format);
    if (!isReportFormat(id)) throw new Error("it is no report of tests");
    const report = parseReport(decoded.value, id);
    if (!report.ok) throw new Error(report.issues[0]?.message);
    const { results, incomplete } = report.value;
    const comparison = RUN_COMPARISONS[id]?.(expected, report.value);
    expect(comparison?.found).toEqual(comparison?.expected);
    expect(results.length > 0 || incomplete !== null).toBe(true);
    expect(new Set(results.map(keyOf)).size).toBe(results.length);
  });
});

it("a difference of any count is seen", () => {
  const records = { "test:pass": 2, "leaf:pass": 2, "package:pass": 1 };
  const report = {
    ...({ format: "go-test-json", writer: "go test", startedAt: null } as const),
    ...{ isSimulated: false, incomplete: null, results: [], records },
  };
  const row = { tests_and_subtests: 2, final: { pass: 1, fail: 1 }, packages: 1 };
  const { expected, found } = RUN_COMPARISONS["go-test-json"]?.(row, report) ?? {};
  expect(expected).toMatchObject({ "test:pass": 1, "test:fail": 1, "leaf:pass": 0 });
  expect(found).toMatchObject({ "test:pass": 2, "test:fail": 0, "leaf:pass": 2 });
});
