import "server-only";
import { type Discovery, discover } from "@/lib/domain/discover/discover";
import { IMPORT_KINDS, type ScannedFile, type ScannedImport } from "@/lib/domain/scan";
import { db } from "@/lib/server/db/client";
import { Prisma } from "@/lib/server/db/generated/client";
import { readColumns } from "@/lib/server/db/read-columns";
import { unpackImports } from "@/lib/server/ingest/import-content";
import { cachedForLine } from "./cache";
import { type ProjectRow, readPaths, readTargets } from "./line-facts";
import { readTreeAt } from "./tree";

/** What is fragmented at a position of the line. */
export function readDiscovery(project: ProjectRow, position: number): Promise<Discovery> {
  return cachedForLine(
    { project, question: `discovery ${position}`, family: "discovery" },
    async () => {
      const [files, tree, paths] = await Promise.all([
        readStandingFiles(project, position),
        readTreeAt(project, position),
        readPaths(project),
      ]);
      return discover({
        files,
        paths: tree === null ? null : [...tree].map((id) => paths[id] ?? ""),
      });
    },
  );
}

/** The files that have imports at a position, as they were last listed. */
async function readStandingFiles(project: ProjectRow, position: number): Promise<ScannedFile[]> {
  const [standing, listed, paths, targets] = await Promise.all([
    readStanding(project.id, position),
    readListed(project.id, position),
    readPaths(project),
    readTargets(project),
  ]);
  const toImport = (row: Stored): ScannedImport[] => {
    const target = targets[row.target];
    const kind = IMPORT_KINDS[row.kind];
    if (target === undefined || kind === undefined) return [];
    const { line, alias, where } = row;
    return [
      {
        line,
        module: target.module,
        name: target.name,
        kind,
        ...(alias === null ? {} : { alias }),
        ...(where === null ? {} : { where }),
      },
    ];
  };
  return [...standing].map(([path, rows]): ScannedFile => {
    const file = listed.get(path);
    const list = file === undefined || !isSame(file.imports, rows) ? rows.map(bare) : file.imports;
    const blob = file?.blob ?? undefined;
    return {
      path: paths[path] ?? "",
      ...(blob === undefined ? {} : { blob }),
      imports: list.flatMap(toImport),
    };
  });
}

type Standing = { readonly target: number; readonly kind: number };
type Stored = Standing & {
  readonly line: number;
  readonly alias: string | null;
  readonly where: NonNullable<ScannedImport["where"]> | null;
};

/** What stands, where no listing of the path says it: a scanner may rename a file without listing it again. */
function bare({ target, kind }: Standing): Stored {
  return { line: 0, target, kind, alias: null, where: null };
}

function isSame(listed: readonly Standing[], standing: readonly Standing[]): boolean {
  if (listed.length !== standing.length) return false;
  const key = ({ target, kind }: Standing) => target * IMPORT_KINDS.length + kind;
  const counts = new Map<number, number>();
  for (const row of listed) counts.set(key(row), (counts.get(key(row)) ?? 0) + 1);
  for (const row of standing) {
    const left = counts.get(key(row)) ?? 0;
    if (left === 0) return false;
    counts.set(key(row), left - 1);
  }
  return true;
}

async function readStanding(
  projectId: number,
  position: number,
): Promise<ReadonlyMap<number, readonly Standing[]>> {
  const columns = await readColumns(
    db(),
    { path: "int", target: "int", kind: "int" },
    Prisma.sql`select l.path_id as path, l.target_id as target, l.kind
      from life l
      join commit_fact o on o.project_id = l.project_id and o.id = l.opened_id
      left join commit_fact c on c.project_id = l.project_id and c.id = l.closed_id
      where l.project_id = ${projectId} and o.position <= ${position} and (l.closed_id is null or c.position > ${position})
      order by l.path_id, l.target_id, l.kind, l.n`,
  );
  const standing = new Map<number, Standing[]>();
  columns.path.forEach((path, row) => {
    const found = { target: columns.target[row] ?? 0, kind: columns.kind[row] ?? 0 };
    const known = standing.get(path);
    if (known === undefined) standing.set(path, [found]);
    else known.push(found);
  });
  return standing;
}

type Listed = { readonly imports: readonly Stored[]; readonly blob: string | null };

/** The newest listing of each path up to a position. Contents are read of these only. */
async function readListed(
  projectId: number,
  position: number,
): Promise<ReadonlyMap<number, Listed>> {
  const columns = await readColumns(
    db(),
    { path: "int", content: "text", blob: "text" },
    Prisma.sql`with latest as (
        select distinct on (f.path_id) f.path_id, f.commit_id
        from file_fact f join commit_fact c on c.project_id = f.project_id and c.id = f.commit_id
        where f.project_id = ${projectId} and f.kind = 0 and c.position <= ${position}
        order by f.path_id, c.position desc)
      select f.path_id as path, f.content, f.blob
      from latest join file_fact f on f.project_id = ${projectId} and f.path_id = latest.path_id and f.commit_id = latest.commit_id and f.kind = 0`,
  );
  const listed = new Map<number, Listed>();
  columns.path.forEach((path, row) => {
    const imports = unpackImports(columns.content[row] ?? "[]");
    listed.set(path, { imports, blob: columns.blob[row] ?? null });
  });
  return listed;
}
