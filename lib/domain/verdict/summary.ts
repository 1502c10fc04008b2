import type { Act } from "@/lib/domain/acts";
import { actSubject, actsOn, lastAct } from "./act-subjects";
import { criticalGuards } from "./critical-guards";
import type { GoldenPathModel } from "./golden-path-model";
import { goldenPathReasons } from "./golden-path-reasons";
import { openedTime } from "./incident-words";
import { phasesBoard } from "./phase-board";
import type { DatedPhase } from "./phase-model";
import { rollbackAnswer } from "./rollback-answer";
import { triggersBoard } from "./trigger-board";
import type { TriggerRow } from "./trigger-model";
import type { Verdicts } from "./verdicts";
import type { GoldenPathState } from "./words";

/** What is judged, in a few numbers and words: for the overview and the frame. Null parts are not in the plan. */
export type JudgingSummary = {
  readonly goldenPath: {
    readonly title: string;
    readonly state: GoldenPathState;
    /** Why it is no better than it is: how many things speak against it. */
    readonly reasons: number;
  } | null;
  readonly rollback: {
    readonly answer: GoldenPathModel["rollback"]["answer"];
    readonly sentence: string;
    readonly fired: number;
    readonly unknown: number;
    readonly total: number;
    /** When the first open incident began, epoch ms. */
    readonly since: number | null;
    /** Open incidents that nobody has acknowledged or overridden. */
    readonly unseen: number;
    readonly open: number;
  } | null;
  readonly triggers: readonly TriggerRow[];
  readonly triggersFinding: string;
  readonly phases: readonly DatedPhase[];
  readonly phasesFinding: string;
  readonly criticalGuards: ReturnType<typeof criticalGuards>;
  readonly now: number;
  readonly isSimulated: boolean;
};

export function judgingSummary(verdicts: Verdicts, acts: readonly Act[]): JudgingSummary {
  const { judgement, goldenPath } = verdicts;
  const { plan, index, end } = judgement.context;
  const triggers = triggersBoard(verdicts, acts, null, new Set());
  const phases = phasesBoard(verdicts, acts);
  return {
    goldenPath: plan.goldenPath
      ? {
          title: plan.goldenPath.title,
          state: goldenPath.at(-1)?.state ?? "not checked",
          reasons: goldenPathReasons(verdicts).length,
        }
      : null,
    rollback: plan.rollback ? rollbackOf(verdicts, acts) : null,
    triggers: triggers.triggers,
    triggersFinding: triggers.finding,
    phases: phases.phases.map(
      ({ id, number, title, status, planned, started, done, regressed, slipMs }) => ({
        ...{ id, number, title, status, planned, started, done, regressed, slipMs },
      }),
    ),
    phasesFinding: phases.finding,
    criticalGuards: criticalGuards(verdicts),
    now: end.now,
    isSimulated: index.runs.some(({ isSimulated }) => isSimulated),
  };
}

function rollbackOf(verdicts: Verdicts, acts: readonly Act[]): JudgingSummary["rollback"] {
  const { answer, sentence, triggers } = rollbackAnswer(verdicts, acts);
  const open = verdicts.triggers.flatMap(({ incidents }) =>
    incidents.filter(({ closed }) => closed === null),
  );
  const of = (state: string) => triggers.filter((trigger) => trigger.state === state).length;
  const isSeen = ({ key }: { readonly key: string }) =>
    lastAct(actsOn(acts, actSubject.incident(key)), ["acknowledge", "override"]) !== null;
  return {
    answer,
    sentence,
    fired: of("fired"),
    unknown: of("unknown"),
    total: triggers.length,
    since: open.length === 0 ? null : Math.min(...open.map((one) => openedTime(verdicts, one))),
    unseen: open.filter((one) => !isSeen(one)).length,
    open: open.length,
  };
}

const ANSWER: Readonly<Record<GoldenPathModel["rollback"]["answer"], string>> = {
  yes: "the plan says roll back",
  no: "no rollback trigger is firing",
  "cannot be judged": "whether to roll back cannot be judged",
  overridden: "the rollback was overridden",
};

/** The second half of the overview's sentence; null where the plan has neither a Golden Path nor rollback triggers. */
export function judgedWords({ goldenPath, rollback }: JudgingSummary): string | null {
  const parts = [
    goldenPath === null ? null : `the Golden Path is ${goldenPath.state}`,
    rollback === null || rollback.total === 0 ? null : ANSWER[rollback.answer],
  ].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.join("; ");
}
