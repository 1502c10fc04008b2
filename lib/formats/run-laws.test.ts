import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ReportFormat } from "@/lib/domain/tests/report";
import { mutated, mutation } from "@/lib/formats/fixtures/mutation";
import { expectSound, splice, spliced } from "@/lib/formats/fixtures/sound";
import { detectFormat, parseReport } from "@/lib/formats/registry";

/** Of each format; `npm run verify:formats -- DIR --mutations 10000` damages real files as often as that. */
const RUNS = 300;

const read = (path: string) => readFileSync(new URL(path, import.meta.url), "utf8");

const FIXTURES: ReadonlyMap<ReportFormat, string> = new Map([
  ["pytest-json-report", read("pytest-json-report/fixtures/report.json")],
  ["ctrf", read("ctrf/fixtures/report.json")],
  ["pytest-reportlog", read("pytest-reportlog/fixtures/report.jsonl")],
  ["playwright-json", read("playwright-json/fixtures/report.json")],
  ["jest-json", read("jest-json/fixtures/report.json")],
  ["go-test-json", read("go-test-json/fixtures/report.jsonl")],
  ["tap", read("tap/fixtures/report.tap")],
  ["trx", read("trx/fixtures/report.trx")],
  ["allure", read("allure/fixtures/result.json")],
  ["junit", read("junit/fixtures/nested.xml")],
]);

/** What holds of every answer; a refusal says where: a line, or a pointer into the document. */
function check(format: ReportFormat, text: string): void {
  detectFormat(text);
  const parsed = parseReport(text, format);
  expectSound(parsed);
  if (parsed.ok) return;
  for (const { line, pointer } of parsed.issues) {
    expect(pointer !== "" || (line ?? 0) > 0).toBe(true);
  }
}

describe("damaged text of each format is read soundly or refused at its place", () => {
  it.each([...FIXTURES.keys()])("%s", (format) => {
    const text = FIXTURES.get(format) ?? "";
    expect(detectFormat(text).id).toBe(format);
    expect(parseReport(text, format).ok).toBe(true);
    fc.assert(
      fc.property(fc.array(splice, { minLength: 1, maxLength: 3 }), (changes) => {
        check(format, spliced(text, changes));
      }),
      { numRuns: RUNS },
    );
  });
});

const WHOLE = [...FIXTURES].filter(
  ([format]) => /json|ctrf|allure/.test(format) && format !== "go-test-json",
);

describe("JSON that says something else than it should", () => {
  it.each(WHOLE)("%s", (format, text) => {
    const original = JSON.parse(text);
    fc.assert(
      fc.property(fc.array(mutation, { minLength: 1, maxLength: 3 }), (changes) => {
        check(format, JSON.stringify(changes.reduce<unknown>(mutated, original)));
      }),
      { numRuns: RUNS },
    );
  });

  it.each(["go-test-json", "pytest-reportlog"] as const)("%s, in any of its lines", (format) => {
    const lines = (FIXTURES.get(format) ?? "").trimEnd().split("\n");
    fc.assert(
      fc.property(fc.nat(lines.length - 1), mutation, (at, change) => {
        const line = lines[at] ?? "";
        if (!line.startsWith("{")) return;
        const changed = JSON.stringify(mutated(JSON.parse(line), change));
        check(format, lines.with(at, changed).join("\n"));
      }),
      { numRuns: RUNS },
    );
  });
});

describe("as many of something as a file can hold", () => {
  const events = (count: number, of: (index: number) => string) =>
    Array.from({ length: count }, (_, index) => of(index)).join("\n");

  it.each<[ReportFormat, string, string]>([
    [
      "go-test-json",
      "100,001 tests",
      events(100_002, (n) => `{"Action":"run","Package":"p","Test":"T${n}"}`),
    ],
    [
      "go-test-json",
      "100,001 packages",
      events(100_002, (n) => `{"Action":"start","Package":"p${n}"}`),
    ],
    ["tap", "1,000,001 lines", "x\n".repeat(1_000_001)],
    ["go-test-json", "1,000,001 lines", "x\n".repeat(1_000_001)],
    ["pytest-reportlog", "1,000,001 lines", "\n".repeat(1_000_001)],
    ["allure", "1,000,001 lines", `{"plumbline.folder":1}${"\n".repeat(1_000_001)}`],
    ["tap", "100,001 points", events(100_002, () => "ok")],
    ["trx", "100,001 results", `<TestRun>${events(100_001, () => "<UnitTestResult/>")}</TestRun>`],
    ["trx", "65 levels", `<TestRun>${"<a>".repeat(65)}`],
    [
      "jest-json",
      "100,001 tests",
      `{"testResults":[{"assertionResults":[${events(100_001, () => '{"status":"passed"},')}{"status":"passed"}]}]}`,
    ],
    [
      "playwright-json",
      "1,001 attempts",
      `{"suites":[{"specs":[{"tests":[{"status":"flaky","results":[${"0,".repeat(1000)}0]}]}]}]}`,
    ],
    ["playwright-json", "65 levels", `{"suites":${'[{"suites":'.repeat(40)}[]${"}]".repeat(40)}}`],
    [
      "allure",
      "65 levels",
      `{"uuid":"1","name":"a","status":"passed","steps":${"[".repeat(65)}${"]".repeat(65)}}`,
    ],
  ])("%s: %s are refused with the limit", (format, _, text) => {
    const parsed = parseReport(text, format);
    if (parsed.ok) throw new Error("it was taken");
    expect(parsed.issues[0]?.message).toMatch(/more than|at most/);
  });

  it("names with many parts, and containers of many results, cost no more than they are long", () => {
    const name = "a/".repeat(200_000);
    const go = events(20, (n) =>
      JSON.stringify({ Action: "fail", Package: "p", Test: `${name}${n}` }),
    );
    expect(parseReport(go, "go-test-json").ok).toBe(true);
    const children = JSON.stringify(Array.from({ length: 150_000 }, (_, index) => `${index}`));
    const allure = parseReport(`{"uuid":"c","children":${children}}`, "allure");
    expect(allure).toMatchObject({ ok: true, value: { results: [] } });
  });

  it("`__proto__` is a name like any other", () => {
    const text = `{"Action":"fail","Package":"__proto__","Test":"__proto__"}\n{"Action":"fail","Package":"__proto__"}`;
    const parsed = parseReport(text, "go-test-json");
    if (!parsed.ok) throw new Error("it was refused");
    expect(parsed.value.results).toMatchObject([{ place: "__proto__", path: ["__proto__"] }]);
    expect(Object.getPrototypeOf(parsed.value.records)).toBe(Object.prototype);
    expect("polluted" in {}).toBe(false);
  });
});
