import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type FindingsFact, type FindingsLine, placeFindings } from "./facts";
import { namesFinding } from "./select";

const LINE: FindingsLine = {
  sha: ["a", "b", "c"],
  effectiveAt: [10, 20, 30],
  offLine: new Set(["x"]),
  watchedBranch: "main",
};
const ALL = { position: 2, time: null };

function fact(sha: string, startedAt: number, more: Partial<FindingsFact> = {}): FindingsFact {
  return {
    ...{ upload: startedAt, ordinal: 0, startedAt, sha, branch: null, tool: "t", version: "" },
    ...{ variant: "", format: "sarif", scope: [], incomplete: null, suppressed: 0, findings: [] },
    ...more,
  };
}

describe("reports on the line", () => {
  it("stand at their commit, else at the last one before they began, and say so", () => {
    const { placed } = placeFindings([fact("c", 5), fact("unknown", 25), fact("a", 99)], LINE, ALL);
    expect(placed.map(({ sha, position, isScanned }) => [sha, position, isScanned])).toEqual([
      ["a", 0, true],
      ["unknown", 1, false],
      ["c", 2, true],
    ]);
  });

  it("are counted apart on commits of other branches", () => {
    const facts = [
      fact("x", 5),
      fact("y", 5, { branch: "topic" }),
      fact("z", 25, { branch: "main" }),
    ];
    const { placed, elsewhere } = placeFindings(facts, LINE, ALL);
    expect([placed.length, elsewhere]).toEqual([1, 2]);
  });

  it("are taken up to the commit and the time", () => {
    const facts = [fact("a", 5), fact("b", 50), fact("c", 60)];
    expect(placeFindings(facts, LINE, { position: 1, time: null }).placed.length).toBe(2);
    expect(placeFindings(facts, LINE, { position: 2, time: 55 }).placed.length).toBe(2);
  });

  it("have an order that does not depend on their arrival", () => {
    const facts = ["a", "b", "b", "c"].map((sha, at) => fact(sha, 100 - at));
    fc.assert(
      fc.property(fc.shuffledSubarray(facts, { minLength: 4 }), (shuffled) => {
        expect(placeFindings(shuffled, LINE, ALL)).toEqual(placeFindings(facts, LINE, ALL));
      }),
    );
  });
});

describe("what a plan names", () => {
  it.each([
    ["ruff", "F401", "Ruff", "F401", true],
    ["ruff", "F*", "ruff", "F401", true],
    ["*", "*", "anything", "", true],
    ["ruff", "F401", "ruff", "f401", false],
    ["ruff", "*.eval", "ruff", "rules.eval.more", false],
    ["ruff", "a*a", "ruff", "a", false],
    ["ruff", "a*b*c", "ruff", "aXbYc", true],
  ])("%s %s, and %s %s: %s", (tool, rule, byTool, byRule, expected) => {
    expect(namesFinding([{ tool, rule }])(byTool, byRule)).toBe(expected);
  });

  it("is nothing where it names nothing", () => {
    expect(namesFinding([])("ruff", "F401")).toBe(false);
  });
});
