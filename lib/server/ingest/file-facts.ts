import "server-only";
import { setImmediate } from "node:timers/promises";
import type { ScannedCommit, ScannedImport } from "@/lib/domain/scan";
import { insertColumns } from "@/lib/server/db/insert-columns";
import type { NewCommit } from "./commit-facts";
import { internPaths, internTargets, targetKey } from "./dictionary";
import { packImports } from "./import-content";
import type { HeldProject, Tx } from "./transaction";
import { underWay, writeBehind } from "./write-behind";

/** Kinds of a file fact, as the store writes them. */
export const FILE_FACT = { listed: 0, deleted: 1, unreadable: 2, renamed: 3 } as const;

/** Rows of one statement: memory stays flat, and the embedded engine takes large parameters badly. */
const CHUNK = 2_500;

type Row = {
  readonly path: number;
  readonly commit: number;
  readonly kind: number;
  readonly other: number | null;
  readonly lines: number | null;
  readonly byAuthor: number | null;
  readonly bySha: string | null;
  readonly blob: string | null;
  /** Why it could not be read, or what it imports. */
  readonly content: string | readonly ScannedImport[] | null;
};

const PLAIN = { other: null, lines: null, byAuthor: null, bySha: null, blob: null, content: null };

/** Writes what the commits say of files and of the tree. Returns the ids of every path that they touch. */
export async function storeFiles(
  tx: Tx,
  project: HeldProject,
  fresh: readonly NewCommit[],
  people: ReadonlyMap<string, number>,
): Promise<ReadonlyMap<string, number>> {
  const asked = underWay(internPaths(tx, project, pathsOf(fresh)));
  // The database looks for them while the targets are gathered.
  await setImmediate();
  const targets = await internTargets(tx, project, targetsOf(fresh));
  const paths = await asked;
  const idOf = (path: string): number => paths.get(path) ?? 0;
  const rows = fresh.flatMap(({ id, commit }) => rowsOf(id, commit, idOf, people));
  const behind = writeBehind();
  for (let i = 0; i < rows.length; i += CHUNK) {
    const insert = rowsInsert(rows.slice(i, i + CHUNK), project.id, targets);
    await behind.write(async () => void (await insertColumns(tx, "file_fact", insert)));
  }
  await behind.end();
  await insertTrees(tx, project.id, fresh, idOf);
  return paths;
}

function* pathsOf(fresh: readonly NewCommit[]): Generator<string> {
  for (const { commit } of fresh) {
    for (const file of commit.files) yield file.path;
    yield* commit.deleted ?? [];
    for (const { from, to } of commit.renamed ?? []) {
      yield from;
      yield to;
    }
    for (const { path } of commit.unreadable ?? []) yield path;
    yield* commit.tree?.added ?? [];
    yield* commit.tree?.removed ?? [];
  }
}

function* targetsOf(fresh: readonly NewCommit[]): Generator<string> {
  for (const { commit } of fresh)
    for (const file of commit.files)
      for (const row of file.imports) yield targetKey(row.module, row.name);
}

function rowsOf(
  commitId: number,
  commit: ScannedCommit,
  idOf: (path: string) => number,
  people: ReadonlyMap<string, number>,
): Row[] {
  const listed = commit.files.map(
    (file): Row => ({
      path: idOf(file.path),
      commit: commitId,
      kind: FILE_FACT.listed,
      other: null,
      lines: file.lines ?? null,
      byAuthor: file.by?.author === undefined ? null : (people.get(file.by.author) ?? null),
      bySha: file.by?.sha ?? null,
      blob: file.blob ?? null,
      content: file.imports,
    }),
  );
  const plain = (kind: number, path: string, more: Partial<Row> = {}): Row => ({
    ...PLAIN,
    path: idOf(path),
    commit: commitId,
    kind,
    ...more,
  });
  return [
    ...listed,
    ...(commit.deleted ?? []).map((path) => plain(FILE_FACT.deleted, path)),
    ...(commit.unreadable ?? []).map(({ path, reason }) =>
      plain(FILE_FACT.unreadable, path, { content: reason }),
    ),
    ...(commit.renamed ?? []).map(({ from, to }) =>
      plain(FILE_FACT.renamed, from, { other: idOf(to) }),
    ),
  ];
}

function rowsInsert(rows: readonly Row[], projectId: number, targets: ReadonlyMap<string, number>) {
  const column = <K extends keyof Row>(key: K): Row[K][] => rows.map((row) => row[key]);
  const contents = column("content").map((content) =>
    content === null || typeof content === "string" ? content : packImports(content, targets),
  );
  return {
    path_id: { int: column("path") },
    project_id: { int: new Int32Array(rows.length).fill(projectId) },
    commit_id: { int: column("commit") },
    kind: { int: column("kind") },
    other_id: { int: column("other") },
    lines: { int: column("lines") },
    by_author_id: { int: column("byAuthor") },
    by_sha: {
      bytes: column("bySha").map((sha) => (sha === null ? null : Buffer.from(sha, "hex"))),
    },
    blob: { text: column("blob") },
    content: { text: contents },
  };
}

async function insertTrees(
  tx: Tx,
  projectId: number,
  fresh: readonly NewCommit[],
  idOf: (path: string) => number,
): Promise<void> {
  const trees = fresh.flatMap(({ id, commit }) => (commit.tree ? [{ id, tree: commit.tree }] : []));
  if (trees.length === 0) return;
  const array = (paths: readonly string[]): string => `{${paths.map(idOf).join(",")}}`;
  await tx.$executeRaw`
    insert into tree_fact (project_id, commit_id, added, removed)
    select ${projectId}, u.id, u.added::int[], u.removed::int[]
    from unnest(${trees.map(({ id }) => id)}::int[], ${trees.map(({ tree }) => array(tree.added))}::text[],
      ${trees.map(({ tree }) => array(tree.removed))}::text[]) u(id, added, removed)`;
}

/** Every person that commits and files name. */
export function* peopleOf(commits: readonly ScannedCommit[]): Generator<string> {
  for (const commit of commits) {
    if (commit.author !== undefined) yield commit.author;
    for (const file of commit.files) if (file.by?.author !== undefined) yield file.by.author;
  }
}
