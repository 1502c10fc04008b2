import "server-only";
import { createHash } from "node:crypto";
import type { Fragment } from "@/lib/domain/discover/fragment";
import { type Trend, type TrendChange, trendOf } from "@/lib/domain/discover/trend";
import { IMPORT_KINDS } from "@/lib/domain/scan";
import { cachedForLine } from "./cache";
import { type ProjectRow, readLineFacts, readTargets } from "./line-facts";

const STRING = IMPORT_KINDS.indexOf("string");

/**
 * How many imports took each path of the fragments up to a position, read by what the paths mean there: a list for each
 * fragment, with a series for each of its paths and those that are idle.
 */
export async function readTrends(
  project: ProjectRow,
  fragments: readonly Fragment[],
  { last, columns }: { readonly last: number; readonly columns: number },
): Promise<readonly Trend[]> {
  const ids = await readTargetIds(project);
  const idsOf = fragments.map((fragment) =>
    [...fragment.paths, ...fragment.idle].map((path) => ids.get(keyOf(path)) ?? -1),
  );
  const subject = [...new Set(idsOf.flat())].filter((id) => id > 0).sort((a, b) => a - b);
  const key = createHash("sha256").update(subject.join()).digest("base64");
  const { lives, paths } = await readLineFacts(project, subject, key);
  const rows = new Map<number, number[]>();
  lives.target.forEach((target, row) => {
    const known = rows.get(target);
    if (known === undefined) rows.set(target, [row]);
    else known.push(row);
  });
  return fragments.map((fragment, index) => {
    const changes = (idsOf[index] ?? []).flatMap((id, series) =>
      (rows.get(id) ?? []).flatMap((row): TrendChange[] => {
        const path = paths[lives.path[row] ?? 0] ?? "";
        if (lives.kind[row] === STRING || fragment.carriers.has(path)) return [];
        const closed = lives.closed[row] ?? -1;
        const opened = { series, at: lives.opened[row] ?? 0, change: 1 };
        return closed < 0 ? [opened] : [opened, { series, at: closed, change: -1 }];
      }),
    );
    const series = fragment.paths.length + fragment.idle.length;
    return trendOf(changes, { series, last, columns });
  });
}

function readTargetIds(project: ProjectRow): Promise<ReadonlyMap<string, number>> {
  return cachedForLine({ project, question: "target ids" }, async () => {
    const targets = await readTargets(project);
    const ids = new Map<string, number>();
    targets.forEach((target, id) => {
      if (target) ids.set(keyOf(target), id);
    });
    return ids;
  });
}

function keyOf({
  module,
  name,
}: {
  readonly module: string;
  readonly name: string | null;
}): string {
  return `${module}\u0000${name ?? ""}`;
}
