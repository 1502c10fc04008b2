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
    ["<TestRun xmlns='x'>", "trx"],
    ['{"config":{},"suites":[]}', "playwright-json"],
    ['{"numTotalTests":3,"testResults":[]}', "jest-json"],
    ['{"pytest_version":"9","$report_type":"SessionStart"}', "pytest-reportlog"],
    ['# p\nFAIL\tp [build failed]\n{"Action":"start","Package":"p"}', "go-test-json"],
    ["TAP version 13\nok 1", "tap"],
    ["1..0 # skip", "tap"],
    ['{"uuid":"1","historyId":"2","status":"passed"}', "allure"],
    ['{"uuid":"1","children":["2"]}', "allure"],
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
    ["<pmd/>", "looks like a PMD report, which is not supported; SARIF is"],
    ['{"results":["tests","tool"]}', 'is JSON without a "format" field that is known here'],
    ["<!DOCTYPE html><html>", "is an HTML page: was an error page saved instead?"],
    ["<pom/>", "is XML of a kind that is not supported"],
    ["[]", "is an empty JSON list, which does not say what it is a list of"],
    ['{"a":1}', 'is JSON without a "format" field that is known here'],
    ["format: plumbline.wish/1", "names a plumbline format that is not known here"],
    ["id: a\nversion: 1", "has no line `format: plumbline.plan/1`, as a plan must"],
    ["Hello, world", "is in no format that is known here"],
  ])("%j is unknown, and says what it looks like", (text, words) => {
    const known = detectFormat(text);
    expect(known).toEqual({ id: "unknown", reason: expect.stringContaining(`the file ${words};`) });
    expect(known).toMatchObject({ reason: expect.stringMatching(/ supported are plumbline.scan/) });
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
