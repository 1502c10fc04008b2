import "server-only";
import type { FileReturn } from "@/lib/domain/contents/restorations";
import type { LifeRow, SpellRow } from "@/lib/domain/lives/version";
import { db } from "@/lib/server/db/client";
import { Prisma } from "@/lib/server/db/generated/client";
import { readColumns } from "@/lib/server/db/read-columns";
import { renameGroups } from "@/lib/server/ingest/closure";
import { type StoredImport, unpackImports } from "@/lib/server/ingest/import-content";
import { cachedForLine } from "./cache";
import { returnsOf } from "./contents";
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
  /** Commits that gave the file a content back that it had had. */
  readonly returns: readonly FileReturn[];
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
  const columns = await readFactColumns(project.id, paths);
  const rowsOf = (kind: number): number[] =>
    [...columns.kind.keys()].filter((row) => columns.kind[row] === kind);
  const at = (row: number) => ({
    path: columns.path[row] ?? 0,
    position: columns.position[row] ?? 0,
  });
  return {
    paths,
    ...(await readIndex(project, paths)),
    returns: await returnsOf(project, columns),
    versions: rowsOf(FACT.version).map((row) => versionOf(columns, row, at(row))),
    reasons: rowsOf(FACT.unreadable).map((row) => ({
      ...at(row),
      reason: columns.content[row] ?? "",
    })),
    renames: rowsOf(FACT.renamed).map((row) => {
      const { path: from, position } = at(row);
      return { from, to: columns.other[row] ?? 0, position };
    }),
  };
}

/** Kinds of facts of a file that are told apart here. */
const FACT = { version: 0, unreadable: 2, renamed: 3 } as const;

type FactColumns = Awaited<ReturnType<typeof readFactColumns>>;

/** By position. Thousands of versions: as columns, and what each imports as the text that is stored. */
function readFactColumns(projectId: number, paths: readonly number[]) {
  return readColumns(
    db(),
    {
      ...({ path: "int", position: "int", kind: "int", other: "int" } as const),
      ...({ lines: "int", imports: "int" } as const),
      ...({ blob: "text", bySha: "text", byAuthor: "text", content: "text" } as const),
    },
    Prisma.sql`select f.path_id as path, c.position, f.kind::int as kind, coalesce(f.other_id, -1) as other, coalesce(f.lines, -1) as lines,
        (f.kind = 0 and f.content is not null and f.content <> '[]')::int as imports, f.blob, encode(f.by_sha, 'hex') as "bySha", p.name as "byAuthor", f.content
      from file_fact f join commit_fact c on c.project_id = f.project_id and c.id = f.commit_id and c.position is not null
      left join person p on p.project_id = f.project_id and p.id = f.by_author_id
      where f.project_id = ${projectId} and f.path_id = any(${[...paths]}::int[]) order by c.position, f.path_id, f.kind`,
  );
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

type Place = { readonly path: number; readonly position: number };

/** A page names a few hundred of the versions: what one imports is unpacked when it is asked for. */
function versionOf(columns: FactColumns, row: number, place: Place): FileVersion {
  const lines = columns.lines[row] ?? -1;
  const sha = columns.bySha[row] ?? null;
  let imports: readonly StoredImport[] | undefined;
  return {
    ...place,
    get imports() {
      imports ??= unpackImports(columns.content[row] ?? "[]");
      return imports;
    },
    lines: lines < 0 ? null : lines,
    blob: columns.blob[row] ?? null,
    by: sha === null ? null : { sha, author: columns.byAuthor[row] ?? null },
  };
}
