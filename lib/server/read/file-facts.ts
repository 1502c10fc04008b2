import "server-only";
import { deriveLives } from "@/lib/domain/lives/derive";
import type { CommitChange, ImportRow, LifeRow, SpellRow } from "@/lib/domain/lives/version";
import { db } from "@/lib/server/db/client";
import { renameGroups } from "@/lib/server/ingest/closure";
import { type StoredImport, unpackImports } from "@/lib/server/ingest/import-content";
import { readWideCommits } from "@/lib/server/ingest/wide-commits";
import { cachedForLine } from "./cache";
import type { ProjectRow } from "./line-facts";

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
    derive(project, path),
  );
}

/** Derived afresh from the facts. */
async function derive(project: ProjectRow, path: number): Promise<FileFacts> {
  const groups = await renameGroups(db(), project.id, new Set([path]));
  const paths = groups.find(({ paths }) => paths.includes(path))?.paths ?? [path];
  const rows = await db().$queryRaw<Row[]>`
    select f.path_id as path, c.position, f.kind::int as kind, f.other_id as other, f.lines, f.blob, encode(f.by_sha, 'hex') as "bySha", p.name as "byAuthor", f.content
    from file_fact f join commit_fact c on c.project_id = f.project_id and c.id = f.commit_id and c.position is not null
    left join person p on p.project_id = f.project_id and p.id = f.by_author_id
    where f.project_id = ${project.id} and f.path_id = any(${paths}::int[]) order by c.position`;
  const wide = await readWideCommits(db(), project.id);
  const { lives, spells } = deriveLives(changesOf(rows), wide.commits);
  return {
    paths,
    lives,
    spells,
    versions: rows.filter(({ kind }) => kind === 0).map(versionOf),
    reasons: rows
      .filter(({ kind }) => kind === 2)
      .map(({ path: of, position, content }) => ({ path: of, position, reason: content ?? "" })),
    renames: rows
      .filter(({ kind }) => kind === 3)
      .map(({ path: from, position, other }) => ({ from, to: other ?? 0, position })),
  };
}

function versionOf({ path, position, content, lines, blob, bySha, byAuthor }: Row): FileVersion {
  return {
    path,
    position,
    imports: unpackImports(content ?? "[]"),
    lines,
    blob,
    by: bySha === null ? null : { sha: bySha, author: byAuthor },
  };
}

function changesOf(rows: readonly Row[]): CommitChange[] {
  const changes: {
    position: number;
    renamed: [number, number][];
    deleted: number[];
    files: Map<number, ImportRow[]>;
    unreadable: Set<number>;
  }[] = [];
  for (const { path, position, kind, other, content } of rows) {
    let change = changes.at(-1);
    if (!change || change.position !== position) {
      change = { position, renamed: [], deleted: [], files: new Map(), unreadable: new Set() };
      changes.push(change);
    }
    if (kind === 0) change.files.set(path, unpackImports(content ?? "[]"));
    else if (kind === 1) change.deleted.push(path);
    else if (kind === 2) change.unreadable.add(path);
    else change.renamed.push([path, other ?? 0]);
  }
  return changes;
}
