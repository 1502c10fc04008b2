import { isStanding } from "@/lib/domain/board/counts";
import type { PlannedTest } from "@/lib/domain/plan";
import { atPosition } from "./context";
import { environmentsOfCategory } from "./environments";
import { guardRow } from "./guard-rows";
import { proofRows } from "./proof-rows";
import { bucketRows, categoryRows, isThere } from "./strategy-buckets";
import type { InventoryRow, StrategyModel } from "./strategy-model";
import { bucketFinding, proofFinding, strategySentence } from "./strategy-words";
import { isTestFile } from "./test-files";
import type { Verdicts } from "./verdicts";

const CANDIDATES_SHOWN = 200;

/** The planned test mix against what is there: target, planned, in the tree, ran, in its state; and the fail-first proof. */
export function strategyBoard(verdicts: Verdicts): StrategyModel {
  const { context } = verdicts.judgement;
  const inventory = context.plan.tests.map((entry) => inventoryRow(verdicts, entry));
  const buckets = bucketRows(verdicts, inventory);
  const proofs = proofRows(verdicts);
  const candidates = candidatesOf(verdicts, inventory);
  const unmatched = inventory.filter(({ files }) => files === 0).length;
  return {
    planVersion: context.plan.version,
    ...strategySentence(buckets, proofs, candidates.length),
    finding: bucketFinding(buckets),
    proofFinding: proofFinding(proofs),
    buckets,
    proofs,
    inventory,
    categories: categoryRows(verdicts, inventory),
    unmatched,
    candidates: candidates.slice(0, CANDIDATES_SHOWN),
    candidatesTotal: candidates.length,
    at: atPosition(context, context.end.position),
  };
}

function inventoryRow({ judgement }: Verdicts, entry: PlannedTest): InventoryRow {
  const { context, guards, selectors } = judgement;
  const paths = selectors.filesOf(entry.path);
  const whole = paths.map((path) => guards.wholeFile(path, path === entry.path));
  const rows = guards
    .active(whole, context.end)
    .map((guard) => guardRow(guards, guard, context.end));
  const counts = rows.map(({ path }) => countsIn(context, path));
  return {
    path: entry.path,
    category: entry.category,
    bucket: entry.bucket,
    isMissionCritical: entry.missionCritical,
    mustFailFirst: entry.mustFailFirst,
    expectedTests: entry.expectedTests ?? null,
    note: entry.note ?? null,
    todo: entry.todo,
    cases: entry.cases,
    files: rows.filter(isThere).length,
    legacy: counts.reduce((sum, one) => sum + one.legacy, 0),
    unplanned: counts.reduce((sum, one) => sum + one.unplanned, 0),
    environments: environmentsOfCategory(context.plan, entry.category) ?? [],
    guards: rows,
  };
}

function countsIn(
  { spans, end }: Verdicts["judgement"]["context"],
  path: string,
): { readonly legacy: number; readonly unplanned: number } {
  const standing = (spans.get(path) ?? []).filter((span) => isStanding(span, end.position));
  const of = (name: string) => standing.filter((span) => span.class === name).length;
  return { legacy: of("legacy"), unplanned: of("unplanned") };
}

/** Test files that hold a legacy import and that no entry names: they break when the path goes. */
function candidatesOf(
  { judgement }: Verdicts,
  inventory: readonly InventoryRow[],
): StrategyModel["candidates"] {
  const { context } = judgement;
  const named = new Set(inventory.flatMap(({ guards }) => guards.map(({ path }) => path)));
  return [...context.spans.keys()]
    .filter((path) => isTestFile(path) && !named.has(path))
    .map((path) => ({ path, ...countsIn(context, path) }))
    .filter(({ legacy }) => legacy > 0)
    .sort((a, b) => b.legacy - a.legacy || (a.path < b.path ? -1 : 1));
}
