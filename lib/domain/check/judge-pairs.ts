import { type Classifier, classifier, classOf, type TargetClass } from "../classify";
import { IMPORT_CLASSES, type ImportClass } from "../import-class";
import { moduleMatcher } from "../module-glob";
import type { Plan, Rule } from "../plan";
import type { ScannedImport } from "../scan";
import { type FilePair, type FileSide, newImports, ordinals } from "./import-pairs";
import { type HasModule, type Replacement, replacer } from "./replacement";

/** Classes that a change may not add. */
export type WrongClass = "legacy" | "unplanned" | "unclassified";

/** One import off the canonical path. */
export type Finding = {
  readonly path: string;
  readonly import: ScannedImport;
  readonly class: WrongClass;
  /** The plan's family holds the module; else it is of the subject by a rule or by its name only. */
  readonly isInFamily: boolean;
  /** Since the base, by the identity of lives (rules.md 2). */
  readonly isNew: boolean;
  /** Among equals in its file, from 1. */
  readonly ordinal: number;
  readonly replacement: Replacement;
};

/** A changed file in scope that could not be read whole. */
export type UnreadFile = {
  readonly path: string;
  readonly reason: string;
  /** The base could not be read either. */
  readonly wasUnread: boolean;
};

/** What stands in one file on one side; `outside` is unplanned and unclassified. */
export type FileCounts = {
  readonly path: string;
  readonly legacy: number;
  readonly outside: number;
  readonly isUnread: boolean;
};

/** What stands on one side: per class, per legacy rule (by index), per file that holds an import of the subject. */
export type SideCounts = {
  readonly classes: Readonly<Record<ImportClass, number>>;
  readonly byRule: readonly number[];
  readonly files: ReadonlyMap<string, FileCounts>;
};

export type JudgedPair = {
  readonly pair: FilePair;
  readonly before: FileCounts | null;
  readonly after: FileCounts | null;
};

export type Judged = {
  /** All imports off the canonical path on the branch, in the order of path and line. */
  readonly findings: readonly Finding[];
  readonly unread: readonly UnreadFile[];
  readonly before: SideCounts;
  readonly after: SideCounts;
  /** Pairs that hold an import of the subject on one side. */
  readonly pairs: readonly JudgedPair[];
};

/**
 * Judges both sides of a comparison under one plan; `now` is epoch ms and ends exemptions. Files without an import of the
 * subject need not be among the pairs, except changed ones: those that could not be read are named.
 */
export function judgePairs(
  plan: Plan,
  pairs: readonly FilePair[],
  { now, hasModule }: { readonly now: number; readonly hasModule: HasModule },
): Judged {
  const classify = createClassify(plan, now);
  const replace = replacer(plan, hasModule);
  const before = createCounter(plan);
  const after = createCounter(plan);
  const findings: Finding[] = [];
  const unread: UnreadFile[] = [];
  const judged: JudgedPair[] = [];
  for (const pair of pairs) {
    const was = before.count(pair.before, classify);
    const is = after.count(pair.after, classify);
    if (was !== null || is !== null) judged.push({ pair, before: was, after: is });
    if (is !== null && is.legacy + is.outside > 0) {
      findings.push(...findingsOf(pair, classify, replace));
    }
    if (pair.isChanged && pair.after?.problem && classify.isJudged(pair.after.path)) {
      const { path, problem } = pair.after;
      unread.push({ path, reason: problem, wasUnread: Boolean(pair.before?.problem) });
    }
  }
  return {
    findings: findings.sort(byPlace),
    unread: unread.sort((a, b) => compare(a.path, b.path)),
    before: before.result(),
    after: after.result(),
    pairs: judged,
  };
}

