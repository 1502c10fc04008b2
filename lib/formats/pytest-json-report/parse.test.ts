import { describe, expect, it } from "vitest";
import { testId } from "@/lib/domain/tests/report";
import { parsePytestJsonReport } from "@/lib/formats/pytest-json-report/parse";
import { splitNodeId } from "@/lib/formats/pytest-node-id";

const REPORT = {
  created: 1_770_000_010.5,
  duration: 10.25,
  exitcode: 1,
  root: "/home/ci/shop",
  environment: {},
  summary: { total: 8 },
  collectors: [
    { nodeid: "tests", outcome: "passed", result: [] },
    {
      nodeid: "tests/test_broken.py",
      outcome: "failed",
      result: [],
      longrepr: "E   ImportError: gone",
    },
  ],
  tests: [
    {
      nodeid: "tests/test_a.py::TestA::test_x[a::b]",
      outcome: "passed",
      setup: { duration: 0.1, outcome: "passed" },
      call: { duration: 0.2, outcome: "passed" },
      teardown: { duration: 0.3, outcome: "passed" },
    },
    {
      nodeid: "tests/test_a.py::test_fail",
      outcome: "failed",
      setup: { duration: 0.1, outcome: "passed" },
      call: {
        duration: 0.2,
        outcome: "failed",
        crash: { path: "/x.py", lineno: 1, message: "ValueError: nul \u0000" },
        longrepr: "> raise",
      },
    },
    {
      nodeid: "tests/test_a.py::test_setup",
      outcome: "error",
      setup: { outcome: "failed", longrepr: "no db" },
    },
    {
      nodeid: "tests/test_a.py::test_skip",
      outcome: "skipped",
      setup: {
        outcome: "skipped",
        longrepr: "('/src/quarantine/test_a.py', 10, 'Skipped: later')",
      },
    },
    {
      nodeid: "tests/test_a.py::test_quarantined",
      outcome: "skipped",
      setup: {
        outcome: "skipped",
        longrepr: "('/src/test_a.py', 10, 'Skipped: quarantined, issue 12')",
      },
    },
    { nodeid: "tests/test_a.py::test_xfail", outcome: "xfailed" },
    { nodeid: "tests/test_a.py::test_xpass", outcome: "xpassed" },
    { nodeid: "tests/test_a.py::test_flaky", outcome: "rerun" },
    { nodeid: "tests/test_a.py::test_flaky", outcome: "passed" },
  ],
};

function read(report: unknown) {
  const parsed = parsePytestJsonReport(JSON.stringify(report));
  if (!parsed.ok) throw new Error(parsed.issues[0]?.message);
  return parsed.value;
}

describe("parsePytestJsonReport", () => {
  it("reads every outcome, attempts and what could not be collected", () => {
    const report = read(REPORT);
    expect(
      report.results.map(({ place, path, status, isRetried }) => [
        testId(place, path),
        status,
        isRetried,
      ]),
    ).toEqual([
      ["tests/test_broken.py::(collection)", "error", false],
      ["tests/test_a.py::TestA::test_x[a::b]", "passed", false],
      ["tests/test_a.py::test_fail", "failed", false],
      ["tests/test_a.py::test_setup", "error", false],
      ["tests/test_a.py::test_skip", "skipped", false],
      ["tests/test_a.py::test_quarantined", "quarantined", false],
      ["tests/test_a.py::test_xfail", "xfailed", false],
      ["tests/test_a.py::test_xpass", "xpassed", false],
      ["tests/test_a.py::test_flaky", "passed", true],
    ]);
    expect(report.results[0]?.message).toBe("E   ImportError: gone");
    expect(report.results[1]?.durationMs).toBe(600);
    expect(report.results[2]?.message).toBe("ValueError: nul \ufffd\n> raise");
    expect(report).toMatchObject({
      format: "pytest-json-report",
      startedAt: 1_770_000_000_250,
      incomplete: null,
      isSimulated: false,
    });
  });

  it.each([
    [2, "pytest was interrupted before its end (exit code 2)"],
    [3, "pytest ended with an internal error (exit code 3)"],
    [4, "pytest was called in a wrong way (exit code 4)"],
    [5, "pytest found no test to run (exit code 5)"],
    [0, "the report holds no test"],
  ])("exit code %i without tests: %s", (exitcode, incomplete) => {
    expect(read({ exitcode, summary: { total: 0 }, tests: [] })).toMatchObject({
      results: [],
      incomplete,
    });
  });

  it("a summary without its tests is incomplete", () => {
    expect(read({ exitcode: 0, summary: { total: 4 } }).incomplete).toBe(
      "the summary counts 4 tests, the list holds none",
    );
  });

  it("a simulation says so in its environment", () => {
    const report = { exitcode: 0, environment: { "plumbline.simulated": "true" }, tests: [] };
    expect(read(report).isSimulated).toBe(true);
  });

  it("refuses with pointers, and broken text with its place", () => {
    const bad = { tests: [{ nodeid: "a.py::b", outcome: "fine" }, { outcome: "passed" }, 3] };
    expect(parsePytestJsonReport(JSON.stringify(bad))).toMatchObject({
      ok: false,
      total: 3,
      issues: [
        { pointer: "/tests/0/outcome", message: expect.stringContaining('it is "fine"') },
        { pointer: "/tests/1/nodeid", message: expect.stringContaining("it is missing") },
        { pointer: "/tests/2/nodeid" },
      ],
    });
    expect(parsePytestJsonReport('{"tests":\n [}')).toMatchObject({
      ok: false,
      issues: [{ line: 2, column: 3 }],
    });
    expect(parsePytestJsonReport('{"tests": 1}')).toMatchObject({
      issues: [{ pointer: "/tests" }],
    });
    expect(parsePytestJsonReport("[]")).toMatchObject({ ok: false });
  });
});

it.each([
  ["a.py::b", "a.py", ["b"]],
  ["d[1]/a.py::b[x::y]", "d[1]/a.py", ["b[x::y]"]],
  ["a.py", "a.py", ["(no name)"]],
  ["a.py::", "a.py", ["(no name)"]],
])("splitNodeId(%j)", (nodeId, place, path) => {
  expect(splitNodeId(nodeId)).toEqual({ place, path });
});
