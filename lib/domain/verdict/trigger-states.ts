import type { Plan } from "@/lib/domain/plan";
import { plural } from "@/lib/domain/words";
import type { PhaseDone } from "./checks";
import type { Point } from "./context";
import type { Guard } from "./guards";
import type { Judgement } from "./judgement";
import type { TriggerAt } from "./trigger-at";
import { TriggerWatch } from "./trigger-watch";

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
  let watch = judgement.triggers.get(trigger);
  if (!watch) {
    const { selectors, views, context } = judgement;
    watch = new TriggerWatch(selectors.ofTrigger(trigger), views, context.index);
    judgement.triggers.set(trigger, watch);
  }
  return watch.at(point);
}

/** Guards that a trigger on tests watches at a point. */
export function triggerGuards(judgement: Judgement, trigger: Trigger, point: Point): Guard[] {
  return judgement.views.active(judgement.selectors.ofTrigger(trigger), point);
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
  let from = context.start - 1;
  if (after !== undefined) {
    const done = phaseDone(point)(after);
    if (done === "unknown") return found("unknown", `phase ${after} cannot be judged`);
    if (done === "not met") return ARMED;
    from = doneAt(after)?.position ?? from;
  }
  const standing = judgement.gained.standing(introduced, from, point.position);
  if (standing.length > 0) return found("fired", null, standing);
  const unknown = darkWords(judgement, introduced, point.position);
  return unknown === null ? ARMED : found("unknown", unknown);
}

const ARMED = found("armed", null);

/** What a trigger on imports finds; it watches no test. Written out: it is made at each point of a timeline. */
function found(
  state: TriggerAt["state"],
  unknown: string | null,
  standing: TriggerAt["standing"] = [],
): TriggerAt {
  return { state, failing: [], standing, unknown, guards: [] };
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
