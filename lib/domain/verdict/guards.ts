import { globMatcher, type PathMatcher } from "@/lib/domain/glob";
import type { PlannedTest } from "@/lib/domain/plan";
import { type FileLine, type FileState, fileLine } from "@/lib/domain/tests/file-line";
import type { Presence } from "@/lib/domain/tests/tree-history";
import type { Context, Point } from "./context";
import { environmentsOfCategory } from "./environments";
import type { GuardState, UnknownReason } from "./words";

/** Tests of one file that something of the plan hangs on. */
export type Guard = {
  readonly path: string;
  /** Null: all of the file. */
  readonly tests: ReadonlySet<number> | null;
  /** Tells guards apart that select other tests of one file. */
  readonly rest: string;
  /** True: what failed before it first passed does not count (new and validation tests guard nothing before). */
  readonly oncePassed: boolean;
  /** Named by the plan itself, not only matched by a glob: it must be there. */
  readonly isListed: boolean;
  /** Matched by a pattern among what ran: it is there from its first run on, not from when its file came. */
  readonly isByRun: boolean;
};

/** How a guard stands in one environment at a point. */
export type Standing = {
  readonly environment: string;
  readonly state: GuardState;
  readonly reason: UnknownReason | null;
  /** Index of the last run that held the file; -1 for none. */
  readonly run: number;
  readonly file: FileState | null;
  /** Tests that are skipped or muted beside others that pass: nothing is known of them. */
  readonly holes: number;
};

type Required = {
  readonly all: readonly string[];
  /** By environment the first run there; empty where the plan itself says which. */
  readonly firstRuns: readonly number[];
};

const SEVERITY: Readonly<Record<GuardState, number>> = { failing: 2, unknown: 1, passing: 0 };

/** Reads guards at points of a line: pure, and each file's runs are folded once. */
export class Guards {
  private readonly lines = new Map<string, FileLine>();
  private readonly linesOf = new WeakMap<Guard, Map<string, FileLine>>();
  private readonly files = new Map<string, Guard>();
  private readonly required = new Map<string, Required>();
  private readonly entries = new Map<string, PlannedTest | null>();
  private readonly matchers: readonly (readonly [PlannedTest, PathMatcher])[];
  private readonly passes = new WeakMap<FileLine, Int32Array>();
  private readonly firstRuns = new WeakMap<ReadonlySet<number>, number>();

  constructor(readonly context: Context) {
    this.matchers = context.plan.tests.map((entry) => [entry, globMatcher(entry.path)]);
  }

  wholeFile(path: string, isListed = true): Guard {
    const key = `${isListed} ${path}`;
    let guard = this.files.get(key);
    if (!guard) {
      guard = { path, tests: null, rest: "", oncePassed: false, isListed, isByRun: false };
      this.files.set(key, guard);
    }
    return guard;
  }

  /**
   * The guards that exist at a point: listed ones always; a file that a glob matches from when it is in the tree or ran. One that
   * is gone counts no longer, unless it failed last.
   */
  active(guards: readonly Guard[], point: Point): Guard[] {
    return guards.filter((guard) => guard.isListed || this.isActive(guard, point));
  }

  /** The same for one that is not listed. */
  isActive(guard: Guard, point: Point): boolean {
    const presence = this.presence(guard.path, point.position);
    const hasRun = this.firstRun(guard) <= point.run;
    if (presence.known && presence.present) return !guard.isByRun || hasRun;
    if (!hasRun) return false;
    return this.standings(guard, point).some(
      ({ state, reason, file }) =>
        state === "failing" || reason !== "gone" || (file?.silenced.length ?? 0) > 0,
    );
  }

  /** Index of the first run that held one of its tests, wherever it ran; infinity for none. */
  firstRun({ path, tests }: Guard): number {
    const { index } = this.context;
    if (tests === null) return index.firstRunIn(path);
    let first = this.firstRuns.get(tests);
    if (first === undefined) {
      first = Number.POSITIVE_INFINITY;
      for (const test of tests) first = Math.min(first, index.firstRunOf(test));
      this.firstRuns.set(tests, first);
    }
    return first;
  }

  /** The entry of the plan that a file is of: the one that names it, else the first whose glob matches it. */
  entryOf(path: string): PlannedTest | null {
    let entry = this.entries.get(path);
    if (entry === undefined) {
      const named = this.matchers.find(([one]) => one.path === path);
      const found = named ?? this.matchers.find(([, matches]) => matches(path));
      entry = found?.[0] ?? null;
      this.entries.set(path, entry);
    }
    return entry;
  }

  /**
   * The environments whose results count: those of the category of the file's entry; without one, those of the plan in which
   * it ran up to the point; all in which it ran where the plan names none.
   */
  environments(path: string, point: Point): readonly string[] {
    const { all, firstRuns } = this.requiredOf(path);
    if (firstRuns.length === 0) return all;
    return firstRuns.every((first) => first <= point.run)
      ? all
      : all.filter((_, at) => (firstRuns[at] ?? 0) <= point.run);
  }

  /** Runs from which on more environments count than before. */
  environmentStarts(path: string): readonly number[] {
    return this.requiredOf(path).firstRuns;
  }

