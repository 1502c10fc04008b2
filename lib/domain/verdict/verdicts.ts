import type { Context, Point } from "./context";
import { type GoldenPathAt, goldenPathStates } from "./golden-path-state";
import { type TriggerHistory, triggerHistories } from "./incidents";
import { type Judgement, judgementOf } from "./judgement";
import { type PhaseStates, phaseStates } from "./phase-states";
import { timeline } from "./timeline";

/** Everything that is judged over time under one plan version, up to one moment: a pure function of its context. */
export type Verdicts = {
  readonly judgement: Judgement;
  /** In the order of facts, the moment that is asked for last; empty before the plan's start. */
  readonly points: readonly Point[];
  readonly phases: PhaseStates;
  readonly triggers: readonly TriggerHistory[];
  readonly goldenPath: readonly GoldenPathAt[];
};

export function verdictsOf(context: Context): Verdicts {
  const judgement = judgementOf(context);
  const points = timeline(judgement);
  const phases = phaseStates(judgement, points);
  return {
    judgement,
    points,
    phases,
    triggers: triggerHistories(judgement, points, phases),
    goldenPath: goldenPathStates(judgement, points),
  };
}
