import { describe, expect, it } from "vitest";
import { detectFormat, FORMATS } from "@/lib/formats/registry";

describe("detectFormat", () => {
  it.each([
    ['{"format":"plumbline.scan/1","tool":{}}', "plumbline.scan/1"],
    ['\ufeff{"tool":{"name":"x"}, "format" : "plumbline.scan/1"}\n{"sha":1}', "plumbline.scan/1"],
    ['{"format":"plumbline.scan/2"}', "plumbline.scan/1"],
    ['{"sha":"0123","parents":[]}', "plumbline.scan/1"],
    ["# a plan\nformat: plumbline.plan/1\nid: a", "plumbline.plan/1"],
    ['id: a\nformat: "plumbline.plan/1"', "plumbline.plan/1"],
    ['{\n  "id": "a",\n  "format": "plumbline.plan/1"\n}', "plumbline.plan/1"],
    ["{ format: plumbline.plan/1, id: a }", "plumbline.plan/1"],
    ['<?xml version="1.0"?>\n<testsuites tests="1">', "junit"],
    ["\n<!-- by -->\n<j:testsuite xmlns:j='x'/>", "junit"],
    ['<!DOCTYPE testsuites [<!ENTITY a "b">]><testsuites>', "junit"],
    ['{"results":{"tool":{"name":"x"},"summary":{},"tests":[]}}', "ctrf"],
    ['{"created":1,"exitcode":0,"summary":{},"tests":[]}', "pytest-json-report"],
    [
      `{"collectors":["${"x".repeat(100_000)}"],"exitcode":1,"summary":{},"tests":[]}`,
      "pytest-json-report",
    ],
  ])("%j is %s", (text, id) => {
    expect(detectFormat(text)).toMatchObject({ id });
  });

  it.each([
    ["", "is empty: did the tool that wrote it fail?"],
    [
      "<testsuites xmlns='http://check.sourceforge.net/ns'>",
      "looks like libcheck's own XML, which is not supported; JUnit XML is",
    ],
    ["<report name='x'>", "looks like a JaCoCo coverage report, which is not supported"],
    ["<test-run id='1'>", "looks like an NUnit report, which is not supported; JUnit XML is"],
    ["<assemblies>", "looks like an xunit.net report, which is not supported; JUnit XML is"],
    ["<robot/>", "looks like a Robot Framework report, which is not supported; JUnit XML is"],
    ["<checkstyle/>", "looks like a Checkstyle report, which is not supported yet"],
    ["<TestRun xmlns='x'>", "looks like a TRX report, which is not supported yet"],
    [
      '[{"filePath":"a","messages":[]}]',
      "looks like an ESLint JSON report, which is not supported yet",
    ],
    [
      '{"config":{},"suites":[]}',
      "looks like a Playwright JSON report, which is not supported yet",
    ],
    ['{"results":["tests","tool"]}', 'is JSON without a "format" field that is known here'],
    ["<!DOCTYPE html><html>", "is an HTML page: was an error page saved instead?"],
    ["<pom/>", "is XML of a kind that is not supported"],
    ['{"version":"2.1.0","runs":[]}', "looks like a SARIF report, which is not supported yet"],
    [
      '{"numTotalTests":3,"testResults":[]}',
      "looks like a Jest or Vitest JSON report, which is not supported yet",
    ],
    ["[]", "is an empty JSON list, which does not say what it is a list of"],
    ['{"a":1}', 'is JSON without a "format" field that is known here'],
    ["TAP version 13\nok 1", "looks like a TAP stream, which is not supported yet"],
    ["format: plumbline.wish/1", "names a plumbline format that is not known here"],
    ["id: a\nversion: 1", "has no line `format: plumbline.plan/1`, as a plan must"],
    ["Hello, world", "is in no format that is known here"],
  ])("%j is unknown, and says what it looks like", (text, words) => {
    expect(detectFormat(text)).toEqual({
      id: "unknown",
      reason: `the file ${words}; supported are plumbline.scan/1, plumbline.plan/1, junit, ctrf, pytest-json-report and codeowners`,
    });
  });

  // Anything worse than linear in these would not end within a test's time.
  it("looks at the head, and at the fields of JSON once, however the text goes on", () => {
    for (const text of [
      "{".repeat(8e6),
      "\n".repeat(8e6),
      `{"format"${" ".repeat(8e6)}`,
      ",  ".repeat(2e6),
      `{${'"a":"",'.repeat(1e6)}`,
      `{"a":${'["",'.repeat(2e6)}`,
      `{"${"\\".repeat(8e6)}`,
    ]) {
      expect(detectFormat(text).id).toBe("unknown");
    }
  });

  it("has a title for each format", () => {
    expect(FORMATS.every(({ title }) => title.length > 0)).toBe(true);
  });
});
