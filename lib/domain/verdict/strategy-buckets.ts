import { environmentsOfCategory } from "./environments";
import type { GuardRow } from "./guard-model";
import type { BucketRow, CategoryRow, CountedBucket, InventoryRow } from "./strategy-model";
import { testItemState } from "./test-checks";
import type { Verdicts } from "./verdicts";
import type { CheckState } from "./words";

const BUCKETS: readonly CountedBucket[] = ["new", "update", "validation"];

const STATE_WORD: Readonly<Record<CountedBucket, string>> = {
  new: "failed first",
  update: "updated",
  validation: "passing",
};

/** Target, planned and actual of the three buckets that the strategy counts; the unit is the test file (rules.md 6). */
export function bucketRows(verdicts: Verdicts, inventory: readonly InventoryRow[]): BucketRow[] {
  const { targets } = verdicts.judgement.context.plan.strategy;
  const planned = (bucket: CountedBucket) =>
    inventory
      .filter((row) => row.bucket === bucket)
      .reduce((sum, row) => sum + row.guards.length, 0);
  const all = BUCKETS.reduce((sum, bucket) => sum + planned(bucket), 0);
  return BUCKETS.map((bucket) => {
    const rows = inventory.filter((row) => row.bucket === bucket);
    const guards = rows.flatMap((row) => row.guards.map((guard) => ({ row, guard })));
    const inState = guards.filter(({ row, guard }) => isInState(verdicts, row, guard)).length;
    return {
      bucket,
      target: targets[bucket],
      planned: planned(bucket),
      inTree: guards.filter(({ guard }) => guard.tree === "in the tree").length,
      ran: guards.filter(({ guard }) => guard.environments.some(({ run }) => run !== null)).length,
      inState,
      stateWord: STATE_WORD[bucket],
      drift: all === 0 ? 0 : (planned(bucket) / all) * 100 - targets[bucket],
      cases: {
        planned: rows.reduce((sum, row) => sum + (row.expectedTests ?? row.cases.length), 0),
        ran: guards.reduce((sum, { guard }) => sum + guard.tests, 0),
      },
      isSimulated: guards.some(({ guard }) => guard.isSimulated),
    };
  });
}

/** The state that a file of a bucket is for. New tests without `mustFailFirst` have only to pass. */
function isInState({ judgement }: Verdicts, row: InventoryRow, { path }: GuardRow): boolean {
  const { end } = judgement.context;
  const guard = judgement.guards.wholeFile(path);
  const state = (are: "seen-failing" | "passing" | "updated"): CheckState =>
    testItemState(judgement, { tests: {}, are }, guard, end);
  if (row.bucket === "update") return state("updated") === "met";
  return state(row.bucket === "new" && row.mustFailFirst ? "seen-failing" : "passing") === "met";
}

export function categoryRows(
  { judgement }: Verdicts,
  inventory: readonly InventoryRow[],
): CategoryRow[] {
  const { plan } = judgement.context;
  const categories = [
    ...new Set([...Object.keys(plan.environments), ...inventory.map((row) => row.category)]),
  ];
  return categories.map((category) => {
    const rows = inventory.filter((row) => row.category === category);
    const guards = rows.flatMap((row) => row.guards);
    const of = (state: GuardRow["state"]) => guards.filter((guard) => guard.state === state).length;
    return {
      category,
      environments: environmentsOfCategory(plan, category) ?? [],
      entries: rows.length,
      files: guards.filter(isThere).length,
      passing: of("passing"),
      failing: of("failing"),
      unknown: of("unknown"),
      tests: guards.reduce((sum, guard) => sum + guard.tests, 0),
    };
  });
}

/** In the tree, or running without it; where no tree is known, running. */
export function isThere({ tree, environments }: GuardRow): boolean {
  return (
    tree === "in the tree" || (tree !== "gone" && environments.some(({ run }) => run !== null))
  );
}
