import type { Plan } from "@/lib/domain/plan";
import { plural } from "@/lib/domain/words";
import type { PhaseDone } from "./checks";
import type { Point } from "./context";
import { isSilent, partsOf } from "./golden-path-parts";
import { strict } from "./guard-rows";
import type { Guard } from "./guards";
import type { Judgement } from "./judgement";
import type { TriggerAt } from "./trigger-at";

export type Trigger = NonNullable<Plan["rollback"]>["triggers"][number];

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
  return judgement.triggers.at(trigger, point, () => ({
    value: testsAt(judgement, triggerGuards(judgement, trigger, point), point),
    until: judgement.horizons.of(allGuards(judgement, trigger), point),
  }));
}

/** Guards that a trigger on tests watches at a point. */
export function triggerGuards(judgement: Judgement, trigger: Trigger, point: Point): Guard[] {
  return judgement.guards.active(allGuards(judgement, trigger), point);
}

/** Those that it watches at any point, each once: parts of the Golden Path may share them. */
function allGuards(judgement: Judgement, { when }: Trigger): readonly Guard[] {
  const { selectors } = judgement;
  if ("introduced" in when) return [];
  if ("tests" in when) return selectors.guardingOf(when.tests);
  const patterns = partsOf(judgement, when.goldenPath).flatMap(({ tests }) => tests);
  return [...new Set(patterns.flatMap((pattern) => selectors.byPattern(pattern)))];
}

function testsAt(judgement: Judgement, watched: readonly Guard[], point: Point): TriggerAt {
  const stood = watched.map((guard) => ({
    guard,
    standings: judgement.guards.standings(guard, point),
  }));
  const all = stood.flatMap(({ standings }) => standings);
  const failing = new Map(
    all.flatMap(({ environment, file }) =>
      [...(file?.failing ?? []), ...(file?.silenced ?? [])].map(
        (mark) => [`${mark.test} ${environment}`, mark] as const,
      ),
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
  const standing = judgement.gained.standing(introduced, from, point.position);
  if (standing.length > 0) return { ...none, state: "fired", standing, unknown: null };
  const unknown = darkWords(judgement, introduced, point.position);
  return { ...none, state: unknown === null ? "armed" : "unknown", unknown };
}

function darkWords({ context, scopes }: Judgement, scope: string, at: number): string | null {
  if (scopes.unrecorded(at).length > 0)
    return "the scanner does not record modules that the plan names";
  const missing = scopes.missing(scope, at);
  if (missing.length > 0)
    return scope === "criticalFiles"
      ? `${plural(missing.length, "critical file")} ${missing.length === 1 ? "is" : "are"} not in the tree`
      : `${scope} is not in the tree`;
  if ((scopes.of(scope).unreadable[at] ?? 0) > 0) return "a file could not be read";
  if (scope === "criticalFiles" && context.plan.criticalFiles.length === 0)
    return "the plan names no critical file";
  return null;
}
