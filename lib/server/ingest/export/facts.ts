import "server-only";
import { IMPORT_KINDS, type ScannedCommit, type ScannedFile } from "@/lib/domain/scan";
import { FILE_FACT } from "@/lib/server/ingest/file-facts";
import { unpackImports } from "@/lib/server/ingest/import-content";
import type { Tx } from "@/lib/server/ingest/transaction";
import { byText, type Names } from "./names";

/** Commits read at once; a full scan, which may be large, is read alone. */
const BATCH = 200;

type CommitRow = {
  readonly id: number;
  readonly sha: string;
  readonly digest: string;
  readonly scannerId: number;
  readonly parents: string;
  readonly base: string | null;
  readonly height: number | null;
  readonly at: number;
  readonly branch: string | null;
  readonly subject: string | null;
  readonly authorId: number | null;
  readonly isFull: boolean;
  readonly files: number;
};

export type ExportedCommit = { readonly commit: ScannedCommit; readonly scanner: number };

/** The facts as `plumbline.scan/1` says them, by sha, scanner and digest; the files of each by path. */
export async function* exportCommits(
  tx: Tx,
  projectId: number,
  names: Names,
): AsyncGenerator<ExportedCommit> {
  const keys = await readOrder(tx, projectId, names);
  let from = 0;
  while (from < keys.length) {
    let to = from + 1;
    while (to < keys.length && to < from + BATCH && !keys[to - 1]?.isFull && !keys[to]?.isFull)
      to += 1;
    const ids = keys.slice(from, to).map(({ id }) => id);
    yield* exportBatch(tx, projectId, ids, names);
    from = to;
  }
}

async function readOrder(
  tx: Tx,
  projectId: number,
  names: Names,
): Promise<{ id: number; isFull: boolean }[]> {
  const rows = await tx.$queryRaw<
    { id: number; isFull: boolean; sha: string; digest: string; scannerId: number }[]
  >`
    select id, "full" as "isFull", encode(sha, 'hex') as sha, encode(digest, 'hex') as digest, scanner_id as "scannerId"
    from commit_fact where project_id = ${projectId}`;
  return rows
    .map(({ id, isFull, sha, digest, scannerId }) => {
      const place = String(names.scannerPlace(scannerId)).padStart(9, "0");
      return { id, isFull, key: `${sha} ${place} ${digest}` };
    })
    .sort((a, b) => byText(a.key, b.key));
}

async function* exportBatch(
  tx: Tx,
  projectId: number,
  ids: number[],
  names: Names,
): AsyncGenerator<ExportedCommit> {
  const rows = await tx.$queryRaw<CommitRow[]>`
    select id, encode(sha, 'hex') as sha, encode(digest, 'hex') as digest, scanner_id as "scannerId", encode(parents, 'hex') as parents,
      encode(base, 'hex') as base, height, (extract(epoch from committed_at) * 1000)::float8 as at, branch, subject,
      author_id as "authorId", "full" as "isFull", files_scanned as files
    from commit_fact where project_id = ${projectId} and id = any(${ids}::int[])`;
  const said = await readSaid(tx, projectId, ids, names);
  const byId = new Map(rows.map((row) => [row.id, row]));
  for (const id of ids) {
    const row = byId.get(id);
    if (!row) continue;
    const scanner = names.scannerPlace(row.scannerId);
    yield { commit: { ...heading(row, names), ...said(id) }, scanner };
  }
}

type Said = Pick<ScannedCommit, "files" | "deleted" | "renamed" | "unreadable" | "tree">;
type Heading = Omit<ScannedCommit, keyof Said>;

