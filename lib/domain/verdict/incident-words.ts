import type { Point as FactPoint } from "./context";
import type { IncidentSpan } from "./incidents";
import type { Verdicts } from "./verdicts";

/** When a point of facts was: the start of its run, where a run made it, else the time of its commit. Epoch ms. */
export function pointTime({ judgement }: Pick<Verdicts, "judgement">, point: FactPoint): number {
  const { facts, index } = judgement.context;
  const commit = facts.commits.effectiveAt[point.position] ?? 0;
  const run = index.runs[point.run];
  return run?.position === point.position ? Math.max(commit, run.startedAt) : commit;
}

export function openedTime(
  verdicts: Pick<Verdicts, "judgement">,
  { opened }: IncidentSpan,
): number {
  return pointTime(verdicts, opened);
}
