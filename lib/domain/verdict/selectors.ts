import { globMatcher, isLiteralGlob } from "@/lib/domain/glob";
import type { PlannedTest, TestSelector } from "@/lib/domain/plan";
import { splitTestPattern } from "@/lib/domain/test-pattern";
import type { Guard, Guards } from "./guards";

/** Which tests the words of a plan mean, over all that ran or is in the tree. */
export class Selectors {
  private readonly files = new Map<string, readonly string[]>();
  private readonly patterns = new Map<string, readonly Guard[]>();
  private readonly selected = new WeakMap<TestSelector, readonly Guard[]>();
  private readonly guarding = new WeakMap<TestSelector, readonly Guard[]>();

  constructor(private readonly guards: Guards) {}

  /** The entries that a selector chooses; a `path` chooses tests beside them, see `guardsOf`. */
  entries({ bucket, category, missionCritical, mustFailFirst }: TestSelector): PlannedTest[] {
    return this.guards.context.plan.tests.filter(
      (entry) =>
        (bucket === undefined || entry.bucket === bucket) &&
        (category === undefined || entry.category === category) &&
        (missionCritical === undefined || entry.missionCritical === missionCritical) &&
        (mustFailFirst === undefined || entry.mustFailFirst === mustFailFirst),
    );
  }

  /** Files of an entry: the one it names, or those that its glob ever matched in the tree or in a run. */
  filesOf(glob: string): readonly string[] {
    let found = this.files.get(glob);
    if (!found) {
      found = isLiteralGlob(glob) ? [glob] : this.matching(glob);
      this.files.set(glob, found);
    }
    return found;
  }

  /** Whole files of the selected entries; with `path` the tests that it selects, of those entries where they are restricted. */
  guardsOf(selector: TestSelector): readonly Guard[] {
    let found = this.selected.get(selector);
    if (!found) {
      found = this.findGuards(selector);
      this.selected.set(selector, found);
    }
    return found;
  }

  private findGuards(selector: TestSelector): readonly Guard[] {
    const { path, ...rest } = selector;
    const entries = this.entries(rest);
    if (path !== undefined) {
      const isRestricted = Object.values(rest).some((value) => value !== undefined);
      const found = this.byPattern(path).map((guard) => ({ ...guard, oncePassed: false }));
      return isRestricted ? found.filter((guard) => this.isOf(guard, entries)) : found;
    }
    const files = new Map(
      entries.flatMap((entry) =>
        this.filesOf(entry.path).map((file) => [file, file === entry.path] as const),
      ),
    );
    return [...files].map(([file, isListed]) => this.guards.wholeFile(file, isListed));
  }

  /** The same, as what something hangs on: new and validation tests count from their first pass on. */
  guardingOf(selector: TestSelector): readonly Guard[] {
    let found = this.guarding.get(selector);
    if (!found) {
      found = this.guardsOf(selector).map((guard) => ({
        ...guard,
        oncePassed: this.isNewcomer(guard.path),
      }));
      this.guarding.set(selector, found);
    }
    return found;
  }

  /** The tests that a pattern selects, file by file. A literal file that never ran is one of them: it guards nothing. */
  byPattern(pattern: string): readonly Guard[] {
    let found = this.patterns.get(pattern);
    if (!found) {
      found = this.select(pattern);
      this.patterns.set(pattern, found);
    }
    return found;
  }

  /** Files of the tree at a position that match the path half of a pattern and that no run ever held. */
  neverRan(pattern: string, position: number): number {
    const { path } = splitTestPattern(pattern);
    const { tree, index } = this.guards.context;
    const ran = new Set(index.paths);
    return tree
      .everPresent(globMatcher(path), position)
      .filter((file) => !ran.has(file) && tree.at(file, position).present).length;
  }

  private select(pattern: string): Guard[] {
    const { path, rest } = splitTestPattern(pattern);
    const { index } = this.guards.context;
    const matches = globMatcher(path);
    const files = isLiteralGlob(path) ? [path] : [...index.paths].filter(matches).sort();
    const isListed = isLiteralGlob(path);
    if (rest === undefined) return files.map((file) => this.guardOf(file, null, "", isListed));
    const named = nameMatcher(rest);
    return files.flatMap((file) => {
      const tests = index
        .testsOf(file)
        .filter((test) => named(index.facts.cases[test]?.name ?? ""));
      return tests.length === 0 && !isListed
        ? []
        : [this.guardOf(file, new Set(tests), rest, isListed)];
    });
  }

  private guardOf(
    path: string,
    tests: ReadonlySet<number> | null,
    rest: string,
    isListed: boolean,
  ): Guard {
    return { path, tests, rest, oncePassed: this.isNewcomer(path), isListed, isByRun: true };
  }

  private isNewcomer(path: string): boolean {
    const bucket = this.guards.entryOf(path)?.bucket;
    return bucket === "new" || bucket === "validation";
  }

  private isOf({ path }: Guard, entries: readonly PlannedTest[]): boolean {
    const entry = this.guards.entryOf(path);
    return entry !== null && entries.includes(entry);
  }

  private matching(glob: string): string[] {
    const { tree, index, end } = this.guards.context;
    const matches = globMatcher(glob);
    const found = new Set(tree.everPresent(matches, end.position));
    for (const path of index.paths) if (matches(path)) found.add(path);
    return [...found].sort();
  }
}

/** The right half of a test pattern: the whole rest of the id, `*` matches anything. Linear: it falls back to its last `*` only. */
function nameMatcher(pattern: string): (name: string) => boolean {
  const parts = pattern.split("*");
  const first = parts[0] ?? "";
  const last = parts.at(-1) ?? "";
  if (parts.length === 1) return (name) => name === pattern;
  const middle = parts.slice(1, -1);
  return (name) => {
    if (!name.startsWith(first) || !name.endsWith(last)) return false;
    let from = first.length;
    for (const part of middle) {
      const at = name.indexOf(part, from);
      if (at < 0) return false;
      from = at + part.length;
    }
    return from <= name.length - last.length;
  };
}
