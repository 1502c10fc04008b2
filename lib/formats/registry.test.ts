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
  ])("%j is %s", (text, id) => {
    expect(detectFormat(text)).toMatchObject({ id });
  });

  it.each([
    ["", "is empty: did the tool that wrote it fail?"],
    [
      '<?xml version="1.0"?>\n<testsuites tests="1">',
      "looks like a JUnit XML report, which is not supported yet",
    ],
    ["<testsuite/>", "looks like a JUnit XML report, which is not supported yet"],
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
      reason: `the file ${words}; supported are plumbline.scan/1 and plumbline.plan/1`,
    });
  });

  it("looks at the head only, however the text goes on", () => {
    const startedAt = performance.now();
    for (const text of [
      "{".repeat(8e6),
      "\n".repeat(8e6),
      `{"format"${" ".repeat(8e6)}`,
      ",  ".repeat(2e6),
    ]) {
      expect(detectFormat(text).id).toBe("unknown");
    }
    expect(performance.now() - startedAt).toBeLessThan(1000);
  });

  it("has a title for each format", () => {
    expect(FORMATS.every(({ title }) => title.length > 0)).toBe(true);
  });
});
