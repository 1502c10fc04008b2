import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { looksLikeTap } from "@/lib/formats/tap/detect";
import { parseTap } from "@/lib/formats/tap/parse";

const TEXT = readFileSync(new URL("fixtures/report.tap", import.meta.url), "utf8");

function report(text: string) {
  const parsed = parseTap(text);
  if (!parsed.ok) throw new Error(parsed.issues[0]?.message);
  return parsed.value;
}

const linesOf = (text: string) =>
  report(text).results.map(({ place, path, status }) => `${[place, ...path].join("::")} ${status}`);

it("counts leaves below the points that sum them up", () => {
  expect(linesOf(TEXT)).toEqual([
    "test/cart.test.js::total::adds up passed",
    "test/cart.test.js::total::of none failed",
    "test/cart.test.js::off quarantined",
    "test/cart.test.js::known bug xfailed",
    "test/cart.test.js::one day skipped",
    "buffered::inner passed",
    "(no suite)::escaped # skip is a name passed",
  ]);
  const { results, incomplete, writer } = report(TEXT);
  expect([incomplete, writer]).toEqual([null, "a TAP 14 producer"]);
  expect(results[0]?.durationMs).toBe(2);
  expect(results[1]?.message).toMatch(/^1 is not 0\n/);
});

it.each([
  ["fewer tests than planned", "1..3\nok 1\nok 2", "counts 3 tests, the stream holds 2"],
  ["more tests than planned", "1..1\nok 1\nok 2", "counts 1 tests, the stream holds 2"],
  ["no plan", "ok 1\nok 2", "there is no plan"],
  ["a bail out", "1..2\nok 1\nBail out! no database", "Bail out! no database"],
  ["nothing to run", "1..0 # skip no browser", "no test ran: no browser"],
  ["a subtest short of tests", "    1..2\n    ok 1 - a\nok 1 - b\n1..1", "of a subtest counts 2"],
  ["braces without an end", "ok 1 - a {\n    ok 1 - b\n1..1", "no end"],
])("%s leaves the report incomplete", (_, text, words) => {
  expect(report(text).incomplete).toContain(words);
});

it("a parent that failed while its tests passed is an error", () => {
  const [, own] = report("    ok 1 - a\n    1..1\nnot ok 1 - b\n1..1").results;
  expect(own).toMatchObject({ place: "b", path: ["(collection)"], status: "error" });
});

it("a file that failed as a whole could not be run", () => {
  expect(linesOf("not ok 1 - test/a.test.js\n1..1")).toEqual([
    "test/a.test.js::(collection) failed",
  ]);
});

it("notes behind a point are its message (bats, mocha)", () => {
  const text = "1..2\nnot ok 1 fails\n# (in test file t.bats, line 2)\n#   `false' failed\nok 2 a";
  expect(report(text).results[0]?.message).toContain("(in test file t.bats, line 2)");
});

it("a diagnosis is no part of the stream, whatever it says", () => {
  const text = "1..1\nnot ok 1 - a\n  ---\n  text: |\n    ok 7 - not a test\n    1..9\n  ...";
  expect(linesOf(text)).toEqual(["(no suite)::a failed"]);
});

it("streams behind each other have the sum of their plans", () => {
  expect(report("1..1\nok 1 - a\n1..1\nok 1 - b").incomplete).toBeNull();
});

it("refuses what is too deep and what is none, with the line", () => {
  const deep = `1..1\n${" ".repeat(4 * 64)}ok 1`;
  expect(parseTap(deep)).toMatchObject({ ok: false, issues: [{ line: 2, column: 1 }] });
  expect(parseTap("hello")).toMatchObject({ ok: false, issues: [{ line: 1, column: 1 }] });
});

it.each([
  ["TAP version 13\nok 1", true],
  ["> shop@1.0.0 test\n> tap\n\n1..2\nok 1", true],
  ["# tests\nnot ok 1 - a", true],
  ["noise\nTAP version 14\nok", true],
  ["ok: 1\nname: a", false],
  ["okay", false],
  ['{"ok":1}', false],
])("%j looks like TAP: %s", (text, expected) => {
  expect(looksLikeTap(text)).toBe(expected);
});
