import { globMatcher, isLiteralGlob } from "@/lib/domain/glob";
import { moduleMatcher } from "@/lib/domain/module-glob";
import type { Check, Plan, Rule, TestSelector } from "@/lib/domain/plan";
import { splitTestPattern } from "@/lib/domain/test-pattern";

/** An entry of the dictionary of imports and how often it stands. */
export type CountedTarget = {
  readonly module: string;
  readonly name: string | null;
  readonly count: number;
};

/** What one rule, glob or pattern of the plan matches, taken by itself: precedence does not count here. */
export type RuleMatch = {
  /** Field of the plan: `subject.legacy[1]`. */
  readonly pointer: string;
  readonly kind: "module" | "name" | "path" | "tests";
  /** The rule as the plan has it. */
  readonly text: string;
  /** Distinct modules and names, or paths. For `tests` the paths that the part left of `::` matches. */
  readonly matches: number;
  /** Imports behind the matched modules and names; absent for paths. */
  readonly imports?: number;
  /** Tests that ran and that a test pattern selects in their file's last runs; absent for what is none. */
  readonly tests?: number;
  /** The first of them, in the order given. */
  readonly samples: readonly string[];
};

export type MatchedOver = {
  readonly targets: readonly CountedTarget[];
  readonly paths: readonly string[];
};

type Field<T> = { readonly pointer: string; readonly value: T };

/** Each rule, glob and pattern of the plan with its match count, in the plan's order. */
export function ruleMatches(plan: Plan, over: MatchedOver, sampleSize = 5): readonly RuleMatch[] {
  const tree = { paths: over.paths, known: new Set(over.paths), sampleSize };
  const { subject, scope } = plan;
  const rules = [
    ...fields("subject.canonical", subject.canonical),
    ...fields("subject.legacy", subject.legacy),
    ...fields(
      "subject.family",
      subject.family.map((module) => ({ module })),
    ),
  ];
  return [
    ...fields("subject.names", subject.names).map((field) => matchName(field, over, sampleSize)),
    ...rules.map((field) => matchRule(field, over, sampleSize)),
    ...fields("scope.include", scope.include).map((field) => matchPaths("path", field, tree)),
    ...fields("scope.exclude", scope.exclude).map((field) => matchPaths("path", field, tree)),
    ...pathGlobs(plan).map((field) => matchPaths("path", field, tree)),
    ...testPatterns(plan).map((field) => matchPaths("tests", field, tree)),
  ];
}

function fields<T>(list: string, values: readonly T[]): readonly Field<T>[] {
  return values.map((value, index) => ({ pointer: `${list}[${index}]`, value }));
}

function pathGlobs(plan: Plan): readonly Field<string>[] {
  const ofList = (list: string, items: readonly { readonly path: string }[]) =>
    fields(list, items).map(({ pointer, value }) => ({
      pointer: `${pointer}.path`,
      value: value.path,
    }));
  return [
    ...ofList("exemptions", plan.exemptions),
    ...ofList("criticalFiles", plan.criticalFiles),
    ...ofList("tests", plan.tests),
    ...fields("goldenPath.files", plan.goldenPath?.files ?? []),
    ...checks(plan).flatMap(({ pointer, value }) =>
      "violations" in value ? namedGlob(`${pointer}.violations`, value.violations) : [],
    ),
    ...triggers(plan).flatMap(({ pointer, value }) =>
      "introduced" in value ? namedGlob(`${pointer}.introduced`, value.introduced) : [],
    ),
  ];
}

/** `all` and `criticalFiles` stand for themselves and match nothing of their own. */
function namedGlob(pointer: string, value: string): readonly Field<string>[] {
  return value === "all" || value === "criticalFiles" ? [] : [{ pointer, value }];
}

function testPatterns(plan: Plan): readonly Field<string>[] {
  const selected = (pointer: string, { path }: TestSelector) =>
    path === undefined ? [] : [{ pointer: `${pointer}.tests.path`, value: path }];
  const guards = fields("criticalFiles", plan.criticalFiles).flatMap(({ pointer, value }) =>
    fields(`${pointer}.guards`, value.guards),
  );
  const parts = (["steps", "guarantees"] as const).flatMap((list) =>
    fields(`goldenPath.${list}`, plan.goldenPath?.[list] ?? []).flatMap(({ pointer, value }) =>
      fields(`${pointer}.tests`, value.tests),
    ),
  );
  const selectors = [...checks(plan), ...triggers(plan)].flatMap(({ pointer, value }) =>
    "tests" in value ? selected(pointer, value.tests) : [],
  );
  return [...guards, ...parts, ...selectors];
}

function checks(plan: Plan): readonly Field<Check>[] {
  const optional = (list: string, items: readonly { readonly check?: Check | undefined }[]) =>
    fields(list, items).flatMap(({ pointer, value }) =>
      value.check === undefined ? [] : [{ pointer: `${pointer}.check`, value: value.check }],
    );
  const ofPhases = fields("phases", plan.phases).flatMap(({ pointer, value }) => [
    ...fields(`${pointer}.entry`, value.entry),
    ...optional(`${pointer}.steps`, value.steps),
    ...fields(`${pointer}.exit`, value.exit),
  ]);
  return [...ofPhases, ...optional("success", plan.success)];
}

function triggers({ rollback }: Plan) {
  return fields("rollback.triggers", rollback?.triggers ?? []).map(({ pointer, value }) => ({
    pointer: `${pointer}.when`,
    value: value.when,
  }));
}

function matchName(
  { pointer, value }: Field<string>,
  over: MatchedOver,
  sampleSize: number,
): RuleMatch {
  const matched = over.targets.filter(({ name }) => name === value);
  return { pointer, kind: "name", text: value, ...counted(matched, sampleSize) };
}

function matchRule(
  { pointer, value }: Field<Rule>,
  over: MatchedOver,
  sampleSize: number,
): RuleMatch {
  const matchesModule = moduleMatcher(value.module);
  const names = value.names === undefined ? null : new Set<string | null>(value.names);
  const matched = over.targets.filter(
    ({ module, name }) => (names === null || names.has(name)) && matchesModule(module),
  );
  return { pointer, kind: "module", text: ruleText(value), ...counted(matched, sampleSize) };
}

/** `a.b` or `a.b: Name, other`. */
export function ruleText({ module, names }: Rule): string {
  return names === undefined ? module : `${module}: ${names.join(", ")}`;
}

function counted(matched: readonly CountedTarget[], sampleSize: number) {
  return {
    matches: matched.length,
    imports: matched.reduce((sum, { count }) => sum + count, 0),
    samples: matched
      .slice(0, sampleSize)
      .map(({ module, name }) => (name === null ? module : `${module}: ${name}`)),
  };
}

type Tree = {
  readonly paths: readonly string[];
  readonly known: ReadonlySet<string>;
  readonly sampleSize: number;
};

function matchPaths(
  kind: "path" | "tests",
  { pointer, value }: Field<string>,
  tree: Tree,
): RuleMatch {
  const glob = kind === "tests" ? splitTestPattern(value).path : value;
  const matched = isLiteralGlob(glob)
    ? [glob].filter((path) => tree.known.has(path))
    : tree.paths.filter(globMatcher(glob));
  const samples = matched.slice(0, tree.sampleSize);
  return { pointer, kind, text: value, matches: matched.length, samples };
}
