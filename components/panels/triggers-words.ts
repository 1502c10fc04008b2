import type { Tone } from "@/components/ui/glyph";
import { capitalised, counted, numberWord } from "@/lib/domain/number-words";
import type { IncidentDetail, Opening, Runbook } from "@/lib/domain/verdict/trigger-model";
import type { TriggerState } from "@/lib/domain/verdict/words";
import { plural, shortSha } from "@/lib/domain/words";

export const TRIGGER_TONES: Readonly<Record<TriggerState, Tone>> = {
  fired: "bad",
  unknown: "unknown",
  armed: "waiting",
};

/** "First bad commit 9ee8be3a, last good 86c267f7, one step apart". */
export function lanesFinding({
  opened,
  lastGood,
  between,
}: Pick<IncidentDetail, "opened" | "lastGood" | "between">): string {
  const lead = `First bad commit ${shortSha(opened.sha)}`;
  if (lastGood === null) return `${lead}; no commit before it was good`;
  const apart = between.commits === 1 ? "one step" : counted(between.commits, "commit");
  return `${lead}, last good ${shortSha(lastGood.sha)}, ${apart} apart`;
}

/** "Eight openings, three still open". */
export function openingsFinding(openings: readonly Opening[]): string {
  const open = openings.filter(({ closed }) => closed === null).length;
  const rest = open === 0 ? "none still open" : `${numberWord(open)} still open`;
  return capitalised(`${counted(openings.length, "opening")}, ${rest}`);
}

/** A step is done when the facts show it, or a person said so where only a person can. */
export function isStepDone(step: Runbook["steps"][number]): boolean {
  return step.isDoneByFacts ?? step.tick !== null;
}

/** "Runbook: 0 of 4 steps done". */
export function runbookFinding({ steps }: Runbook): string {
  const done = steps.filter(isStepDone).length;
  return steps.length === 0
    ? "Runbook"
    : `Runbook: ${done} of ${plural(steps.length, "step")} done`;
}

/** Every command of the runbook, the way back first, as lines for a shell. */
export function allCommands({ revert, restore, steps }: Runbook): readonly string[] {
  const ways = [restore, revert].filter((command) => command !== null);
  return [...ways.slice(0, 1), ...steps.flatMap(({ commands }) => commands)];
}
