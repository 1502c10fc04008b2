import { guardsOf } from "./golden-path-parts";
import type { Judgement } from "./judgement";

/** How many tests a pattern selects in the last runs of the files that it matches; 0: it is not checked. */
export function patternTests(judgement: Judgement, pattern: string): number {
  const { guards, context } = judgement;
  return guardsOf(judgement, pattern, context.end).reduce((sum, guard) => {
    const counts = guards.standings(guard, context.end).map(({ file }) => file?.tests ?? 0);
    return sum + Math.max(0, ...counts);
  }, 0);
}
