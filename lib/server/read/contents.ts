import "server-only";
import {
  type ContentChange,
  type ContentSpan,
  contentSpans,
} from "@/lib/domain/contents/content-history";
import { type FileReturn, fileReturns } from "@/lib/domain/contents/restorations";
import { db } from "@/lib/server/db/client";
import { Prisma } from "@/lib/server/db/generated/client";
import { readColumns } from "@/lib/server/db/read-columns";
import { cachedForLine } from "./cache";
import type { ProjectRow } from "./line-facts";

export type Contents = {
  readonly spans: readonly ContentSpan[];
  readonly returns: readonly FileReturn[];
  /** Positions of the first file version that a scan names with its content, and of the first without one. */
  readonly firstNamed: number;
  readonly firstUnnamed: number;
};

/** The contents that files had along the line, by the ids that scans give them. */
export function readContents(project: ProjectRow): Promise<Contents> {
  return cachedForLine({ project, question: "contents" }, async () => {
    const columns = await readFacts(project.id);
    const named = columns.path.map((_, row) =>
      isListed(columns, row) && columns.blob[row] ? 1 : 0,
    );
    const unnamed = columns.path.map((_, row) =>
      isListed(columns, row) && !columns.blob[row] ? 1 : 0,
    );
    const first = (flags: Int32Array): number => {
      const row = flags.indexOf(1);
      return row < 0 ? Number.POSITIVE_INFINITY : (columns.position[row] ?? 0);
    };
    const firstNamed = first(named);
    // Without a single content there is nothing to follow.
    const spans =
      firstNamed === Number.POSITIVE_INFINITY
        ? []
        : contentSpans(contentChanges(columns, await readResets(project.id)));
    return { spans, returns: fileReturns(spans), firstNamed, firstUnnamed: first(unnamed) };
  });
}

/** File facts in columns, by position; `other` is the path that a rename leads to, `imports` whether a version holds any. */
export type ContentColumns = {
  readonly position: Int32Array;
  readonly kind: Int32Array;
  readonly path: Int32Array;
  readonly other: Int32Array;
  readonly imports: Int32Array;
  readonly blob: readonly (string | null)[];
};

/**
 * The returns of files whose facts these are. A file's contents follow from its own facts and those of the paths that renames tie
 * to it, so that one file asks nothing of all others.
 */
export async function returnsOf(
  project: ProjectRow,
  columns: ContentColumns,
): Promise<readonly FileReturn[]> {
  return fileReturns(contentSpans(contentChanges(columns, await readResets(project.id))));
}

function isListed(columns: ContentColumns, row: number): boolean {
  return columns.kind[row] === 0;
}

function readFacts(projectId: number): Promise<ContentColumns> {
  return readColumns(
    db(),
    { position: "int", kind: "int", path: "int", other: "int", imports: "int", blob: "text" },
    Prisma.sql`select c.position, f.kind::int as kind, f.path_id as path, coalesce(f.other_id, -1) as other,
        (f.kind = 0 and f.content is not null and f.content <> '[]')::int as imports, f.blob
      from file_fact f join commit_fact c on c.project_id = f.project_id and c.id = f.commit_id
      where f.project_id = ${projectId} and f.kind <> 2 and c.position is not null order by c.position, f.path_id, f.kind`,
  );
}

/** Commits after which unlisted files are not as they were before. */
async function readResets(projectId: number): Promise<ReadonlySet<number>> {
  const rows = await db().$queryRaw<{ position: number }[]>`
    select position from commit_fact where project_id = ${projectId} and position > 0 and ("full" or jump)`;
  return new Set(rows.map(({ position }) => position));
}

/** Rows by position, and positions without rows that are resets. */
function contentChanges(
  columns: ContentColumns,
  resets: ReadonlySet<number>,
): readonly ContentChange[] {
  type Draft = {
    position: number;
    isReset: boolean;
    renamed: [number, number][];
    deleted: number[];
    listed: { path: number; blob: number; hasImports: boolean }[];
  };
  const drafts = new Map<number, Draft>();
  const draftAt = (position: number): Draft => {
    const known = drafts.get(position) ?? {
      position,
      isReset: resets.has(position),
      renamed: [],
      deleted: [],
      listed: [],
    };
    drafts.set(position, known);
    return known;
  };
  const blobs = new Map<string, number>();
  const blobId = (blob: string): number => {
    const known = blobs.get(blob) ?? blobs.size;
    blobs.set(blob, known);
    return known;
  };
  for (const position of resets) draftAt(position);
  // That a file could not be read says nothing of its content.
  const rows = [...columns.kind.keys()].filter((row) => columns.kind[row] !== 2);
  for (const row of rows) {
    const draft = draftAt(columns.position[row] ?? 0);
    const path = columns.path[row] ?? 0;
    const blob = columns.blob[row] ?? null;
    if (columns.kind[row] === 1) draft.deleted.push(path);
    else if (columns.kind[row] === 3) draft.renamed.push([path, columns.other[row] ?? -1]);
    else
      draft.listed.push({
        path,
        blob: blob === null ? -1 : blobId(blob),
        hasImports: columns.imports[row] === 1,
      });
  }
  return [...drafts.values()].sort((a, b) => a.position - b.position);
}
