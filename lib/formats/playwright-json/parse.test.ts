import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { parsePlaywrightJson } from "@/lib/formats/playwright-json/parse";

const TEXT = readFileSync(new URL("fixtures/report.json", import.meta.url), "utf8");
const whole = () => JSON.parse(TEXT);

function parsed(value: unknown) {
  const result = parsePlaywrightJson(JSON.stringify(value));
  if (!result.ok) throw new Error(result.issues[0]?.message);
  return result;
}

it("a test is a spec in a project, its attempts one result", () => {
  const { value, warnings } = parsed(whole());
  const lines = value.results.map(
    ({ place, path, variant, status, isRetried }) =>
      `${[place, ...path].join("::")} ${variant} ${status}${isRetried ? " retried" : ""}`,
  );
  expect(lines).toEqual([
    "cart.spec.ts::opens chromium passed",
    "cart.spec.ts::opens firefox passed retried",
    "cart.spec.ts::totals::adds up chromium failed",
    "cart.spec.ts::totals::known bug chromium xfailed",
    "cart.spec.ts::totals::fixed bug chromium failed",
    "cart.spec.ts::totals::later chromium quarantined",
    "cart.spec.ts::totals::cut off chromium error",
    "cart.spec.ts::totals::after a failure chromium failed",
  ]);
  expect([value.incomplete, value.writer, warnings]).toEqual([null, "Playwright 1.65.1", []]);
  expect(value.startedAt).toBe(Date.UTC(2026, 2, 1, 9, 59, 59));
  expect(value.results[1]).toMatchObject({ durationMs: 80 });
  expect(value.results[1]?.message).toMatch(/^Error: not yet\n/);
  expect(value.results[2]?.message).toBe("Test timeout of 30000ms exceeded.");
  expect(value.results[4]?.message).toContain("expects it to fail");
});

it("a run without suites and with errors has crashed", () => {
  const location = { file: "/home/ci/shop/e2e/broken.spec.ts", line: 1, column: 1 };
  const { value } = parsed({
    ...whole(),
    suites: [],
    errors: [
      { message: "SyntaxError: Unexpected token", location },
      { message: "again", location },
      { message: "cannot be", location: { file: "/home/ci/shop/playwright.config.ts" } },
    ],
  });
  expect(value.results).toMatchObject([
    { place: "broken.spec.ts", path: ["(collection)"], status: "error" },
  ]);
  expect(value.incomplete).toMatch(/3 errors outside of its tests: SyntaxError: Unexpected token/);
});

it("old reports have no statistics: the first attempt tells the start", () => {
  const { stats: _, ...old } = whole();
  expect(parsed(old).value.startedAt).toBe(Date.UTC(2026, 2, 1, 10));
});

it("a run that lost tests is incomplete, one shard is said to be one", () => {
  const short = whole();
  short.suites[0].suites = [];
  short.config.shard = { current: 1, total: 2 };
  const { value, warnings } = parsed(short);
  expect(value.incomplete).toBe("the statistics count 8 tests, the list holds 2");
  expect(warnings[0]).toMatchObject({ pointer: "/config/shard" });
});

it("what was expected and has no attempt has not passed", () => {
  const report = whole();
  report.suites[0].specs[0].tests[0].results = [];
  expect(parsed(report).value.results[0]?.status).toBe("skipped");
});

it.each([
  ["suites", { suites: {} }, "/suites"],
  ["a suite", { suites: [3] }, "/suites/0"],
  ["specs", { suites: [{ specs: 1 }] }, "/suites/0/specs"],
  [
    "a status",
    { suites: [{ suites: [{ specs: [{ tests: [{ status: "fine" }] }] }] }] },
    "/suites/0/suites/0/specs/0/tests/0/status",
  ],
  [
    "an attempt",
    { suites: [{ specs: [{ tests: [{ status: "expected", results: [{ status: 1 }] }] }] }] },
    "/suites/0/specs/0/tests/0/results",
  ],
])("refuses %s that is none at its place", (_, value, pointer) => {
  const result = parsePlaywrightJson(JSON.stringify({ config: {}, ...value }));
  if (result.ok) throw new Error("it was taken");
  expect(result.issues[0]?.pointer).toBe(pointer);
});

it("refuses broken JSON with line and column", () => {
  expect(parsePlaywrightJson('{"suites":[\n}')).toMatchObject({ issues: [{ line: 2, column: 1 }] });
});