function findingsOf(
  pair: FilePair,
  classify: Classify,
  replace: (wrong: ScannedImport) => Replacement,
): Finding[] {
  if (pair.after === null) return [];
  const { path, imports } = pair.after;
  const fresh = newImports(pair);
  const numbers = ordinals(imports);
  return imports.flatMap((one) => {
    const found = classify.of(path, one);
    if (found !== "legacy" && found !== "unplanned" && found !== "unclassified") return [];
    return {
      path,
      import: one,
      class: found,
      isInFamily: classify.isInFamily(one.module),
      isNew: fresh.has(one),
      ordinal: numbers.get(one) ?? 1,
      replacement: replace(one),
    };
  });
}

type Classify = {
  readonly isInFamily: (module: string) => boolean;
  readonly of: (path: string, one: ScannedImport) => ImportClass | null;
  readonly isJudged: (path: string) => boolean;
};

/** Each module and name, and each path, is classified once. */
function createClassify(plan: Plan, now: number): Classify {
  const rules: Classifier = classifier(plan);
  const targets = new Map<string, Map<string | null, TargetClass | null>>();
  const paths = new Map<string, ReturnType<Classifier["path"]>>();
  const target = (module: string, name: string | null) => {
    const names = targets.get(module) ?? new Map<string | null, TargetClass | null>();
    if (names.size === 0) targets.set(module, names);
    const known = names.get(name);
    if (known !== undefined) return known;
    const found = rules.target(module, name);
    names.set(name, found);
    return found;
  };
  const standing = (path: string) => {
    const found = paths.get(path) ?? rules.path(path);
    paths.set(path, found);
    return found;
  };
  const family = plan.subject.family.map(moduleMatcher);
  return {
    isInFamily: (module) => family.some((matches) => matches(module)),
    of(path, { module, name }) {
      const found = target(module, name);
      return found === null ? null : classOf(standing(path), found, now);
    },
    isJudged: (path) => classOf(standing(path), "legacy", now) === "legacy",
  };
}

const COUNTED: Partial<Record<ImportClass, "legacy" | "outside">> = {
  legacy: "legacy",
  unplanned: "outside",
  unclassified: "outside",
};

function createCounter(plan: Plan) {
  const classes = Object.fromEntries(IMPORT_CLASSES.map((one) => [one, 0])) as Record<
    ImportClass,
    number
  >;
  const ruleOf = ruleFinder(plan.subject.legacy);
  const byRule = plan.subject.legacy.map(() => 0);
  const files = new Map<string, FileCounts>();

  function note(one: ScannedImport, found: ImportClass): void {
    classes[found] += 1;
    if (found !== "legacy") return;
    const index = ruleOf(one);
    byRule[index] = (byRule[index] ?? 0) + 1;
  }

  return {
    result: (): SideCounts => ({ classes, byRule, files }),
    /** Null for a file that is not there or holds no import of the subject. */
    count(side: FileSide | null, classify: Classify): FileCounts | null {
      if (side === null) return null;
      const sums = { legacy: 0, outside: 0 };
      let isOfSubject = false;
      for (const one of side.imports) {
        const found = classify.of(side.path, one);
        if (found === null) continue;
        isOfSubject = true;
        note(one, found);
        const sum = COUNTED[found];
        if (sum !== undefined) sums[sum] += 1;
      }
      const isUnread = side.problem !== null && classify.isJudged(side.path);
      if (!isOfSubject && !isUnread) return null;
      const counts = { path: side.path, ...sums, isUnread };
      files.set(side.path, counts);
      return counts;
    },
  };
}

/** The first rule that takes an import, by its index. */
function ruleFinder(rules: readonly Rule[]): (one: ScannedImport) => number {
  const compiled = rules.map(({ module, names }) => ({
    matches: moduleMatcher(module),
    names: names === undefined ? null : new Set(names),
  }));
  return ({ module, name }) =>
    compiled.findIndex(({ matches, names }) => {
      return matches(module) && (names === null || (name !== null && names.has(name)));
    });
}

function byPlace(a: Finding, b: Finding): number {
  return compare(a.path, b.path) || a.import.line - b.import.line;
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