  private requiredOf(path: string): Required {
    let found = this.required.get(path);
    if (!found) {
      const { plan, index } = this.context;
      const entry = this.entryOf(path);
      const own = entry === null ? undefined : environmentsOfCategory(plan, entry.category);
      const listed = new Set(Object.values(plan.environments).flat());
      const ran = index.environmentsOf(path);
      const all = own ?? (listed.size === 0 ? ran : ran.filter((one) => listed.has(one)));
      const firstRuns = own ? [] : all.map((one) => index.coveringRuns(path, one)[0] ?? 0);
      found = { all, firstRuns };
      this.required.set(path, found);
    }
    return found;
  }

  line(guard: Guard, environment: string): FileLine {
    let own = this.linesOf.get(guard);
    if (!own) {
      own = new Map();
      this.linesOf.set(guard, own);
    }
    let line = own.get(environment);
    if (!line) {
      line = this.sharedLine(guard, environment);
      own.set(environment, line);
    }
    return line;
  }

  /** Guards that differ only in why they are there share one. */
  private sharedLine(guard: Guard, environment: string): FileLine {
    const key = JSON.stringify([environment, guard.path, guard.rest, guard.oncePassed]);
    let line = this.lines.get(key);
    if (!line) {
      const { path, tests, oncePassed } = guard;
      line = fileLine(this.context.index, {
        path,
        environment,
        tests: tests ?? undefined,
        oncePassed,
      });
      this.lines.set(key, line);
    }
    return line;
  }

  /** One for each environment that counts; none when it ran in none of them and the plan asks for none. */
  standings(guard: Guard, point: Point): Standing[] {
    const standings: Standing[] = [];
    for (const environment of this.environments(guard.path, point))
      standings.push(this.standing(guard, environment, point));
    return standings;
  }

  standing(guard: Guard, environment: string, point: Point): Standing {
    const line = this.line(guard, environment);
    const at = lastUpTo(line.runs, point.run);
    const file = line.states[at] ?? null;
    const run = at < 0 ? -1 : (line.runs[at] ?? -1);
    const holes = file === null ? 0 : holesOf(file);
    const reason = this.reason(guard, file, run, point);
    const isFailing = (file?.failing.length ?? 0) > 0;
    const state: GuardState = isFailing ? "failing" : reason === null ? "passing" : "unknown";
    return { environment, state, reason: isFailing ? null : reason, run, file, holes };
  }

  /** Index of the last run up to a point behind which the guard passed: nothing failing, something passed; -1 for none. */
  lastPass(guard: Guard, environment: string, point: Point): number {
    const line = this.line(guard, environment);
    let passes = this.passes.get(line);
    if (!passes) {
      passes = line.runs.filter((_, at) => isPass(line.states[at]));
      this.passes.set(line, passes);
    }
    return passes[lastUpTo(passes, point.run)] ?? -1;
  }

  /** Worst of the environments; unknown where there is none. */
  worst(standings: readonly Standing[]): Standing | null {
    return standings.reduce<Standing | null>(
      (worst, one) => (worst === null || SEVERITY[one.state] > SEVERITY[worst.state] ? one : worst),
      null,
    );
  }

  presence(path: string, position: number): Presence {
    return this.context.tree.at(path, position);
  }

  private reason(
    guard: Guard,
    file: FileState | null,
    run: number,
    point: Point,
  ): UnknownReason | null {
    const presence = this.presence(guard.path, point.position);
    if (file === null) return this.neverRan(guard.path, presence, point);
    const isGone = presence.known && !presence.present && presence.wasPresent;
    if (isGone && (this.context.index.runs[run]?.position ?? -1) < presence.since) return "gone";
    if (this.isStale(run, point)) return "stale";
    if (file.tests === 0) return "unmatched";
    if (file.passed > 0) return null;
    return file.skipped.length > 0 ? "skipped" : "expected to fail";
  }

  private neverRan(path: string, presence: Presence, point: Point): UnknownReason {
    if (this.context.index.firstRunIn(path) <= point.run) return "wrong environment";
    if (!presence.known || presence.present) return "never ran";
    return presence.wasPresent ? "gone" : "not in the tree";
  }

  /** Older than `staleAfter`, and newer commits on the line (rules.md 5). A plan without rollback rules makes nothing stale. */
  isStale(run: number, point: Point): boolean {
    const rollback = this.context.plan.rollback;
    const found = this.context.index.runs[run];
    if (!rollback || !found) return false;
    const newer = point.position - found.position;
    return (
      point.now - found.startedAt > rollback.staleAfterMs &&
      newer >= (rollback.staleAfterCommits ?? 1)
    );
  }
}

function isPass(state: FileState | undefined): boolean {
  return state !== undefined && state.failing.length === 0 && state.passed > 0;
}

/** Skipped, quarantined or expected to fail. */
function holesOf({ skipped, muted }: FileState): number {
  let holes = skipped.length;
  for (const { status } of muted) if (status !== "xpassed") holes += 1;
  return holes;
}

/** Index of the last value that is not above `limit`; -1 when all are. */
export function lastUpTo(ascending: Int32Array, limit: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? 0) <= limit) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
