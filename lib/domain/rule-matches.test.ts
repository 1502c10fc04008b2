import { describe, expect, it } from "vitest";
import { globMatcher } from "@/lib/domain/glob";
import type { Plan } from "@/lib/domain/plan";
import { ruleMatches, ruleText } from "@/lib/domain/rule-matches";

const PLAN: Plan = {
  id: "p",
  version: 1,
  title: "P",
  impact: [],
  subject: {
    names: ["Store", "Nobody"],
    family: ["shop.*"],
    canonical: [{ module: "shop.api", names: ["Store"] }],
    legacy: [{ module: "shop.old" }, { module: "shop", names: ["Store", "open"] }],
    findings: [{ tool: "ruff", rule: "TID251" }],
  },
  scope: { include: ["**/*.py"], exclude: ["vendor/**"] },
  exemptions: [{ path: "shop/**", reason: "r" }],
  environments: {},
  criticalFiles: [{ path: "checkout.py", risk: "high", guards: ["tests/**::*order*"] }],
  strategy: { targets: { new: 20, update: 60, validation: 20 } },
  tests: [
    {
      ...{ path: "tests/test_?.py", category: "unit", bucket: "new", cases: [], todo: [] },
      ...{ missionCritical: false, mustFailFirst: false },
    },
  ],
  goldenPath: {
    title: "G",
    files: ["gone.py"],
    steps: [{ id: "s", tests: ["tests/test_a.py::*", "tests/test_z.py"] }],
    guarantees: [],
  },
  phases: [
    {
      ...{ id: "one", title: "One", steps: [], commands: [] },
      entry: [{ violations: "shop/**", atMost: 0 }],
      exit: [
        { violations: "all", atMost: 0 },
        { tests: { path: "tests/**" }, are: "passing" },
      ],
    },
  ],
  rollback: {
    staleAfterMs: 1,
    triggers: [
      { id: "t", title: "T", when: { introduced: "checkout.py" } },
      { id: "u", title: "U", when: { introduced: "criticalFiles" } },
    ],
    steps: [],
  },
  risks: [],
  success: [{ group: "g", text: "t", check: { tests: { path: "x/**" }, are: "passing" } }],
  commands: [],
};

const PATHS = [
  "checkout.py",
  "shop/a.py",
  "vendor/b.py",
  "tests/test_a.py",
  "tests/test_b.py",
  "read.me",
];
const TARGETS = [
  { module: "shop", name: "Store", count: 5 },
  { module: "shop", name: "other", count: 7 },
  { module: "shop.api", name: "Store", count: 11 },
  { module: "shop.old", name: null, count: 13 },
  { module: "shop.old", name: "*", count: 17 },
  { module: "elsewhere", name: "Store", count: 19 },
];

describe("ruleMatches", () => {
  const matches = ruleMatches(PLAN, { targets: TARGETS, paths: PATHS }, 2);

  it("counts the imports of every rule, and the paths of every glob and pattern", () => {
    const table = matches.map(({ pointer, kind, matches: count, imports }) =>
      [pointer, kind, count, ...(imports === undefined ? [] : [imports])].join(" "),
    );
    expect(table).toEqual([
      "subject.names[0] name 3 35",
      "subject.names[1] name 0 0",
      "subject.canonical[0] module 1 11",
      "subject.legacy[0] module 2 30",
      "subject.legacy[1] module 1 5",
      "subject.family[0] module 3 41",
      "scope.include[0] path 5",
      "scope.exclude[0] path 1",
      "exemptions[0].path path 1",
      "criticalFiles[0].path path 1",
      "tests[0].path path 2",
      "goldenPath.files[0] path 0",
      "phases[0].entry[0].violations path 1",
      "rollback.triggers[0].when.introduced path 1",
      "criticalFiles[0].guards[0] tests 2",
      "goldenPath.steps[0].tests[0] tests 1",
      "goldenPath.steps[0].tests[1] tests 0",
      "phases[0].exit[1].tests.path tests 2",
      "success[0].check.tests.path tests 0",
    ]);
  });

  it("gives the first samples and the rule as written", () => {
    const at = (pointer: string) => matches.find((match) => match.pointer === pointer);
    expect(at("subject.names[0]")?.samples).toEqual(["shop: Store", "shop.api: Store"]);
    expect(at("subject.legacy[0]")?.samples).toEqual(["shop.old", "shop.old: *"]);
    expect(at("scope.include[0]")?.samples).toEqual(["checkout.py", "shop/a.py"]);
    expect(at("criticalFiles[0].guards[0]")?.text).toBe("tests/**::*order*");
    expect(at("subject.legacy[1]")?.text).toBe("shop: Store, open");
  });

  it("agrees with the matcher itself on every path glob", () => {
    for (const { kind, text, matches: count } of matches) {
      if (kind === "path") expect(count).toBe(PATHS.filter(globMatcher(text)).length);
    }
  });
});

describe("ruleText", () => {
  it("names the module, and the names if there are any", () => {
    expect(ruleText({ module: "a.b" })).toBe("a.b");
    expect(ruleText({ module: "a.b", names: ["X", "Y"] })).toBe("a.b: X, Y");
  });
});
