import "server-only";
import type { CommitChange, ImportRow } from "@/lib/domain/lives/version";
import { Prisma } from "@/lib/server/db/generated/client";
import { FILE_FACT } from "./file-facts";
import type { Tx } from "./transaction";
import type { WideCommits } from "./wide-commits";

type Fact = {
  readonly path: number;
  readonly position: number;
  readonly kind: number;
  readonly other: number;
  readonly content: string;
};

/** Facts to read: all of these paths, on the line and aside of it, or those of these commits, which are on the line. */
export type FactsOf =
  | { readonly paths: readonly number[]; readonly asideIds: WideCommits["asideIds"] }
  | { readonly commits: readonly number[] };

/** The facts of each group in order of the line; `ids` learns the commits that they belong to. */
export async function readChanges(
  tx: Tx,
  projectId: number,
  groups: readonly (readonly number[])[],
  of: FactsOf,
  ids: Map<number, number>,
): Promise<CommitChange[][]> {
  const groupOf = new Map<number, number>();
  groups.forEach((group, index) => {
    for (const path of group) groupOf.set(path, index);
  });
  const perGroup = groups.map(() => new Map<number, Mutable>());
  for (const fact of await readFacts(tx, projectId, of, ids)) {
    const changes = perGroup[groupOf.get(fact.path) ?? -1];
    if (!changes) continue;
    let change = changes.get(fact.position);
    if (!change) {
      change = {
        position: fact.position,
        renamed: [],
        deleted: [],
        files: new Map(),
        unreadable: new Set(),
      };
      changes.set(fact.position, change);
    }
    addFact(change, fact);
  }
  return perGroup.map((changes) => [...changes.values()].sort((a, b) => a.position - b.position));
}

type Mutable = {
  position: number;
  renamed: [number, number][];
  deleted: number[];
  files: Map<number, ImportRow[]>;
  unreadable: Set<number>;
};

function addFact(change: Mutable, { path, kind, other, content }: Fact): void {
  if (kind === FILE_FACT.listed) change.files.set(path, parseRows(content));
  else if (kind === FILE_FACT.deleted) change.deleted.push(path);
  else if (kind === FILE_FACT.unreadable) change.unreadable.add(path);
  else change.renamed.push([path, other]);
}

function parseRows(content: string): ImportRow[] {
  const rows = JSON.parse(content) as [number, number, number][];
  return rows.map(([line, target, kind]) => ({ line, target, kind }));
}

/** One long text instead of one object a row: reading is what a large derivation spends its time on. */
async function readFacts(
  tx: Tx,
  projectId: number,
  of: FactsOf,
  ids: Map<number, number>,
): Promise<Fact[]> {
  const aside = "paths" in of ? of.asideIds : [];
  const which =
    "paths" in of
      ? Prisma.sql`f.path_id = any(${[...of.paths]}::int[])`
      : Prisma.sql`f.commit_id = any(${[...of.commits]}::int[])`;
  const rows = await tx.$queryRaw<{ facts: string | null }[]>`
    select string_agg(f.path_id || ' ' || coalesce(c.position, a.node) || ' ' || c.id || ' ' || f.kind || ' ' || coalesce(f.other_id, 0) || ' ' ||
      case when f.kind = 0 then f.content else '' end, E'\n') as facts
    from file_fact f join commit_fact c on c.project_id = f.project_id and c.id = f.commit_id
      left join unnest(${aside.map(([id]) => id)}::int[], ${aside.map(([, node]) => node)}::int[]) a(id, node) on a.id = c.id
    where f.project_id = ${projectId} and ${which} and (c.position is not null or a.node is not null)`;
  const text = rows[0]?.facts;
  if (!text) return [];
  return text.split("\n").map((line) => {
    const [path, position, commit, kind, other] = line.split(" ", 5).map(Number) as [
      number,
      number,
      number,
      number,
      number,
    ];
    if (position >= 0) ids.set(position, commit);
    return { path, position, kind, other, content: line.slice(nthSpace(line, 5) + 1) };
  });
}

function nthSpace(line: string, n: number): number {
  let at = -1;
  for (let i = 0; i < n; i++) at = line.indexOf(" ", at + 1);
  return at;
}
