import type { Freshness } from "./golden-path-model";
import { guardsOf } from "./golden-path-parts";
import type { Verdicts } from "./verdicts";

/** How old the facts are that the Golden Path rests on: the newest commit, and the oldest of the last runs of its guards. */
export function freshnessOf({ judgement }: Verdicts): Freshness {
  const { context, guards } = judgement;
  const { plan, end, facts, index } = context;
  const golden = plan.goldenPath;
  const patterns = [...(golden?.steps ?? []), ...(golden?.guarantees ?? [])].flatMap(
    ({ tests }) => tests,
  );
  const runs = patterns
    .flatMap((pattern) => guardsOf(judgement, pattern, end))
    .flatMap((guard) => guards.standings(guard, end))
    .map(({ run }) => index.runs[run]);
  const known = runs.filter((run) => run !== undefined);
  const committed = facts.commits.effectiveAt[end.position];
  const oldest = known.length === 0 ? null : Math.min(...known.map(({ startedAt }) => startedAt));
  return {
    codeMs: committed === undefined ? null : Math.max(0, end.now - committed),
    testsMs: oldest === null ? null : Math.max(0, end.now - oldest),
    staleAfterMs: plan.rollback?.staleAfterMs ?? null,
    isStale: known.some((run) => guards.isStale(run.index, end)),
    isSimulated: known.some(({ isSimulated }) => isSimulated),
  };
}
