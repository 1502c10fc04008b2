import "server-only";
import type { LifeRow, SpellRow } from "@/lib/domain/lives/version";
import { db } from "@/lib/server/db/client";
import { renameGroups } from "@/lib/server/ingest/closure";
import { type StoredImport, unpackImports } from "@/lib/server/ingest/import-content";
import { cachedForLine } from "./cache";
import { type ProjectRow, readLine } from "./line-facts";

export type FileVersion = {
  readonly path: number;
  readonly position: number;
  readonly imports: readonly StoredImport[];
  readonly lines: number | null;
  readonly blob: string | null;
  readonly by: { readonly sha: string; readonly author: string | null } | null;
};

export type FileFacts = {
  readonly paths: readonly number[];
  /** In order of the line. */
  readonly versions: readonly FileVersion[];
  readonly reasons: readonly {
    readonly path: number;
    readonly position: number;
    readonly reason: string;
  }[];
  readonly renames: readonly {
    readonly from: number;
    readonly to: number;
    readonly position: number;
  }[];
  readonly lives: readonly LifeRow[];
  readonly spells: readonly SpellRow[];
};

type Row = {
  readonly path: number;
  readonly position: number;
  readonly kind: number;
  readonly other: number | null;
  readonly lines: number | null;
  readonly blob: string | null;
  readonly bySha: string | null;
  readonly byAuthor: string | null;
  readonly content: string | null;
};

/** Everything that the line says of one file and of the paths that renames tie to it; the last few files are kept. */
export function readFileFacts(project: ProjectRow, path: number): Promise<FileFacts> {
  return cachedForLine({ project, question: `file ${path}`, family: "file" }, () =>
    read(project, path),
  );
}

async function read(project: ProjectRow, path: number): Promise<FileFacts> {
  const groups = await renameGroups(db(), project.id, new Set([path]));
  const paths = groups.find(({ paths }) => paths.includes(path))?.paths ?? [path];
  const rows = await db().$queryRaw<Row[]>`
    select f.path_id as path, c.position, f.kind::int as kind, f.other_id as other, f.lines, f.blob, encode(f.by_sha, 'hex') as "bySha", p.name as "byAuthor", f.content
    from file_fact f join commit_fact c on c.project_id = f.project_id and c.id = f.commit_id and c.position is not null
    left join person p on p.project_id = f.project_id and p.id = f.by_author_id
    where f.project_id = ${project.id} and f.path_id = any(${paths}::int[]) order by c.position`;
  return {
    paths,
    ...(await readIndex(project, paths)),
    versions: rows.filter(({ kind }) => kind === 0).map(versionOf),
    reasons: rows
      .filter(({ kind }) => kind === 2)
      .map(({ path: of, position, content }) => ({ path: of, position, reason: content ?? "" })),
    renames: rows
      .filter(({ kind }) => kind === 3)
      .map(({ path: from, position, other }) => ({ from, to: other ?? 0, position })),
  };
}

/** Lives and unreadable spells of paths, as the index on the facts has them; by path, import and opening. */
async function readIndex(
  project: ProjectRow,
  paths: readonly number[],
): Promise<Pick<FileFacts, "lives" | "spells">> {
  const { positionOf } = await readLine(project);
  const at = (id: number): number => positionOf.get(id) ?? -1;
  const where = { projectId: project.id, pathId: { in: [...paths] } };
  const lives = await db().life.findMany({
    where,
    omit: { projectId: true },
    orderBy: [
      { pathId: "asc" },
      { targetId: "asc" },
      { kind: "asc" },
      { n: "asc" },
      { openedId: "asc" },
    ],
  });
  const spells = await db().spell.findMany({ where, orderBy: { fromId: "asc" } });
  return {
    lives: lives.map(({ pathId, targetId, openedId, closedId, bornPathId, bornId, ...row }) => ({
      ...row,
      path: pathId,
      target: targetId,
      opened: at(openedId),
      closed: closedId === null ? null : at(closedId),
      bornPath: bornPathId,
      born: at(bornId),
    })),
    spells: spells.map(({ pathId, fromId, toId, listed }) => ({
      path: pathId,
      from: at(fromId),
      to: toId === null ? null : at(toId),
      listed,
    })),
  };
}

/** Of thousands of versions a page names a few hundred: what one imports is unpacked when it is asked for. */
function versionOf({ path, position, content, lines, blob, bySha, byAuthor }: Row): FileVersion {
  let imports: readonly StoredImport[] | undefined;
  return {
    path,
    position,
    get imports() {
      imports ??= unpackImports(content ?? "[]");
      return imports;
    },
    lines,
    blob,
    by: bySha === null ? null : { sha: bySha, author: byAuthor },
  };
}
