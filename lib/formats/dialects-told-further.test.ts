import { describe, expect, it } from "vitest";
import { detectFormat, parseFindings, parseReport } from "@/lib/formats/registry";

/** Shapes seen in the fixtures of further readers of reports: small copies made by hand. */

const wordOf = (text: string) => {
  const told = detectFormat(text);
  return told.id === "unknown" ? told.reason.split(";")[0] : told.id;
};

it("a pointer of Git LFS is told, and words with a colon are no plan", () => {
  expect(wordOf("version https://git-lfs.github.com/spec/v1\noid sha256:20e6\nsize 234443\n")).toBe(
    "the file is a pointer of Git LFS: the file itself was not fetched (`git lfs pull`)",
  );
  expect(wordOf("Error: expect(received).toBe(expected)\n\nExpected: 4\n")).toBe(
    "the file is in no format that is known here",
  );
});

describe("what shares its root with a format that is read", () => {
  it.each([
    [
      "CppUnit",
      "<TestRun><FailedTests><FailedTest id='3'><Name>M::t</Name></FailedTest></FailedTests></TestRun>",
      "the file looks like the XML of CppUnit or AUnit, which is not supported",
    ],
    [
      "AUnit",
      "<TestRun elapsed='6.2E-4'><Statistics><Tests>14</Tests></Statistics></TestRun>",
      "the file looks like the XML of CppUnit or AUnit, which is not supported",
    ],
    ["TRX", '<TestRun id="1" name="r"><Results/></TestRun>', "trx"],
    [
      "Burp",
      '<issues burpVersion="1.6.05"><issue/></issues>',
      "the file looks like a Burp report, which is not supported",
    ],
    [
      "Android Lint",
      '<issues format="6"><issue/></issues>',
      "the file looks like an Android Lint report, which is not supported",
    ],
    [
      "Boost.Test",
      "<TestLog><TestSuite/></TestLog>",
      "the file looks like Boost.Test's own XML (`--log_format=JUNIT` writes JUnit), which is not supported",
    ],
  ])("%s is told by what stands in it", (_, text, word) => {
    expect(wordOf(text)).toBe(word);
  });
});

it("googletest's skip without a child is no pass", () => {
  const text = `<testsuites name="AllTests" tests="3"><testsuite name="S" tests="3">
    <testcase name="Runs" status="run" result="completed" classname="S"/>
    <testcase name="Skips" status="run" result="skipped" classname="S"/>
    <testcase name="DISABLED_a" status="notrun" result="suppressed" classname="S"/>
  </testsuite></testsuites>`;
  const parsed = parseReport(text, "junit");
  if (!parsed.ok) throw new Error(parsed.issues[0]?.message);
  expect(parsed.value.results.map(({ status }) => status)).toEqual([
    "passed",
    "skipped",
    "skipped",
  ]);
});

it("Semgrep's two lists alone are told by the field of its rules", () => {
  const result = { check_id: "a.b", path: "a.py", start: { line: 3 }, extra: { message: "m" } };
  const text = JSON.stringify({ results: [result], errors: [] }, null, 2);
  expect(wordOf(text)).toBe("semgrep-json");
  const parsed = parseFindings(text, "semgrep-json");
  expect(parsed.ok && parsed.value.runs[0]?.findings).toMatchObject([{ rule: "a.b", line: 3 }]);
  expect(wordOf('{"results":[],"errors":[]}')).toMatch(/^the file is JSON/);
});
