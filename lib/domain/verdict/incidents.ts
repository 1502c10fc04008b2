import type { JudgedSpan } from "@/lib/domain/board/judge";
import type { FailingMark } from "@/lib/domain/tests/file-line";
import type { Context, Point } from "./context";
import type { Judgement } from "./judgement";
import type { PhaseStates } from "./phase-states";
import type { TriggerAt } from "./trigger-at";
import { type Trigger, triggerAt } from "./trigger-states";

/** One firing of a trigger: from the first point at which it fired to the one at which the evidence had cleared. */
export type IncidentSpan = {
  readonly trigger: Trigger;
  /** Natural key: the trigger and its first bad result. */
  readonly key: string;
  readonly opened: Point;
  readonly closed: Point | null;
  /** The last point before it at which the trigger held; null when it never did. */
  readonly lastGood: Point | null;
  /** All tests that failed within it, as they first did, and how they stand at its end. */
  readonly failing: readonly FailingMark[];
  readonly stillFailing: ReadonlySet<number>;
  readonly spans: readonly JudgedSpan[];
};

export type TriggerHistory = {
  readonly trigger: Trigger;
  readonly now: TriggerAt;
  /** Since which point the state is what it is. */
  readonly since: Point | null;
  /** Oldest first; the last one may be open. */
  readonly incidents: readonly IncidentSpan[];
};

/** Judges every trigger of the plan at every point. */
export function triggerHistories(
  judgement: Judgement,
  points: readonly Point[],
  phases: PhaseStates,
): TriggerHistory[] {
  const doneAt = (id: string) => phases.phases.find(({ phase }) => phase.id === id)?.done ?? null;
  return (judgement.context.plan.rollback?.triggers ?? []).map((trigger) => {
    const fold = new HistoryFold(judgement.context, trigger);
    for (const point of points)
      fold.take(point, triggerAt(judgement, trigger, point, phases.doneAt, doneAt));
    return fold.end();
  });
}

type Open = {
  readonly opened: Point;
  /** The run of the first bad result that opened it; infinity for imports. */
  readonly first: number;
  readonly lastGood: Point | null;
  readonly failing: Map<number, FailingMark>;
  readonly spans: Set<JudgedSpan>;
  stillFailing: ReadonlySet<number>;
};

class HistoryFold {
  private readonly incidents: IncidentSpan[] = [];
  private open: Open | null = null;
  /** What was noted last of the open one. */
  private seen: TriggerAt | null = null;
  private standing: TriggerAt["standing"] = [];
  /** Where it held, oldest first, one for each position. */
  private readonly good: Point[] = [];
  private now: TriggerAt = NEVER;
  private since: Point | null = null;

  constructor(
    private readonly context: Context,
    private readonly trigger: Trigger,
  ) {}

  take(point: Point, found: TriggerAt): void {
    if (this.since === null || found.state !== this.now.state) this.since = point;
    this.keepGood(point);
    this.now = found;
    if (found.state === "fired") this.fire(point, found);
    else if (this.open) this.close(point);
    if (found.state === "armed" && this.isEvidence(point)) this.noteGood(point);
  }

  /** A trigger on tests held only where they ran; one on imports at every commit. */
  private isEvidence(point: Point): boolean {
    return this.isOnImports || this.context.index.runs[point.run]?.position === point.position;
  }

  private get isOnImports(): boolean {
    return "introduced" in this.trigger.when;
  }

  private noteGood(point: Point): void {
    if (this.good.at(-1)?.position === point.position) this.good.pop();
    this.good.push(point);
  }

  /** What a trigger on imports held at, it held at until the commit before the next change. */
  private keepGood(next: Point): void {
    const last = this.good.at(-1);
    if (this.now.state !== "armed" || !last || !this.isOnImports) return;
    if (next.position - 1 > last.position) this.noteGood({ ...last, position: next.position - 1 });
  }

  /** The newest commit before the first bad fact at which it held: a commit that failed anywhere is not good. */
  private lastGood({ failing }: TriggerAt, opened: Point): Point | null {
    const first = Math.min(
      opened.position,
      ...failing.map(({ since }) => this.context.index.runs[since]?.position ?? opened.position),
    );
    return this.good.findLast(({ position }) => position < first) ?? null;
  }

  end(): TriggerHistory {
    if (this.open) this.close(null);
    return {
      trigger: this.trigger,
      now: this.now,
      since: this.since,
      incidents: this.incidents,
    };
  }

  private fire(point: Point, found: TriggerAt): void {
    const { failing, standing } = found;
    this.open ??= {
      opened: point,
      first: failing.reduce((least, { since }) => Math.min(least, since), Number.POSITIVE_INFINITY),
      lastGood: this.lastGood(found, point),
      failing: new Map(),
      spans: new Set(),
      stillFailing: new Set(),
    };
    if (found === this.seen) return;
    this.seen = found;
    for (const mark of failing)
      if (!this.open.failing.has(mark.test)) this.open.failing.set(mark.test, mark);
    if (standing !== this.standing) for (const span of standing) this.open.spans.add(span);
    this.standing = standing;
    this.open.stillFailing = new Set(failing.map(({ test }) => test));
  }

  private close(point: Point | null): void {
    const { open } = this;
    if (!open) return;
    this.incidents.push({
      trigger: this.trigger,
      key: this.keyOf(open),
      opened: open.opened,
      closed: point,
      lastGood: open.lastGood,
      failing: [...open.failing.values()],
      stillFailing: point === null ? open.stillFailing : new Set(),
      spans: [...open.spans].sort((a, b) => a.from - b.from),
    });
    this.open = null;
    this.seen = null;
    this.standing = [];
  }

  /** The first bad result: its run, or the commit that brought the import. Independent of when it was looked at. */
  private keyOf({ opened, first }: Open): string {
    const { index, facts } = this.context;
    const run = index.runs[first];
    if (run) return `${this.trigger.id}@${run.sha.slice(0, 12)}.${run.environment}.${run.run}`;
    return `${this.trigger.id}@${(facts.commits.sha[opened.position] ?? "").slice(0, 12)}`;
  }
}

const NEVER: TriggerAt = { state: "unknown", failing: [], standing: [], unknown: null, guards: [] };
