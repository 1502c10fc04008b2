import { describe, expect, it } from "vitest";
import type { FindingsFormat } from "@/lib/domain/findings/report";
import { type ReportFormat, testId } from "@/lib/domain/tests/report";
import { detectFormat, parseFindings, parseReport } from "@/lib/formats/registry";

/** Shapes that runners and linters were seen to write, told and read: small copies made by hand. */

function testsOf(text: string, format: ReportFormat): string[] {
  expect(detectFormat(text).id).toBe(format);
  const parsed = parseReport(text, format);
  if (!parsed.ok) throw new Error(parsed.issues[0]?.message);
  return parsed.value.results.map(({ place, path, status }) => `${testId(place, path)} ${status}`);
}

function findingsOf(text: string, format: FindingsFormat): string[] {
  expect(detectFormat(text).id).toBe(format);
  const parsed = parseFindings(text, format);
  if (!parsed.ok) throw new Error(parsed.issues[0]?.message);
  return parsed.value.runs.flatMap(({ tool, findings }) =>
    findings.map(({ rule, path, line }) => `${tool} ${rule} ${path}:${line}`),
  );
}

describe("linters that write other tools' formats", () => {
  it("a SARIF log with a bag of properties is no schema", () => {
    const result = { ruleId: "R", message: { text: "m" } };
    const run = { tool: { driver: { name: "T" } }, results: [result] };
    const log = { $schema: "sarif", version: "2.1.0", runs: [run], properties: { a: 1 } };
    expect(findingsOf(JSON.stringify(log), "sarif")).toEqual(["T R :null"]);
    const schema = { $schema: "s", properties: { version: {}, runs: { type: "array" } } };
    expect(detectFormat(JSON.stringify(schema)).id).toBe("unknown");
  });

  it("Biome's and oxlint's JUnit are findings, by the rules of their other formats", () => {
    const biome = `<testsuites name="Biome" tests="1"><testsuite name="src/a.js" package="org.biome">
      <testcase name="org.biome.lint.style.useConst" line="2" column="8"><failure message="m">line 2, col 8, m</failure></testcase>
    </testsuite></testsuites>`;
    expect(findingsOf(biome, "junit-lint")).toEqual(["Biome lint/style/useConst src/a.js:2"]);
    const oxlint = `<testsuites name="Oxlint" tests="1"><testsuite name="src/a.js">
      <testcase name="eslint(no-eval)"><failure message="m">line 7, column 5, m</failure></testcase>
    </testsuite></testsuites>`;
    expect(findingsOf(oxlint, "junit-lint")).toEqual(["oxlint eslint(no-eval) src/a.js:7"]);
  });

  it("so is PHP_CodeSniffer's, whose cases name rule, file and line in one", () => {
    const text = `<testsuites name="PHP_CodeSniffer 3.7.1" tests="2"><testsuite name="/w/a b.php">
      <testcase name="PEAR.Commenting.Missing at /w/a b.php (3:7)"><failure type="warning" message="m"/></testcase>
    </testsuite><testsuite name="/w/clean.php"><testcase name="/w/clean.php"/></testsuite></testsuites>`;
    expect(findingsOf(text, "junit-lint")).toEqual([
      "PHP_CodeSniffer PEAR.Commenting.Missing /w/a b.php:3",
    ]);
    const parsed = parseFindings(text, "junit-lint");
    expect(parsed.ok && parsed.value.runs[0]?.findings[0]?.level).toBe("warning");
  });

  it.each([
    ["lint/style/useConst", "Biome"],
    ["unicorn(no-empty-file)", "oxlint"],
    ["eslint.rules.no-eval", "ESLint"],
    ["Squiz.Commenting", "checkstyle"],
  ])("checkstyle with the rule %s is by %s", (rule, tool) => {
    const error = `<error line="1" severity="error" message="m" source="${rule}"/>`;
    const text = `<checkstyle version="4.3"><file name="a.js">${error}</file></checkstyle>`;
    expect(findingsOf(text, "checkstyle")).toEqual([`${tool} ${rule} a.js:1`]);
  });
});

