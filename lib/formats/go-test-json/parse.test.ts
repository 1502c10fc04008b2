import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { parseGoTestJson } from "@/lib/formats/go-test-json/parse";

const TEXT = readFileSync(new URL("fixtures/report.jsonl", import.meta.url), "utf8");

function report(text: string) {
  const parsed = parseGoTestJson(text);
  if (!parsed.ok) throw new Error(parsed.issues[0]?.message);
  return parsed.value;
}

/** Events of one package as lines. */
function events(...all: readonly (readonly [string, string?, string?])[]): string {
  return all
    .map(([Action, Test, Output]) => JSON.stringify({ Action, Package: "p", Test, Output }))
    .join("\n");
}

const linesOf = (text: string) =>
  report(text).results.map(
    ({ place, path, status, isRetried }) =>
      `${[place, ...path].join("::")} ${status}${isRetried ? " retried" : ""}`,
  );

it("counts leaves, joins attempts and finds packages that did not build", () => {
  expect(linesOf(TEXT)).toEqual([
    "example.com/shop/broken::(collection) error",
    "example.com/shop/cart::TestTotal/of_none failed",
    "example.com/shop/cart::TestTotal/of_a/b passed",
    "example.com/shop/cart::TestPrints passed",
    "example.com/shop/cart::TestSkipped skipped",
    "example.com/shop/cart::TestFlaky passed retried",
  ]);
  const { startedAt, incomplete, results, records } = report(TEXT);
  expect([startedAt, incomplete]).toEqual([Date.UTC(2026, 2, 1, 10, 0, 0, 500), null]);
  expect(results[1]).toMatchObject({
    durationMs: 250,
    message: "cart_test.go:9: got 1, want 0",
  });
  expect(records).toMatchObject({ "test:fail": 2, "leaf:fail": 1, "test:unfinished": 1 });
});

it("a panic leaves tests without an end: errors, and the run is incomplete", () => {
  const text = events(
    ["start"],
    ["run", "TestA"],
    ["run", "TestB"],
    ["output", "TestB", "panic: nil map\n"],
    ["fail"],
  );
  expect(linesOf(text)).toEqual(["p::TestA error", "p::TestB error"]);
  expect(report(text).incomplete).toMatch(/no end of TestA and of 1 more.*a panic ended/);
});

it("a package that fails beside its tests is an error of its own", () => {
  const text = events(["run", "TestA"], ["pass", "TestA"], ["output", "", "exit 1\n"], ["fail"]);
  const { results } = report(text);
  expect(results).toMatchObject([
    { path: ["TestA"], status: "passed" },
    { path: ["(collection)"], status: "error" },
  ]);
  expect(results[1]?.message).toContain("exit 1");
});

it("a parent that fails while its subtests pass is told of its package", () => {
  const text = events(
    ["run", "TestA"],
    ["run", "TestA/x"],
    ["pass", "TestA/x"],
    ["fail", "TestA"],
    ["fail"],
  );
  const { results } = report(text);
  expect(results.map(({ status }) => status)).toEqual(["passed", "error"]);
  expect(results[1]?.message).toContain("TestA failed outside of its subtests");
});

it("without an end in a package that passed, nobody said that a test passed", () => {
  const { results, incomplete } = report(events(["run", "TestA"], ["pass"]));
  expect(results[0]?.status).toBe("skipped");
  expect(incomplete).toContain("no end of TestA");
});

it("a failed build is told with what the compiler said", () => {
  const text = [
    '{"ImportPath":"p [p.test]","Action":"build-output","Output":"./p_test.go:3:9: undefined: gone\\n"}',
    '{"ImportPath":"p [p.test]","Action":"build-fail"}',
    '{"Action":"fail","Package":"p","FailedBuild":"p [p.test]"}',
  ].join("\n");
  expect(report(text).results[0]?.message).toContain("undefined: gone");
});

it("a stream that was cut is incomplete", () => {
  expect(report(TEXT.slice(0, 900)).incomplete).not.toBeNull();
  expect(report(events(["start"], ["run", "TestA"], ["pass", "TestA"])).incomplete).toContain(
    "no end of the package",
  );
});

it.each([
  ["no event", "building\nFAIL", { line: 1, column: 1 }],
  [
    "a test that is no text",
    '{"Action":"run","Package":"p","Test":3}',
    { line: 1, pointer: "/Test" },
  ],
])("refuses %s at its place", (_, text, place) => {
  const parsed = parseGoTestJson(text);
  if (parsed.ok) throw new Error("it was taken");
  expect(parsed.issues[0]).toMatchObject(place);
});
