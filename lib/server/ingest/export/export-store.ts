import "server-only";
import type { Tx } from "@/lib/server/ingest/transaction";
import { exportActs } from "./acts";
import { exportCommits } from "./facts";
import { exportFindings } from "./findings";
import { exportIndex } from "./index-lines";
import { readNames } from "./names";
import { exportOwners } from "./owners";
import { exportReceipts } from "./receipts";
import { exportRuns } from "./runs";

export const EXPORT_FORMAT = "plumbline.export/1";

/**
 * The whole store as lines of JSON, without line ends: for each project its facts, what they were found to mean, and
 * the receipts. Without receipts two stores that got the same facts, in whatever order, give the same bytes.
 */
export async function* exportStore(
  tx: Tx,
  { withReceipts }: { readonly withReceipts: boolean },
): AsyncGenerator<string> {
  let count = 0;
  for await (const line of exportLines(tx, withReceipts)) {
    count += 1;
    yield JSON.stringify(line);
  }
  yield JSON.stringify({ end: { lines: count } });
}

async function* exportLines(tx: Tx, withReceipts: boolean): AsyncGenerator<object> {
  yield { format: EXPORT_FORMAT, receipts: withReceipts };
  const projects = await tx.project.findMany({
    select: {
      ...{ id: true, slug: true, repository: true, demo: true },
      ...{ commitLink: true, lineLink: true },
    },
  });
  for (const { id, ...project } of projects.sort((a, b) => (a.slug < b.slug ? -1 : 1))) {
    yield { project };
    const names = await readNames(tx, id);
    for (const scanner of names.scanners) yield { scanner };
    const plans = await tx.planVersion.findMany({
      where: { projectId: id },
      select: { slug: true, version: true, source: true },
    });
    plans.sort((a, b) => (a.slug === b.slug ? a.version - b.version : a.slug < b.slug ? -1 : 1));
    for (const { slug, ...plan } of plans) yield { plan: { id: slug, ...plan } };
    yield* exportRuns(tx, id);
    yield* exportFindings(tx, id);
    yield* exportActs(tx, id);
    yield* exportOwners(tx, id);
    yield* exportCommits(tx, id, names);
    yield* exportIndex(tx, id, names);
    if (withReceipts) yield* exportReceipts(tx, id, names);
  }
}
