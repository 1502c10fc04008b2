import { describe, expect, it } from "vitest";
import { testId } from "@/lib/domain/tests/report";
import { parseCtrf } from "@/lib/formats/ctrf/parse";

function report(tests: readonly unknown[], more: object = {}) {
  return { results: { tool: { name: "jest" }, summary: { tests: tests.length }, tests, ...more } };
}

function read(value: unknown) {
  const parsed = parseCtrf(JSON.stringify(value));
  if (!parsed.ok) throw new Error(parsed.issues[0]?.message);
  return parsed.value;
}

const brief = (value: unknown) =>
  read(value).results.map(({ place, path, variant, status, isRetried }) => [
    testId(place, path),
    variant,
    status,
    isRetried,
  ]);

describe("parseCtrf", () => {
  it("reads statuses, suites as text and as a list, and retries", () => {
    const tests = [
      {
        name: "adds",
        status: "passed",
        duration: 12.6,
        suite: ["cart", "items"],
        filePath: "./t/cart.js",
      },
      {
        name: "cart pays",
        status: "failed",
        suite: "cart.js > cart",
        filePath: "t/cart.js",
        message: "m",
        trace: "t",
      },
      { name: "a", status: "pending" },
      { name: "b", status: "skipped", message: "in quarantine", suite: "x" },
      { name: "c", status: "other", rawStatus: "todo" },
      { name: "d", status: "other", rawStatus: "broken" },
      { name: "e", status: "passed", flaky: true, retries: 1, browser: "chromium 1" },
      { name: "f", status: "failed", retries: 2, retryAttempts: [{ status: "failed" }] },
      { name: "a", status: "passed" },
    ];
    expect(brief(report(tests))).toEqual([
      ["t/cart.js::cart::items::adds", "", "passed", false],
      ["t/cart.js::cart pays", "", "failed", false],
      ["(no suite)::a", "", "skipped", false],
      ["x::b", "", "quarantined", false],
      ["(no suite)::c", "", "skipped", false],
      ["(no suite)::d", "", "error", false],
      ["(no suite)::e", "chromium 1", "passed", true],
      ["(no suite)::f", "", "failed", false],
      ["(no suite)::a #2", "", "passed", false],
    ]);
    expect(read(report(tests)).results[0]?.durationMs).toBe(13);
    expect(read(report(tests)).results[1]?.message).toBe("m\nt");
  });

  it("reads Playwright's project, file and expected failures", () => {
    const at = {
      filePath: "/home/ci/shop/e2e/a.spec.ts",
      suite: "chromium > e2e/a.spec.ts > cart",
    };
    const extra = { annotations: [{ type: "fail" }] };
    const tests = [
      { ...at, name: "adds", status: "passed" },
      { ...at, name: "fails as expected", status: "passed", rawStatus: "failed", extra },
      {
        ...at,
        name: "passes unexpectedly",
        status: "passed",
        rawStatus: "passed",
        flaky: true,
        extra,
      },
    ];
    expect(brief(report(tests, { tool: { name: "playwright" } }))).toEqual([
      ["e2e/a.spec.ts::cart::adds", "chromium", "passed", false],
      ["e2e/a.spec.ts::cart::fails as expected", "chromium", "xfailed", false],
      ["e2e/a.spec.ts::cart::passes unexpectedly", "chromium", "xpassed", false],
    ]);
  });

  it.each([
    [{ start: 1_770_000_000_250 }, undefined, 1_770_000_000_250],
    [{ start: 1_770_000_000 }, undefined, 1_770_000_000_000],
    [{ start: 0 }, "2026-03-01T10:00:00Z", Date.UTC(2026, 2, 1, 10)],
    [undefined, undefined, null],
  ])("summary %j, timestamp %s: started at %s", (summary, timestamp, startedAt) => {
    expect(read({ ...report([], { summary }), timestamp }).startedAt).toBe(startedAt);
  });

  it("says what is missing and what is simulated", () => {
    expect(read(report([])).incomplete).toBe("the report holds no test");
    const lost = report([{ name: "a", status: "passed" }], { summary: { tests: 3 } });
    expect(read(lost).incomplete).toBe("the summary counts 3 tests, the list holds 1");
    const extra = { "plumbline.simulated": true };
    expect(read({ ...report([]), extra }).isSimulated).toBe(true);
    expect(read(report([], { environment: { extra } })).isSimulated).toBe(true);
  });

  it("refuses with pointers, and broken text with its place", () => {
    const tests = [{ status: "passed" }, { name: "a", status: "green" }];
    expect(parseCtrf(JSON.stringify(report(tests)))).toMatchObject({
      ok: false,
      issues: [{ pointer: "/results/tests/0/name" }, { pointer: "/results/tests/1/status" }],
    });
    expect(parseCtrf("{}")).toMatchObject({ issues: [{ pointer: "/results" }] });
    expect(parseCtrf('{"results":{}}')).toMatchObject({ issues: [{ pointer: "/results/tests" }] });
    expect(parseCtrf('{"results"')).toMatchObject({
      issues: [{ line: 1, column: 11, message: expect.stringContaining("was it cut off?") }],
    });
    expect(parseCtrf(`{"a":${"[".repeat(100_000)}`)).toMatchObject({
      issues: [{ message: "the report is nested more than 64 levels deep" }],
    });
  });
});
