import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { parseJestJson } from "@/lib/formats/jest-json/parse";

const TEXT = readFileSync(new URL("fixtures/report.json", import.meta.url), "utf8");
const whole = () => JSON.parse(TEXT);

function report(value: unknown) {
  const result = parseJestJson(JSON.stringify(value));
  if (!result.ok) throw new Error(result.issues[0]?.message);
  return result.value;
}

it("reads tests with their describes, retries and files that cannot run", () => {
  const { results, incomplete, startedAt, writer } = report(whole());
  const lines = results.map(
    ({ place, path, status, isRetried }) =>
      `${[place, ...path].join("::")} ${status}${isRetried ? " retried" : ""}`,
  );
  const file = "/home/ci/shop/src/cart.test.js";
  expect(lines).toEqual([
    `${file}::cart::total > net::adds up passed`,
    `${file}::cart::fails failed`,
    `${file}::cart::in the end passed retried`,
    `${file}::cart::off skipped`,
    `${file}::cart::one day skipped`,
    "/home/ci/shop/src/broken.test.js::(collection) error",
  ]);
  expect([incomplete, writer, startedAt]).toEqual([null, "Jest", 1_772_359_200_000]);
  expect(results[1]?.message).toMatch(/^Error: 1 is not 2\n/);
  expect(results[5]?.message).toContain("Cannot find module");
});

it("two tests of one name in a file stay two", () => {
  const twice = whole();
  twice.testResults[0].assertionResults.push(twice.testResults[0].assertionResults[0]);
  expect(report(twice).results.map(({ path }) => path.at(-1))).toContain("adds up #2");
});

it("reads the object that reporters get: tests in testResults, the project as variant", () => {
  const test = { ancestorTitles: [], title: "works", status: "passed", failureMessages: [] };
  const { results } = report({
    numTotalTests: 1,
    testResults: [
      {
        testFilePath: "C:\\shop\\a.test.ts",
        displayName: { name: "web", color: "red" },
        testResults: [test],
      },
      { testFilePath: "/shop/b.test.ts", testExecError: { message: "no" }, testResults: [] },
    ],
  });
  expect(results).toMatchObject([
    { place: "C:/shop/a.test.ts", variant: "web", path: ["works"], status: "passed" },
    { place: "/shop/b.test.ts", path: ["(collection)"], status: "error", message: "no" },
  ]);
});

it("a file that failed while its tests did not is an error of its own", () => {
  const value = whole();
  value.testResults[0].assertionResults.splice(1, 1);
  const own = report(value).results.filter(({ path }) => path[0] === "(collection)");
  expect(own.map(({ place }) => place)).toContain("/home/ci/shop/src/cart.test.js");
});

it.each([
  ["interrupted", { wasInterrupted: true }, "interrupted"],
  ["short of tests", { numTotalTests: 9 }, "counts 9 tests, its files hold 6"],
  ["of no test", { testResults: [], numTotalTests: 0, success: true }, "holds no test"],
  ["failed without a failure", { testResults: [], numTotalTests: 0 }, "says that the run failed"],
])("a run that is %s is incomplete", (_, change, words) => {
  expect(report({ ...whole(), ...change }).incomplete).toContain(words);
});

it.each([
  ["testResults", { testResults: {} }, "/testResults"],
  ["assertions", { testResults: [{ assertionResults: 1 }] }, "/testResults/0/assertionResults"],
  [
    "a status",
    { testResults: [{ assertionResults: [{ status: "okay" }] }] },
    "/testResults/0/assertionResults/0/status",
  ],
])("refuses %s that is none at its place", (_, value, pointer) => {
  const result = parseJestJson(JSON.stringify(value));
  if (result.ok) throw new Error("it was taken");
  expect(result.issues[0]?.pointer).toBe(pointer);
});
