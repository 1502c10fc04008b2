import { isStanding } from "@/lib/domain/board/counts";
import type { JudgedSpan } from "@/lib/domain/board/judge";
import type { Plan } from "@/lib/domain/plan";
import type { FailingMark } from "@/lib/domain/tests/file-line";
import { scopeWords } from "./check-words";
import type { PhaseDone } from "./checks";
import type { Point } from "./context";
import { isSilent, partsOf, guardsOf as patternGuards } from "./golden-path-parts";
import { strict } from "./guard-rows";
import type { Guard } from "./guards";
import type { Judgement } from "./judgement";
import type { TriggerState } from "./words";

export type Trigger = NonNullable<Plan["rollback"]>["triggers"][number];

/** What a trigger found at a point. */
export type TriggerAt = {
  readonly state: TriggerState;
  /** Failing tests; the evidence of a trigger on tests. */
  readonly failing: readonly FailingMark[];
  /** Standing imports that it fires on; the evidence of a trigger on imports. */
  readonly standing: readonly JudgedSpan[];
  /** Why it cannot be judged, where it is unknown; null else. */
  readonly unknown: string | null;
  /** Files of tests that it watches. */
  readonly guards: readonly Guard[];
};

/** Fired before unknown before armed (rules.md 6). A trigger that nothing matches is unknown, never armed. */
export function triggerAt(
  judgement: Judgement,
  trigger: Trigger,
  point: Point,
  phaseDone: (point: Point) => PhaseDone,
  doneAt: (id: string) => Point | null,
): TriggerAt {
  const { when } = trigger;
  if ("introduced" in when) return importsAt(judgement, when, point, phaseDone, doneAt);
  return testsAt(judgement, triggerGuards(judgement, trigger, point), point);
}

/** Guards that a trigger on tests watches at a point. */
export function triggerGuards(judgement: Judgement, { when }: Trigger, point: Point): Guard[] {
  const { selectors, guards } = judgement;
  if ("introduced" in when) return [];
  if ("tests" in when) return guards.active(selectors.guardingOf(when.tests), point);
  const patterns = partsOf(judgement, when.goldenPath).flatMap(({ tests }) => tests);
  return patterns.flatMap((pattern) => patternGuards(judgement, pattern, point));
}

function testsAt(judgement: Judgement, watched: readonly Guard[], point: Point): TriggerAt {
  const stood = watched.map((guard) => ({
    guard,
    standings: judgement.guards.standings(guard, point),
  }));
  const all = stood.flatMap(({ standings }) => standings);
  const failing = new Map(
    all.flatMap(({ environment, file }) =>
      (file?.failing ?? []).map((mark) => [`${mark.test} ${environment}`, mark] as const),
    ),
  );
  const dark = stood.filter(
    ({ guard, standings }) =>
      standings.length === 0 ||
      standings.some((one) => strict(one).state === "unknown" && !isSilent(guard, one)),
  );
  const unknown = unknownWords(
    [...new Set(dark.map(({ guard }) => guard.path))],
    all.some(({ file }) => (file?.tests ?? 0) > 0),
  );
  const marks = [...failing.values()];
  const state = marks.length > 0 ? "fired" : unknown === null ? "armed" : "unknown";
  return { state, failing: marks, standing: [], unknown, guards: watched };
}

function unknownWords(dark: readonly string[], matched: boolean): string | null {
  const [first, ...more] = dark;
  if (first !== undefined) {
    const name = first.slice(first.lastIndexOf("/") + 1);
    const others = more.length === 0 ? "" : ` and ${more.length} more`;
    return `${name}${others} did not run, went stale or was skipped`;
  }
  return matched ? null : "no test that ran matches";
}

type Introduced = Extract<Trigger["when"], { introduced: string }>;

function importsAt(
  judgement: Judgement,
  { introduced, after }: Introduced,
  point: Point,
  phaseDone: (point: Point) => PhaseDone,
  doneAt: (id: string) => Point | null,
): TriggerAt {
  const { context } = judgement;
  const none = { failing: [], standing: [], guards: [] } as const;
  let from = context.start - 1;
  if (after !== undefined) {
    const done = phaseDone(point)(after);
    if (done === "unknown")
      return { ...none, state: "unknown", unknown: `phase ${after} cannot be judged` };
    if (done === "not met") return { ...none, state: "armed", unknown: null };
    from = doneAt(after)?.position ?? from;
  }
  const standing = gainedSpans(judgement, introduced, from).filter((span) =>
    isStanding(span, point.position),
  );
  if (standing.length > 0) return { ...none, state: "fired", standing, unknown: null };
  const unknown = darkWords(judgement, introduced, point);
  return { ...none, state: unknown === null ? "armed" : "unknown", unknown };
}

/** Imports on a legacy path, or on one that the plan does not name, that came into what a trigger watches behind a position. */
function gainedSpans({ context, scopes }: Judgement, scope: string, from: number): JudgedSpan[] {
  const { covers } = scopes.of(scope);
  const isBad = (name: string) =>
    name === "legacy" || (name === "unplanned" && context.plan.unplanned !== "allowed");
  return [...context.spans]
    .filter(([path]) => covers(path))
    .flatMap(([, spans]) => spans)
    .filter((span) => isBad(span.class) && span.opening !== "moved" && span.from > from);
}

function darkWords({ context, scopes }: Judgement, scope: string, point: Point): string | null {
  if (context.unrecorded.length > 0)
    return "the scanner does not record modules that the plan names";
  const missing = scopes.missing(scope, point.position);
  if (missing.length > 0)
    return `${missing.length} of the files ${scopeWords(scope)} are not in the tree`;
  if ((scopes.of(scope).unreadable[point.position] ?? 0) > 0) return "a file could not be read";
  if (scope === "criticalFiles" && context.plan.criticalFiles.length === 0)
    return "the plan names no critical file";
  return null;
}
