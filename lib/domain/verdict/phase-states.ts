import type { Check, Phase } from "@/lib/domain/plan";
import { combined } from "./check-watch";
import { checkState, type PhaseDone } from "./checks";
import type { Point } from "./context";
import { lastUpTo } from "./guards";
import type { Judgement } from "./judgement";
import type { TestsCheck } from "./test-checks";
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
  /** What each check of the exit looked like at the last point. */
  baseline: readonly number[] | null;
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
  const exits = latches.map((): Exit[] => []);
  const work = new Work(judgement);
  const rounds = isForward(phases) ? phases.length + 1 : 1;
  const done = doneNow(latches);
  for (const point of points) {
    judgePoint(judgement, latches, point, done, rounds);
    latches.forEach((latch, index) => {
      noteWork(work, latch, point);
      const last = exits[index]?.at(-1);
      if (last?.exit !== latch.exitNow) exits[index]?.push({ point, exit: latch.exitNow });
    });
  }
  return { phases: latches, doneAt: (point) => doneBy(latches, exits, point) };
}

type Exit = { readonly point: Point; readonly exit: CheckState };

/** Whether a phase waits for itself or for a later one, so that one round of judging is not enough. */
function isForward(phases: readonly Phase[]): boolean {
  return phases.some(({ entry, exit }, index) =>
    [...entry, ...exit].some(
      (check) => "phase" in check && phases.findIndex(({ id }) => id === check.phase) >= index,
    ),
  );
}

/** What a phase waits for may be judged behind it: rounds are gone through until nothing changes. */
function judgePoint(
  judgement: Judgement,
  latches: readonly Latch[],
  point: Point,
  done: PhaseDone,
  rounds: number,
): void {
  const judgeAll = () => {
    for (const latch of latches) judgePhase(judgement, latch, point, done);
  };
  if (rounds === 1) judgeAll();
  else judgeRounds(latches, judgeAll, rounds);
  for (const latch of latches) {
    if (latch.done === null || latch.exitNow === "met") latch.regressed = null;
    else latch.regressed ??= point;
  }
}

function judgeRounds(latches: readonly Latch[], judgeAll: () => void, rounds: number): void {
  for (const latch of latches) latch.exitNow = "unknown";
  for (let round = 0; round < rounds; round++) {
    const before = stateKey(latches);
    judgeAll();
    if (stateKey(latches) === before) break;
  }
}

function stateKey(latches: readonly Latch[]): string {
  return latches.map(({ done, exitNow }) => `${done !== null} ${exitNow}`).join();
}

function ownChecks(phase: Phase, earlier: readonly Phase[]): Check[] {
  const subjectOf = (check: Check) => JSON.stringify("tests" in check ? check.tests : check);
  const named = new Set(earlier.flatMap(({ exit }) => exit.map(subjectOf)));
  return phase.exit.filter((check) => !named.has(subjectOf(check)));
}

function judgePhase(judgement: Judgement, latch: Latch, point: Point, done: PhaseDone): void {
  const { phase } = latch;
  latch.entryNow = allOf(judgement, phase.entry, point, done);
  latch.exitNow = allOf(judgement, phase.exit, point, done);
  if (latch.entryNow === "met") latch.entryHeld = true;
  if (latch.entryNow === "met" && latch.exitNow === "met") latch.done ??= point;
}

function allOf(
  judgement: Judgement,
  checks: readonly Check[],
  point: Point,
  done: PhaseDone,
): CheckState {
  if (checks.length === 0) return "met";
  return combined(checks.map((check) => checkState(judgement, check, point, done)));
}

/** Work before the entry is seen only in what no earlier phase names too: that one's tests are no work on this one. */
function noteWork(work: Work, latch: Latch, point: Point): void {
  if (latch.firstWork !== null && latch.started !== null) return;
  const { baseline, own, phase } = latch;
  const facts = phase.exit.map((check) => work.factOf(check, point));
  latch.baseline = facts;
  if (baseline === null) return;
  const isChanged = (_: Check, at: number) => facts[at] !== baseline[at];
  if (!phase.exit.some(isChanged)) return;
  if (phase.exit.some((check, at) => own.includes(check) && isChanged(check, at)))
    latch.firstWork ??= point;
  if (latch.entryHeld) latch.started ??= point;
}

/** What the facts that an exit names look like: runs of its tests, counts of its imports. A change is work. */
class Work {
  private readonly runs = new Map<Check, Int32Array>();

  constructor(private readonly judgement: Judgement) {}

  factOf(check: Check, { position, run }: Point): number {
    if ("violations" in check)
      return this.judgement.scopes.of(check.violations).legacy[position] ?? 0;
    if (!("tests" in check)) return 0;
    let runs = this.runs.get(check);
    if (!runs) {
      runs = runsOf(this.judgement, check);
      this.runs.set(check, runs);
    }
    return lastUpTo(runs, run);
  }
}

/** The runs, where they count, of any file that a check is about. */
function runsOf({ guards, selectors, context }: Judgement, check: TestsCheck): Int32Array {
  const runs = new Set<number>();
  for (const { path } of selectors.guardsOf(check.tests))
    for (const environment of guards.environments(path, context.end))
      for (const run of context.index.coveringRuns(path, environment)) runs.add(run);
  return Int32Array.from(runs).sort();
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
  exits: readonly (readonly Exit[])[],
  point: Point,
): PhaseDone {
  return (id) => {
    const index = latches.findIndex(({ phase }) => phase.id === id);
    const latch = latches[index];
    if (!latch) return "unknown";
    if (latch.done !== null && !isBefore(point, latch.done)) return "met";
    const past = lastExit(exits[index] ?? [], point);
    return past === undefined || past.exit === "unknown" ? "unknown" : "not met";
  };
}

/** The last one up to a point. */
function lastExit(exits: readonly Exit[], point: Point): Exit | undefined {
  let low = 0;
  let high = exits.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const exit = exits[middle];
    if (exit && isBefore(point, exit.point)) high = middle;
    else low = middle + 1;
  }
  return exits[low - 1];
}

/** In the order of facts. */
export function isBefore(a: Point, b: Point): boolean {
  return a.position < b.position || (a.position === b.position && a.run < b.run);
}
