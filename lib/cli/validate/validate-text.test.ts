import { describe, expect, it } from "vitest";
import { validateText } from "@/lib/cli/validate/validate-text";

function validate(text: string, encoding: BufferEncoding = "utf8") {
  const chunks = async function* () {
    yield Buffer.from(text, encoding);
  };
  return validateText(chunks(), "a file");
}

const JUNIT = `<?xml version="1.0" encoding="UTF-16"?>
<testsuites name="nextest-run" timestamp="2026-03-01T10:00:00Z">
  <testsuite name="shop" tests="3">
    <properties><property name="plumbline.simulated" value="true"/></properties>
    <testcase name="adds" classname="shop"/>
    <testcase name="pays" classname="shop"><flakyFailure message="late"/></testcase>
    <testcase name="refunds" classname="shop" file="shop.rs"><failure message="never"/></testcase>
  </testsuite>
  <testsuite name="lost" tests="2"/>
</testsuites>`;

const SCAN = [
  {
    format: "plumbline.scan/1",
    tool: { name: "hand", version: "1" },
    recorded: { modules: ["a"] },
    languages: ["python"],
  },
]
  .map((line) => JSON.stringify(line))
  .join("\n");

describe("validateText on a test report", () => {
  it.each(["utf8", "utf16le"] as const)("says what it holds (%s)", async (encoding) => {
    expect(await validate(JUNIT, encoding)).toEqual({
      isSound: true,
      lines: [
        "junit by cargo-nextest: 3 tests in 1 file (2 passed, 1 failed)",
        "started at 2026-03-01T10:00:00.000Z",
        "retried with another end: 1",
        'incomplete: the suite "lost" counts 2 tests and holds none',
        "simulated: the report says that it was made by a simulation",
      ],
    });
  });

  it("says every reason why it is none", async () => {
    const ctrf = {
      results: { tool: {}, tests: [{ name: "a", status: "green" }, { status: "passed" }] },
    };
    expect(await validate(JSON.stringify(ctrf))).toEqual({
      isSound: false,
      lines: [
        "ctrf, not sound: 2 reasons",
        'results.tests[0].status must be one of passed, failed, skipped, pending, other; it is "green" (/results/tests/0/status)',
        "results.tests[1].name must be the test's name; it is missing (/results/tests/1/name)",
      ],
    });
    expect(await validate("<testsuites>\n<testsuite>")).toMatchObject({
      isSound: false,
      lines: [
        "junit, not sound: one reason",
        expect.stringMatching(/^line 2, column \d+: .*cut off/),
      ],
    });
    const nothing = await validate(" \n");
    expect(nothing.isSound).toBe(false);
    expect(nothing.lines[0]).toMatch(/^the file is empty/);
  });
});

it("reads a scan in UTF-16 as it reads it in UTF-8", async () => {
  const verdict = await validate(SCAN, "utf16le");
  expect(verdict).toEqual(await validate(SCAN));
  expect(verdict.lines[0]).toContain("plumbline.scan/1");
});
