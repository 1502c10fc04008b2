import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { classifier, classOf, explainer } from "@/lib/domain/classify";
import { IMPORT_CLASSES } from "@/lib/domain/import-class";
import type { Plan } from "@/lib/domain/plan";

function plan(overrides: Partial<Plan> = {}): Plan {
  return {
    id: "p",
    version: 1,
    title: "P",
    impact: [],
    subject: {
      names: ["Manager", "get_manager"],
      family: ["core", "core.*"],
      canonical: [{ module: "core.unified", names: ["UnifiedManager"] }],
      legacy: [
        { module: "core.manager" },
        { module: "core", names: ["Manager"] },
        { module: "outside.old", names: ["Thing"] },
      ],
      findings: [],
    },
    scope: { include: ["**/*.py"], exclude: ["backups/**"] },
    exemptions: [
      { path: "core/**", reason: "defines it", until: 1000 },
      { path: "core/own/**", reason: "longer", until: 2000 },
      { path: "vendor/**", reason: "not ours" },
    ],
    environments: {},
    criticalFiles: [],
    strategy: { targets: { new: 20, update: 60, validation: 20 } },
    tests: [],
    phases: [],
    risks: [],
    success: [],
    commands: [],
    ...overrides,
  };
}

type Case = readonly [
  path: string,
  module: string,
  name: string | null,
  now: number,
  answer: string,
];
const CASES: readonly Case[] = [
  ["a.py", "core.unified", "UnifiedManager", 0, "canonical by subject.canonical[0]"],
  ["a.py", "core.unified", "Manager", 0, "unplanned by subject.names[0]"],
  ["a.py", "core.unified", "Other", 0, "unclassified by subject.family[1]"],
  ["a.py", "core.unified", null, 0, "unclassified by subject.family[1]"],
  ["a.py", "core.manager", null, 0, "legacy by subject.legacy[0]"],
  ["a.py", "core.manager", "*", 0, "legacy by subject.legacy[0]"],
  ["a.py", "core.manager", "anything", 0, "legacy by subject.legacy[0]"],
  ["a.py", "core", "Manager", 0, "legacy by subject.legacy[1]"],
  ["a.py", "core", "*", 0, "unclassified by subject.family[0]"],
  ["a.py", "outside.old", "Thing", 0, "legacy by subject.legacy[2]"],
  ["a.py", "outside.old", "Else", 0, "unclassified by subject.legacy[2]"],
  ["a.py", "third.party", "get_manager", 0, "unplanned by subject.names[1]"],
  ["a.py", "third.party", "Thing", 0, "null by null"],
  ["a.txt", "core.manager", "x", 0, "outOfScope by scope.include"],
  ["backups/a.py", "core.manager", "x", 0, "outOfScope by scope.exclude[0]"],
  ["backups/a.py", "third.party", "x", 0, "null by null"],
  ["core/a.py", "core.unified", "UnifiedManager", 999, "exempt by exemptions[0]"],
  ["core/a.py", "core.unified", "UnifiedManager", 1000, "canonical by subject.canonical[0]"],
  ["core/own/a.py", "core.manager", "x", 999, "exempt by exemptions[0]"],
  ["core/own/a.py", "core.manager", "x", 1999, "exempt by exemptions[1]"],
  ["core/own/a.py", "core.manager", "x", 2000, "legacy by subject.legacy[0]"],
  ["vendor/a.py", "core.manager", "x", 9e15, "exempt by exemptions[2]"],
];