describe("what stands beside the tests fails as the file, and clears with it", () => {
  const suite = (cases: string, name = "Mocha Tests") =>
    `<testsuite name="${name}" tests="1">${cases}</testsuite>`;
  const fail = "<failure>no</failure>";

  it.each(["before all", "after all", "before each", "after each"])("mocha's hook %s", (hook) => {
    const title = `&quot;${hook}&quot; hook: x for &quot;one&quot;`;
    const text = suite(
      `<testcase classname="s" name="${title}" file="/w/t/a.js">${fail}</testcase>
       <testcase classname="s" name="${title} b" file="/w/t/a.js">${fail}</testcase>
       <testcase classname="s" name="fine" file="/w/t/a.js"/>`,
    );
    expect(testsOf(text, "junit")).toEqual([
      "/w/t/a.js::(collection) failed",
      "/w/t/a.js::s::fine passed",
    ]);
    const tap = `1..2\nnot ok 1 s "${hook}" hook for "one"\nok 2 s fine\n`;
    expect(testsOf(tap, "tap")).toEqual([
      "(no suite)::(collection) failed",
      "(no suite)::s fine passed",
    ]);
    const tests = [{ name: `"${hook}" hook for "one"`, status: "failed", filePath: "t/a.js" }];
    const ctrf = JSON.stringify({ results: { tool: { name: "mocha" }, summary: {}, tests } });
    expect(testsOf(ctrf, "ctrf")).toEqual(["t/a.js::(collection) failed"]);
  });

  it("a test that is only called like a hook stays one while it passes", () => {
    const text = suite('<testcase classname="s" name="&quot;before all&quot; hook is fast"/>');
    expect(testsOf(text, "junit")).toEqual(['s::"before all" hook is fast passed']);
  });

  it("jest-junit's word for a file that broke beside its tests", () => {
    const title = "Test execution failure: could be caused by test hooks like 'afterAll'.";
    const text = `<testsuites name="jest tests"><testsuite name="s">
      <testcase classname="s a" name="s a" file="t/a.test.js"/>
      <testcase classname="s" name="${title}" file="t/a.test.js">${fail}</testcase></testsuite></testsuites>`;
    expect(testsOf(text, "junit")).toEqual([
      "t/a.test.js::s a passed",
      "t/a.test.js::(collection) failed",
    ]);
  });

  it("a describe without tests, as Vitest calls it", () => {
    const text = `<testsuites name="vitest tests"><testsuite name="t/a.test.js">
      <testcase classname="t/a.test.js" name="empty"><failure message="No test found in suite empty"/></testcase>
      <testcase classname="t/a.test.js" name="s &gt; a"/></testsuite></testsuites>`;
    expect(testsOf(text, "junit")).toEqual([
      "t/a.test.js::(collection) failed",
      "t/a.test.js::s::a passed",
    ]);
  });

  it("a file that AVA could not run", () => {
    const text = `TAP version 13
not ok 1 - t/a.test.mjs exited with a non-zero exit code: 1
not ok 2 - No tests found in t/b.test.mjs
1..2`;
    expect(testsOf(text, "tap")).toEqual([
      "t/a.test.mjs::(collection) failed",
      "t/b.test.mjs::(collection) failed",
    ]);
  });
});

it.each(["notrun", "disabled", "Ignored"])("a case with status=%s has not passed", (status) => {
  const text = `<testsuite name="s"><testcase name="a" classname="a" status="${status}"/></testsuite>`;
  expect(testsOf(text, "junit")).toEqual(["s::a skipped"]);
});

it("node:test's failing todo fails nothing, in JUnit as in TAP", () => {
  const todo = '<skipped type="todo" message="true"/><failure message="no"/>';
  const xml = `<testsuites><testsuite name="s"><testcase name="t" classname="test">${todo}</testcase></testsuite></testsuites>`;
  expect(testsOf(xml, "junit")).toEqual(["s::t xfailed"]);
  expect(
    testsOf("TAP version 13\n    not ok 1 - t # TODO\n    1..1\nok 1 - s\n1..1", "tap"),
  ).toEqual(["s::t xfailed"]);
});

it("Jest's test without a title has none of its describe's", () => {
  const test = { ancestorTitles: ["s"], title: "", fullName: "s", status: "passed" };
  const testResults = [{ name: "/w/a.js", assertionResults: [test], status: "passed" }];
  const text = JSON.stringify({ numTotalTests: 1, success: true, testResults });
  expect(testsOf(text, "jest-json")).toEqual(["/w/a.js::s::(no name) passed"]);
});

describe("TAP of other producers", () => {
  it.each([
    ["any case of its version", "tap Version 13\n1..1\nok"],
    ["a pragma first", "pragma +strict\n1..1\nok 1 - a"],
    ["a subtest first", "# Seeded srand\n# Subtest: s\n    ok 1 - a\n    1..1\nok 1 - s\n1..1"],
    ["what a test printed in front", "hello\n# a comment\n1..1\nok 1"],
    ["the plan of Test.pm", "# Running\n1..2 todo 2;\nok 1\nok 2"],
  ])("%s is told", (_, text) => {
    expect(testsOf(text, "tap").length).toBeGreaterThan(0);
    const parsed = parseReport(text, "tap");
    expect(parsed.ok && parsed.value.incomplete).toBeNull();
  });

  it("prose with an ok in it is none", () => {
    expect(detectFormat("we did it\nok 1 more\n").id).toBe("unknown");
    expect(detectFormat("ok: 1\n1..2\n").id).toBe("unknown");
  });
});

