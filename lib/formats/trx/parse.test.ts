import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { elapsedMs } from "@/lib/formats/trx/elapsed";
import { parseTrx } from "@/lib/formats/trx/parse";

const TEXT = readFileSync(new URL("fixtures/report.trx", import.meta.url), "utf8");

function report(text: string) {
  const parsed = parseTrx(text);
  if (!parsed.ok) throw new Error(parsed.issues[0]?.message);
  return parsed.value;
}

it("joins results to their classes, and counts the rows of data", () => {
  const { results, startedAt, incomplete, records } = report(TEXT);
  expect(
    results.map(({ place, path, status }) => `${[place, ...path].join("::")} ${status}`),
  ).toEqual([
    "Shop.Tests.CartTests::AddsUp passed",
    'Shop.Tests.CartTests::Totals(net: 1, text: "a.b") failed',
    'Shop.Tests.CartTests::Totals(net: 2, text: "") passed',
    "Shop.Tests.RowTests::Rows (one) passed",
    "Shop.Tests.RowTests::Rows (two) failed",
    "Shop.Tests.CartTests::Later quarantined",
    "Shop.Other::Lost error",
    "Shop.Other::Silent error",
  ]);
  expect([startedAt, incomplete]).toEqual([Date.UTC(2026, 2, 1, 10, 0, 0, 500), null]);
  expect(results.slice(0, 2).map(({ durationMs }) => durationMs)).toEqual([1250, 500]);
  expect(results[1]?.message).toMatch(/^Assert.Equal\(\) Failure\nat Shop/);
  expect(records).toMatchObject({ result: 9, inner: 2, definitions: 4, "outcome:Failed": 3 });
});

it.each([
  [
    "a run that was aborted",
    /outcome="Failed"><Counters/,
    'outcome="Aborted"><Counters',
    "Aborted",
  ],
  ["results that are not there", /total="9"/, 'total="12"', "say 12 results, the report holds 9"],
])("%s is incomplete", (_, from, to, words) => {
  expect(report(TEXT.replace(from, to)).incomplete).toContain(words);
});

it("what the runner says of itself is told with it", () => {
  const infos =
    '<ResultSummary outcome="Error"><RunInfos><RunInfo><Text>the host crashed</Text></RunInfo></RunInfos>';
  const text = TEXT.replace('<ResultSummary outcome="Failed">', infos);
  expect(report(text).incomplete).toBe("the run ended as Error: the host crashed");
});

it("rows that passed do not hide that their test failed", () => {
  const text = TEXT.replace(
    'testName="Rows (two)" duration="00:00:00.0010000" outcome="Failed"',
    'testName="Rows (two)" outcome="Passed"',
  );
  const own = report(text).results.find(({ path }) => path[0] === "(collection)");
  expect(own).toMatchObject({ place: "Shop.Tests.RowTests", status: "error" });
});

it("an empty run is taken and incomplete; another root and a DOCTYPE are refused", () => {
  expect(report('<TestRun xmlns="x"/>').incomplete).toBe("the report holds no test");
  for (const text of ["<Results/>", "<!DOCTYPE a><TestRun/>", "<TestRun>"]) {
    const parsed = parseTrx(text);
    if (parsed.ok) throw new Error("it was taken");
    expect(parsed.issues[0]?.line).toBe(1);
  }
});

it.each([
  [{ duration: "1.02:03:04.5" }, 93_784_500],
  [{ duration: "later" }, null],
  [{}, null],
])("elapsedMs(%j) is %s", (attributes, expected) => {
  expect(elapsedMs(attributes)).toBe(expected);
});
