import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { TEST_STATUSES, type TestReport } from "@/lib/domain/tests/report";
import { collapseResults, keyOf } from "@/lib/formats/collapse-results";
import { mutated, mutation } from "@/lib/formats/fixtures/mutation";
import type { ParseResult } from "@/lib/formats/issue";
import { detectFormat, parseReport } from "@/lib/formats/registry";
import { isStorable } from "@/lib/formats/text";

const read = (path: string) => readFileSync(new URL(path, import.meta.url), "utf8");
const XML = readdirSync(new URL("junit/fixtures/", import.meta.url)).map((name) =>
  read(`junit/fixtures/${name}`),
);

/** What holds of every answer, whatever the bytes were. */
function expectSound(parsed: ParseResult<TestReport>): void {
  if (!parsed.ok) {
    expect(parsed.issues.length).toBeGreaterThan(0);
    expect(parsed.issues.every(({ message }) => message !== "" && isStorable(message))).toBe(true);
    return;
  }
  const { results, incomplete, writer, startedAt } = parsed.value;
  expect(results.length > 0 || incomplete !== null).toBe(true);
  expect(isStorable(writer) && isStorable(incomplete ?? "")).toBe(true);
  expect(startedAt === null || Number.isInteger(startedAt)).toBe(true);
  expect(new Set(results.map(keyOf)).size).toBe(results.length);
  for (const { place, path, variant, status, durationMs, message } of results) {
    expect([place, variant, message ?? "", ...path].every(isStorable)).toBe(true);
    expect(path.length > 0 && place !== "" && path.every((part) => part !== "")).toBe(true);
    expect(TEST_STATUSES).toContain(status);
    expect(durationMs === null || (Number.isInteger(durationMs) && durationMs >= 0)).toBe(true);
    expect((message ?? "").length).toBeLessThanOrEqual(4000);
  }
}

const BITS = [
  "<",
  ">",
  "&",
  '"',
  "]]>",
  "<!--",
  "<![CDATA[",
  "</testcase>",
  "<testcase/>",
  "&#0;",
  "\0",
  "\ud800",
  "é",
];
const splice = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  cut: fc.nat(60),
  put: fc.oneof(fc.constantFrom(...BITS), fc.string({ maxLength: 8, unit: "binary" })),
});

function spliced(
  text: string,
  changes: readonly { at: number; cut: number; put: string }[],
): string {
  return changes.reduce((current, { at, cut, put }) => {
    const from = Math.floor(at * current.length);
    return `${current.slice(0, from)}${put}${current.slice(from + cut)}`;
  }, text);
}

describe("whatever the bytes are, a parser answers soundly", () => {
  it("JUnit XML that was damaged", () => {
    fc.assert(
      fc.property(fc.constantFrom(...XML), fc.array(splice, { maxLength: 3 }), (text, changes) => {
        const damaged = spliced(text, changes);
        detectFormat(damaged);
        const parsed = parseReport(damaged, "junit");
        expectSound(parsed);
        if (!parsed.ok) expect(parsed.issues[0]?.line).toBeGreaterThan(0);
      }),
      { numRuns: 200 },
    );
  });

  it("JUnit XML that was cut is never taken as whole", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...XML),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (text, at) => {
          const whole = text.trimEnd();
          const parsed = parseReport(whole.slice(0, Math.floor(at * whole.length)), "junit");
          expect(parsed.ok).toBe(at === 1);
        },
      ),
    );
  });

  it.each(["pytest-json-report", "ctrf"] as const)("%s that was changed", (format) => {
    const original = JSON.parse(read(`${format}/fixtures/report.json`));
    expect(detectFormat(JSON.stringify(original)).id).toBe(format);
    expect(parseReport(JSON.stringify(original), format).ok).toBe(true);
    fc.assert(
      fc.property(fc.array(mutation, { minLength: 1, maxLength: 3 }), (changes) => {
        const text = JSON.stringify(changes.reduce<unknown>(mutated, original));
        detectFormat(text);
        expectSound(parseReport(text, format));
      }),
      { numRuns: 300 },
    );
  });

  it("a report again gives the same", () => {
    for (const text of XML) {
      const parsed = parseReport(text, "junit");
      expect(parseReport(text, "junit")).toEqual(parsed);
      expect(parseReport(`\ufeff${text}`, "junit")).toEqual(parsed);
      const results = parsed.ok ? parsed.value.results : [];
      expect(collapseResults(results, "others")).toEqual(results);
    }
  });
});