describe("classifier and explainer", () => {
  it.each(CASES)("%s imports %s:%s at %d: %s", (path, module, name, now, answer) => {
    const { target, path: standing } = classifier(plan());
    const explained = explainer(plan())(path, { module, name }, now);
    expect(`${explained.class} by ${explained.rule}`).toBe(answer);
    expect(classOf(standing(path), target(module, name), now)).toBe(explained.class);
  });

  it("carries the exemption that lasts longest", () => {
    const { path } = classifier(plan());
    expect(path("core/a.py")).toEqual({ standing: "exempt", exemption: 0, until: 1000 });
    expect(path("core/own/a.py")).toEqual({ standing: "exempt", exemption: 1, until: 2000 });
    expect(path("vendor/a.py")).toEqual({ standing: "exempt", exemption: 2 });
    expect(path("a.py")).toEqual({ standing: "judged" });
    expect(path("vendor/a.txt")).toEqual({ standing: "outOfScope" });
  });

  const module = fc.constantFrom(
    "core",
    "core.manager",
    "core.unified",
    "core.x.y",
    "old",
    "old.a",
  );
  const name = fc.constantFrom("Manager", "UnifiedManager", "Thing", "*", null);
  const names = fc.option(
    fc.uniqueArray(fc.constantFrom("Manager", "Thing", "*"), { minLength: 1 }),
    {
      nil: undefined,
    },
  );
  const rule = fc.record({ module: fc.oneof(module, fc.constantFrom("core.*", "*")), names });
  const path = fc.constantFrom("a.py", "b/a.py", "b/c/a.py", "b/a.txt");
  const glob = fc.constantFrom("**", "**/*.py", "b/**", "*/*", "a.py");
  const anyPlan = fc.record({
    names: fc.uniqueArray(fc.constantFrom("Manager", "UnifiedManager"), { maxLength: 2 }),
    family: fc.uniqueArray(fc.constantFrom("core", "core.*", "old"), { maxLength: 2 }),
    canonical: fc.array(rule, { minLength: 1, maxLength: 2 }),
    legacy: fc.array(rule, { maxLength: 3 }),
    include: fc.array(glob, { minLength: 1, maxLength: 2 }),
    exclude: fc.array(glob, { maxLength: 1 }),
    exemptions: fc.array(
      fc.record({
        path: glob,
        until: fc.option(fc.integer({ min: 0, max: 9 }), { nil: undefined }),
      }),
      { maxLength: 3 },
    ),
  });

  it("gives every import of the subject exactly one class, every other none", () => {
    const now = fc.integer({ min: 0, max: 9 });
    fc.assert(
      fc.property(anyPlan, fc.tuple(path, module, name), now, (drawn, [file, from, what], at) => {
        const { include, exclude, exemptions, ...subject } = drawn;
        const whole = plan({
          subject: { ...subject, findings: [] },
          scope: { include, exclude },
          exemptions: exemptions.map((one) => ({ ...one, reason: "r" })),
        });
        const { target, path: standing } = classifier(whole);
        const given = classOf(standing(file), target(from, what), at);
        const explained = explainer(whole)(file, { module: from, name: what }, at);
        expect(explained.class).toBe(given);
        const holds = truths(whole, { file, from, what, at });
        const first = IMPORT_CLASSES.find((one) => holds[one]);
        expect(given).toBe(holds.isOfSubject ? first : null);
      }),
      { numRuns: 2000 },
    );
  });
});

type Drawn = { file: string; from: string; what: string | null; at: number };

/** Each condition of rules.md 3 on its own, by regular expressions instead of the product's matchers. */
function truths({ subject, scope, exemptions }: Plan, { file, from, what, at }: Drawn) {
  const inModule = (glob: string) =>
    new RegExp(`^${glob.replaceAll(".", "\\.").replaceAll("*", ".+")}$`).test(from);
  const onPath = (glob: string) =>
    new RegExp(
      `^${glob.replaceAll(".", "\\.").replace(/\*\*\/|\*\*|\*/g, (star) => ({ "**/": "(.+/)?", "**": ".+" })[star] ?? "[^/]*")}$`,
    ).test(file);
  const covers = (rule: { module: string; names?: readonly string[] | undefined }) =>
    inModule(rule.module) && (rule.names?.includes(what ?? "") ?? true);
  const rules = [...subject.canonical, ...subject.legacy];
  const isNamed = what !== null && subject.names.includes(what);
  return {
    isOfSubject:
      isNamed || rules.some((rule) => inModule(rule.module)) || subject.family.some(inModule),
    outOfScope: !scope.include.some(onPath) || scope.exclude.some(onPath),
    exempt: exemptions.some(
      (one) => onPath(one.path) && (one.until === undefined || at < one.until),
    ),
    canonical: subject.canonical.some(covers),
    legacy: subject.legacy.some(covers),
    unplanned: isNamed,
    unclassified: true,
  };
}