it.each(["labels", "steps", "parameters", "testCaseId", "stage", "historyId"])(
  "an Allure result with no more than %s is one",
  (field) => {
    const value = {
      uuid: "1",
      name: "a",
      status: "passed",
      [field]: field === "stage" ? "finished" : [],
    };
    expect(detectFormat(JSON.stringify(value)).id).toBe("allure");
  },
);

it.each([
  ["src/a.py:3: error: no [misc]\nFound 1 error", "mypy --output json"],
  ["src/a.py:3:1: E501 line too long (88 > 79)", "ruff check --output-format json"],
  [
    "************* Module a\nsrc/a.py:1:0: C0114: Missing (missing-module-docstring)",
    "pylint --output-format json2",
  ],
  [
    "\n/w/a.js\n  1:1  error  no  no-var\n\n✖ 1 problem (1 error, 0 warnings)",
    "eslint --format json",
  ],
  ['{"stats":{"tests":1},"tests":[],"pending":[],"failures":[],"passes":[]}', "Mocha JSON report"],
  ['<results version="2"><cppcheck version="2.8"/></results>', "Cppcheck"],
  ["<Site><Testing/></Site>", "ctest --output-junit"],
])("%j is refused with what it is", (text, words) => {
  const told = detectFormat(text);
  expect(told.id === "unknown" && told.reason).toContain(words);
});

describe("what stands in front of a report, or in it, is said with its place", () => {
  const refusal = (text: string) => {
    const told = detectFormat(text);
    if (told.id !== "junit" && told.id !== "eslint-json" && told.id !== "sarif")
      throw new Error(`told as ${told.id}`);
    const parsed = told.id === "junit" ? parseReport(text, told.id) : parseFindings(text, told.id);
    if (parsed.ok) throw new Error("it was taken");
    return parsed.issues[0];
  };
  const XML =
    '<?xml version="1.0"?>\n<testsuite name="s"><testcase name="a">@</testcase></testsuite>';

  it("what npm prints", () => {
    const text =
      '\n> shop@1.0.0 lint\n> eslint -f json .\n\n[{"filePath":"/a.js","messages":[]}]\n';
    expect(refusal(text)).toMatchObject({ line: 2, column: 1 });
    expect(refusal(text)?.message).toContain("npm run --silent");
    const log = '// by hand\n{"version":"2.1.0","runs":[]}';
    expect(refusal(log)).toMatchObject({ line: 1, column: 1 });
    expect(refusal(`> shop@1.0.0 test\n${XML}`)).toMatchObject({ line: 1 });
    expect(refusal(`${XML}\nDone in 3 s\n`)?.message).toContain("behind the report");
  });

  it("lines are read behind it", () => {
    const line = {
      file: "a.py",
      line: 1,
      column: 0,
      message: "m",
      hint: null,
      code: "x",
      severity: "error",
    };
    expect(findingsOf(`Using config\n${JSON.stringify(line)}\n`, "mypy-json")).toHaveLength(1);
  });

  it("prose with a brace in it stays what it is", () => {
    expect(detectFormat("hello\n{ world }\n").id).toBe("unknown");
    expect(detectFormat('hello\n{"a":1}\n').id).toBe("unknown");
  });

  it.each([
    ["a & b", { line: 2, column: 51 }, "&amp;"],
    ["<![CDATA[a & b]]> &nbsp; x & y", { line: 2 }, "undefined entity"],
    ["\u001b[31mred", { line: 2 }, "U+001B"],
    ["\u0000", { line: 2 }, "U+0000"],
  ])("%j in a test", (inner, place, words) => {
    const issue = refusal(XML.replace("@", () => `<failure>${inner}</failure>`));
    expect(issue).toMatchObject(place);
    expect(issue?.message).toContain(words);
  });

  it("a & in a CDATA section or a comment is none", () => {
    for (const inner of ["<![CDATA[a & b]]>", "<!-- a & b -->", "<![CDATA[ & "]) {
      const issue = refusal(`<testsuite name="s"><testcase name="a">${inner}`);
      expect(issue?.message).toContain("cut off");
    }
  });

  it("a < in an attribute", () => {
    const issue = refusal('<testsuite name="a">\n<testcase name="b<c"/></testsuite>');
    expect(issue).toMatchObject({ line: 2, message: expect.stringContaining("&lt;") });
  });

  it("a report that was cut off is still said to be", () => {
    expect(refusal(XML.slice(0, 70).replace("@", "&amp; &#10; &#xA0;"))?.message).toContain(
      "cut off",
    );
  });
});
