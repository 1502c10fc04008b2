import { describe, expect, test } from "vitest";
import type { RuleMatch } from "../rule-matches";
import { changeRows, matchRows, partOf } from "./plan-matches";

const match = (over: Partial<RuleMatch>): RuleMatch => ({
  pointer: "scope.include[0]",
  kind: "path",
  text: "**/*.py",
  matches: 1,
  samples: [],
  ...over,
});
const KNOWN = { isTreeKnown: true, unrecorded: [] };

describe("parts of the plan", () => {
  test.each([
    ["subject.canonical[0]", "Canonical"],
    ["criticalFiles[1].guards[0]", "Critical files and their guards"],
    ["success[16].check.tests.path", "Success criteria"],
    ["tests", "Tests"],
    ["testsuite", "Head of the document"],
    ["effectiveAt", "Head of the document"],
  ])("%s is of %s", (pointer, part) => {
    expect(partOf(pointer)).toBe(part);
  });
});

describe("standing of a match", () => {
  test("a rule without a match says so, and is not unknown", () => {
    expect(matchRows([match({ matches: 0 })], KNOWN)[0]?.standing).toBe("nothing");
  });

  test("globs are unknown without a tree, rules on imports are not", () => {
    const rows = matchRows(
      [match({ matches: 0 }), match({ pointer: "subject.legacy[0]", kind: "module", matches: 0 })],
      { ...KNOWN, isTreeKnown: false },
    );
    expect(rows.map(({ standing }) => standing)).toEqual(["nothing", "unknown"]);
  });

  test("a rule on a module that the scan does not record is unknown, with names or without", () => {
    const rule = (text: string) =>
      match({ pointer: "subject.legacy[0]", kind: "module", text, matches: 0 });
    const rows = matchRows([rule("a.b"), rule("a.b: X, y"), rule("a.c")], {
      ...KNOWN,
      unrecorded: ["a.b"],
    });
    expect(rows.map(({ standing }) => standing)).toEqual(["unknown", "unknown", "nothing"]);
  });

  test("rows stand together by part, in the plan's order within it", () => {
    const rows = matchRows(
      [
        match({ pointer: "subject.names[0]" }),
        match({ pointer: "goldenPath.files[0]" }),
        match({ pointer: "criticalFiles[0].path" }),
        match({ pointer: "goldenPath.steps[0].tests[0]" }),
        match({ pointer: "criticalFiles[0].guards[0]" }),
      ],
      KNOWN,
    );
    expect(rows.map(({ pointer }) => pointer)).toEqual([
      "subject.names[0]",
      "criticalFiles[0].path",
      "criticalFiles[0].guards[0]",
      "goldenPath.files[0]",
      "goldenPath.steps[0].tests[0]",
    ]);
  });
});

describe("differences", () => {
  test("a rule that went to the other list is moved; one that changed within it is changed", () => {
    const change = (before: string, after: string) => ({
      kind: "changed" as const,
      pointer: "subject.legacy[0]",
      label: "",
      before,
      after,
    });
    const rows = changeRows([
      change("canonical: a.b", "legacy: a.b"),
      change("legacy: a.b", "legacy: a.b: X"),
      { kind: "changed", pointer: "version", label: "", before: "2", after: "3" },
    ]);
    expect(rows.map(({ kind, part }) => [kind, part])).toEqual([
      ["moved", "Legacy"],
      ["changed", "Legacy"],
      ["changed", "Head of the document"],
    ]);
  });
});
