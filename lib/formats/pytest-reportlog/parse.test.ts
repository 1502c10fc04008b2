import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { parsePytestReportlog } from "@/lib/formats/pytest-reportlog/parse";

const TEXT = readFileSync(new URL("fixtures/report.jsonl", import.meta.url), "utf8");

function report(text: string) {
  const parsed = parsePytestReportlog(text);
  if (!parsed.ok) throw new Error(parsed.issues[0]?.message);
  return parsed.value;
}

it("combines phases, reruns and subtests to tests", () => {
  const { results, incomplete, startedAt, writer } = report(TEXT);
  const lines = results.map(
    ({ place, path, status, isRetried }) =>
      `${[place, ...path].join("::")} ${status}${isRetried ? " retried" : ""}`,
  );
  expect(lines).toEqual([
    "tests/test_broken.py::(collection) error",
    "tests/test_cart.py::TestCart::test_total[a b] passed",
    "tests/test_cart.py::test_fails failed",
    "tests/test_cart.py::test_skipped quarantined",
    "tests/test_cart.py::test_xfail xfailed",
    "tests/test_cart.py::test_xpass xpassed",
    "tests/test_cart.py::test_flaky passed retried",
    "tests/test_cart.py::test_sub failed",
  ]);
  expect([incomplete, writer]).toEqual([null, "pytest 9.0.3"]);
  expect(startedAt).toBe(1_772_359_200_000);
  expect(results[1]?.durationMs).toBe(250);
  expect(results[2]?.message).toContain("assert 1 == 2\ndef test_fails():");
  expect(results[2]?.message).toContain("tests/test_cart.py:9: AssertionError");
  expect(results[7]?.message).toBe("2 == 2");
});

const lines = TEXT.trimEnd().split("\n");

it("a test under way when the log ends is an error, and the log incomplete", () => {
  // The setup of `test_fails` is the last that was written.
  const { results, incomplete } = report(lines.slice(0, 7).join("\n"));
  expect(results.at(-1)).toMatchObject({ path: ["test_fails"], status: "error" });
  expect(results.at(-1)?.message).toContain("under way");
  expect(incomplete).toContain("no end of the session");
});

it.each([
  [2, "interrupted"],
  [3, "internal error"],
  [4, "called in a wrong way"],
  [5, "found no test"],
])("exit code %i with no test is not all fine", (code, word) => {
  const text = `{"pytest_version":"9","$report_type":"SessionStart"}\n{"exitstatus":${code},"$report_type":"SessionFinish"}`;
  const { results, incomplete } = report(text);
  expect(results).toEqual([]);
  expect(incomplete).toContain(word);
});

it("a line that cannot be read leaves the report incomplete, with its number", () => {
  const cut = [...lines];
  cut[4] = cut[4]?.slice(0, 40) ?? "";
  expect(report(cut.join("\n")).incomplete).toContain("line 5 could not be read");
});

it.each([
  ["no line of it", "plain\ntext", { line: 1, column: 1 }],
  ["nothing but broken JSON", '{"a":1}\n{"b":', { line: 2, column: 6 }],
  [
    "no node id",
    '{"outcome":"passed","$report_type":"TestReport"}',
    { line: 1, pointer: "/nodeid" },
  ],
  [
    "an unknown outcome",
    '\n{"nodeid":"a.py::b","outcome":"fine","$report_type":"TestReport"}',
    { line: 2, pointer: "/outcome" },
  ],
])("refuses %s at its place", (_, text, place) => {
  const parsed = parsePytestReportlog(text);
  if (parsed.ok) throw new Error("it was taken");
  expect(parsed.issues[0]).toMatchObject(place);
});

it("a module that skips itself is skipped, a worker that crashed is an error", () => {
  const { results } = report(
    [
      '{"nodeid":"a.py","outcome":"skipped","longrepr":["a.py",1,"Skipped: no"],"$report_type":"CollectReport"}',
      '{"nodeid":"b.py::t","outcome":"failed","longrepr":"worker gw0 crashed","when":"???","$report_type":"TestReport"}',
      '{"exitstatus":1,"$report_type":"SessionFinish"}',
    ].join("\n"),
  );
  expect(results).toMatchObject([
    { path: ["(collection)"], status: "skipped", message: "Skipped: no" },
    { path: ["t"], status: "error", message: "worker gw0 crashed" },
  ]);
});
