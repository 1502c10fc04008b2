import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { parseAllure } from "@/lib/formats/allure/parse";

const TEXT = readFileSync(new URL("fixtures/result.json", import.meta.url), "utf8");
const result = (change: object = {}) => ({ ...JSON.parse(TEXT), ...change });

function folder(...files: readonly object[]): string {
  const lines = files.map((file, index) =>
    JSON.stringify({ file: `${index}-result.json`, text: JSON.stringify(file) }),
  );
  return ['{"plumbline.folder":1}', ...lines].join("\n");
}

function report(text: string) {
  const parsed = parseAllure(text);
  if (!parsed.ok) throw new Error(parsed.issues[0]?.message);
  return parsed.value;
}

it("reads one result: file, titles, project", () => {
  const { results, startedAt, incomplete } = report(TEXT);
  expect(results).toEqual([
    {
      ...{
        place: "e2e/cart.spec.ts",
        isFile: true,
        path: ["totals", "adds up"],
        variant: "chromium",
      },
      ...{ status: "failed", isRetried: false, durationMs: 250 },
      message: "Error: 1 is not 2\n    at e2e/cart.spec.ts:9:3",
    },
  ]);
  expect([startedAt, incomplete]).toEqual([1_772_359_200_000, null]);
});

it("attempts are one test: the one that stopped last, retried when the ends differ", () => {
  const passed = result({
    uuid: "2",
    status: "passed",
    statusDetails: {},
    stop: 1_772_359_300_000,
  });
  for (const files of [
    [result(), passed],
    [passed, result()],
  ]) {
    const { results } = report(folder(...files));
    expect(results).toMatchObject([{ status: "passed", isRetried: true }]);
    expect(results[0]?.message).toContain("1 is not 2");
  }
});

it.each([
  ["broken", {}, "error"],
  ["skipped", {}, "skipped"],
  ["skipped", { statusDetails: { muted: true } }, "quarantined"],
  ["unknown", {}, "skipped"],
  [null, {}, "error"],
])("status %s with %j is %s", (status, change, expected) => {
  expect(report(JSON.stringify(result({ status, ...change }))).results[0]?.status).toBe(expected);
});

it.each([
  [
    "a class of Java",
    { labels: [{ name: "testClass", value: "org.shop.CartTest" }], name: "addsUp" },
    ["org.shop.CartTest", false, "addsUp"],
  ],
  [
    "the file before # of the full name",
    { fullName: "src/cart.test.ts#cart adds up", name: "adds up" },
    ["src/cart.test.ts", true, "adds up"],
  ],
  [
    "its suites",
    {
      labels: [
        { name: "parentSuite", value: "Shop" },
        { name: "suite", value: "Cart" },
      ],
    },
    ["Shop", false, "Cart::adds up"],
  ],
  [
    "parameters that tell tests apart",
    {
      parameters: [
        { name: "net", value: "1" },
        { name: "key", value: "x", mode: "masked" },
      ],
    },
    ["(no suite)", false, "adds up [net=1]"],
  ],
])("stands at %s", (_, change, expected) => {
  const bare = result({ titlePath: [], labels: [], parameters: [], fullName: "", ...change });
  const [first] = report(JSON.stringify(bare)).results;
  expect([first?.place, first?.isFile, first?.path.join("::")]).toEqual(expected);
});

it("a container names results; without them the report is incomplete", () => {
  const container = { uuid: "c", name: "before", children: [result().uuid, "gone"] };
  expect(report(JSON.stringify(container)).incomplete).toBe(
    "containers name 2 results that are not here",
  );
  expect(report(folder(container, result())).incomplete).toBe(
    "containers name a result that is not here",
  );
});

it("refuses with the name of the file, and the place in it", () => {
  const broken = `{"plumbline.folder":1}\n${JSON.stringify({ file: "a-result.json", text: '{"a":\n}' })}`;
  expect(parseAllure(broken)).toMatchObject({ issues: [{ line: 2, column: 1 }] });
  const parsed = parseAllure(folder(result(), result({ status: "fine" })));
  if (parsed.ok) throw new Error("it was taken");
  expect(parsed.issues[0]?.message).toMatch(/^1-result\.json: status must be one of/);
  expect(parsed.issues[0]?.pointer).toBe("/status");
});
