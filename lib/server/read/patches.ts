import "server-only";
import type { FilesQuestion } from "@/lib/api/files";
import { filePatch } from "@/lib/domain/board/patch";
import { rewrites } from "@/lib/domain/board/rewrite";
import { plural } from "@/lib/domain/words";
import { db } from "@/lib/server/db/client";
import { unpackImports } from "@/lib/server/ingest/import-content";
import type { Board } from "./board";
import { lineImports, openReading } from "./file-imports";
import { readFilePatch } from "./file-lines";
import { allFiles } from "./files";

/** One unified diff of all certain lines of the files that the filters select; what stands before it, git passes over. */
export async function filesPatch(board: Board, question: FilesQuestion): Promise<string> {
  const selected = await allFiles(board, question);
  const wrong = selected.filter(({ counts, unreadable }) => {
    return unreadable === "no" && counts.legacy + counts.unplanned > 0;
  });
  const unread = selected.filter(({ unreadable }) => unreadable !== "no").length;
  const contents = await readContents(
    board,
    wrong.map(({ path }) => path),
  );
  const reading = await openReading(board);
  const patches = wrong
    .map(({ path }) => path)
    .sort()
    .map((path) => {
      const imports = lineImports(reading, path, unpackImports(contents.get(path) ?? "[]"));
      return filePatch(path, rewrites(imports, [], path));
    });
  return assembled(board, patches, unread);
}

/** The same of one file. */
export async function onePatch(board: Board, path: string): Promise<string> {
  return assembled(board, [await readFilePatch(board, path)], 0);
}

type Patch = Awaited<ReturnType<typeof readFilePatch>>;

function assembled(
  { plan, facts, asOf }: Board,
  patches: readonly Patch[],
  unread: number,
): string {
  const texts = patches.flatMap(({ text }) => (text === null ? [] : [text]));
  const sum = (of: "lines" | "left") => patches.reduce((all, patch) => all + patch[of], 0);
  const left = sum("left");
  return [
    `Plumbline, ${plan.id} version ${plan.version}, at ${facts.commits.sha[asOf.position] ?? "no commit"}`,
    `${plural(sum("lines"), "line")} in ${plural(texts.length, "file")}. Apply with: git apply --unidiff-zero`,
    left === 0
      ? ""
      : `${plural(left, "line")} need the source to be read: plumbline check --all --fix`,
    unread === 0
      ? ""
      : `${plural(unread, "file")} could not be read, and ${unread === 1 ? "is" : "are"} left out.`,
    ...texts,
  ]
    .filter((part) => part !== "")
    .join("\n")
    .replace(/\n*$/, "\n");
}

/** What the last version up to the moment imports, by path. */
async function readContents(
  { project, asOf }: Board,
  paths: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (paths.length === 0) return new Map();
  const rows = await db().$queryRaw<{ path: string; content: string | null }[]>`
    select distinct on (f.path_id) p.path, f.content
    from file_fact f
    join path p on p.project_id = f.project_id and p.id = f.path_id
    join commit_fact c on c.project_id = f.project_id and c.id = f.commit_id
    where f.project_id = ${project.id} and f.kind = 0 and p.path = any(${[...paths]}::text[]) and c.position <= ${asOf.position}
    order by f.path_id, c.position desc`;
  return new Map(rows.map(({ path, content }) => [path, content ?? "[]"]));
}