function heading(row: CommitRow, names: Names): Heading {
  const parents = row.parents.match(new RegExp(`.{${row.sha.length}}`, "g")) ?? [];
  const base = row.isFull ? undefined : (row.base ?? parents[0]);
  return {
    sha: row.sha,
    parents,
    ...(row.height === null ? {} : { height: row.height }),
    committedAt: new Date(row.at).toISOString(),
    ...(row.branch === null ? {} : { branch: row.branch }),
    ...(row.subject === null ? {} : { subject: row.subject }),
    ...(row.authorId === null ? {} : { author: names.person(row.authorId) }),
    mode: row.isFull ? "full" : "delta",
    ...(base === undefined ? {} : { base }),
    filesScanned: row.files,
  };
}

type FileRow = {
  readonly commit: number;
  readonly path: number;
  readonly kind: number;
  readonly other: number | null;
  readonly lines: number | null;
  readonly author: number | null;
  readonly by: string | null;
  readonly blob: string | null;
  readonly content: string | null;
};

async function readSaid(
  tx: Tx,
  projectId: number,
  ids: number[],
  names: Names,
): Promise<(id: number) => Said> {
  const files = await tx.$queryRaw<FileRow[]>`
    select commit_id as commit, path_id as path, kind::int as kind, other_id as other, lines, by_author_id as author,
      encode(by_sha, 'hex') as by, blob, content
    from file_fact where project_id = ${projectId} and commit_id = any(${ids}::int[])`;
  const trees = await tx.$queryRaw<{ commit: number; added: number[]; removed: number[] }[]>`
    select commit_id as commit, added, removed from tree_fact where project_id = ${projectId} and commit_id = any(${ids}::int[])`;
  const rowsOf = new Map<number, FileRow[]>(ids.map((id) => [id, []]));
  for (const file of files) rowsOf.get(file.commit)?.push(file);
  const treeOf = new Map(trees.map((tree) => [tree.commit, tree]));
  return (id) => {
    const rows = (rowsOf.get(id) ?? [])
      .map((row) => ({ ...row, text: names.path(row.path) }))
      .sort((a, b) => byText(a.text, b.text));
    const tree = treeOf.get(id);
    const texts = (paths: readonly number[]) => paths.map(names.path).sort(byText);
    return {
      ...saidOfFiles(rows, names),
      ...(tree ? { tree: { added: texts(tree.added), removed: texts(tree.removed) } } : {}),
    };
  };
}

type NamedRow = FileRow & { readonly text: string };

function saidOfFiles(rows: readonly NamedRow[], names: Names): Omit<Said, "tree"> {
  const ofKind = (kind: number) => rows.filter((row) => row.kind === kind);
  const deleted = ofKind(FILE_FACT.deleted).map(({ text }) => text);
  const renamed = ofKind(FILE_FACT.renamed).map(({ text, other }) => ({
    from: text,
    to: names.path(other ?? 0),
  }));
  const unreadable = ofKind(FILE_FACT.unreadable).map(({ text, content }) => ({
    path: text,
    reason: content ?? "",
  }));
  return {
    files: ofKind(FILE_FACT.listed).map((row) => fileOf(row, names)),
    ...(deleted.length > 0 ? { deleted } : {}),
    ...(renamed.length > 0 ? { renamed } : {}),
    ...(unreadable.length > 0 ? { unreadable } : {}),
  };
}

function fileOf(row: NamedRow, names: Names): ScannedFile {
  const author = row.author === null ? {} : { author: names.person(row.author) };
  return {
    path: row.text,
    ...(row.blob === null ? {} : { blob: row.blob }),
    ...(row.lines === null ? {} : { lines: row.lines }),
    ...(row.by === null ? {} : { by: { sha: row.by, ...author } }),
    imports: unpackImports(row.content ?? "[]").map(
      ({ line, target, kind, alias, where, relative }) => {
        const { module, name } = names.target(target);
        return {
          line,
          module,
          name: name === "" ? null : name,
          ...(alias === null ? {} : { alias }),
          kind: IMPORT_KINDS[kind] ?? "from",
          ...(where === null ? {} : { where }),
          ...(relative ? { relative } : {}),
        };
      },
    ),
  };
}
