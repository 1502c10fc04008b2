import type { Check, Phase } from "@/lib/domain/plan";
import { checkState, combined, type PhaseDone } from "./checks";
import type { Point } from "./context";
import { lastUpTo } from "./guards";
import type { Judgement } from "./judgement";
import { checkedGuards } from "./test-checks";
import type { CheckState } from "./words";

/** What the facts say of one phase up to the end of a timeline. */
export type PhaseState = {
  readonly phase: Phase;
  /** The first point at which entry held and a fact named by its exit changed. */
  readonly started: Point | null;
  /** The first point at which a fact named by its exit changed, whatever its entry said. */
  readonly firstWork: Point | null;
  /** Latched: the first point at which entry and exit held. */
  readonly done: Point | null;
  /** Done, and since this point its exit does not hold any more. */
  readonly regressed: Point | null;
  readonly entryNow: CheckState;
  readonly exitNow: CheckState;
};

type Latch = {
  readonly phase: Phase;
  entryHeld: boolean;
  /** Checks of its exit that no earlier phase has in its own. */
  readonly own: readonly Check[];
  baseline: { readonly facts: string; readonly own: string } | null;
  started: Point | null;
  firstWork: Point | null;
  done: Point | null;
  regressed: Point | null;
  entryNow: CheckState;
  exitNow: CheckState;
};

export type PhaseStates = {
  readonly phases: readonly PhaseState[];
  /** Which phases were done, and since when: for checks and triggers at any point. */
  readonly doneAt: (point: Point) => PhaseDone;
};

/** Phases are judged in the plan's order at every point; an exit that holds before its entry does not end a phase. */
export function phaseStates(judgement: Judgement, points: readonly Point[]): PhaseStates {
  const { phases } = judgement.context.plan;
  const latches = phases.map(
    (phase, index): Latch => ({
      phase,
      own: ownChecks(phase, phases.slice(0, index)),
      entryHeld: false,
      baseline: null,
      started: null,
      firstWork: null,
      done: null,
      regressed: null,
      entryNow: "unknown",
      exitNow: "unknown",
    }),
  );
  const exits = new Map(
    latches.map(({ phase }) => [phase.id, [] as { point: Point; exit: CheckState }[]]),
  );
  for (const point of points) {
    for (const latch of latches) {
      judgePhase(judgement, latch, point, doneNow(latches));
      exits.get(latch.phase.id)?.push({ point, exit: latch.exitNow });
    }
  }
  return { phases: latches, doneAt: (point) => doneBy(latches, exits, point) };
}

function ownChecks(phase: Phase, earlier: readonly Phase[]): Check[] {
  const subjectOf = (check: Check) => JSON.stringify("tests" in check ? check.tests : check);
  const named = new Set(earlier.flatMap(({ exit }) => exit.map(subjectOf)));
  return phase.exit.filter((check) => !named.has(subjectOf(check)));
}

function judgePhase(judgement: Judgement, latch: Latch, point: Point, done: PhaseDone): void {
  const { phase } = latch;
  const all = (checks: readonly Check[]) =>
    checks.length === 0
      ? "met"
      : combined(checks.map((check) => checkState(judgement, check, point, done)));
  latch.entryNow = all(phase.entry);
  latch.exitNow = all(phase.exit);
  if (latch.entryNow === "met") latch.entryHeld = true;
  noteWork(judgement, latch, point);
  if (latch.done === null) {
    if (latch.entryNow === "met" && latch.exitNow === "met") latch.done = point;
  } else if (latch.exitNow === "met") latch.regressed = null;
  else latch.regressed ??= point;
}

/** Work before the entry is seen only in what no earlier phase names too: that one's tests are no work on this one. */
function noteWork(judgement: Judgement, latch: Latch, point: Point): void {
  const facts = exitFacts(judgement, latch.phase.exit, point);
  const own = exitFacts(judgement, latch.own, point);
  const { baseline } = latch;
  latch.baseline = { facts, own };
  if (baseline === null) return;
  if (baseline.own !== own) latch.firstWork ??= point;
  if (latch.entryHeld && baseline.facts !== facts) latch.started ??= point;
}

/** What the facts that an exit names look like: runs of its tests, counts of its imports. A change is work. */
function exitFacts(judgement: Judgement, exit: readonly Check[], point: Point): string {
  return exit
    .map((check) => {
      if ("tests" in check) return runsOf(judgement, check, point);
      if ("violations" in check) {
        const { legacy } = judgement.scopes.of(check.violations);
        return String(legacy[point.position] ?? 0);
      }
      return "";
    })
    .join(";");
}

function runsOf(
  judgement: Judgement,
  check: Extract<Check, { tests: unknown }>,
  point: Point,
): string {
  const { guards, context } = judgement;
  const last = checkedGuards(judgement, check, point).map(({ path }) =>
    Math.max(
      -1,
      ...guards.environments(path).map((environment) => {
        const covering = context.index.coveringRuns(path, environment);
        return covering[lastUpTo(covering, point.run)] ?? -1;
      }),
    ),
  );
  return String(Math.max(-1, ...last));
}

function doneNow(latches: readonly Latch[]): PhaseDone {
  return (id) => {
    const latch = latches.find(({ phase }) => phase.id === id);
    if (!latch) return "unknown";
    if (latch.done !== null) return "met";
    return latch.exitNow === "unknown" ? "unknown" : "not met";
  };
}

function doneBy(
  latches: readonly Latch[],
  exits: ReadonlyMap<string, readonly { readonly point: Point; readonly exit: CheckState }[]>,
  point: Point,
): PhaseDone {
  return (id) => {
    const latch = latches.find(({ phase }) => phase.id === id);
    if (!latch) return "unknown";
    if (latch.done !== null && !isBefore(point, latch.done)) return "met";
    const past = (exits.get(id) ?? []).findLast((one) => !isBefore(point, one.point));
    return past === undefined || past.exit === "unknown" ? "unknown" : "not met";
  };
}

/** In the order of facts. */
function isBefore(a: Point, b: Point): boolean {
  return a.position < b.position || (a.position === b.position && a.run < b.run);
}
