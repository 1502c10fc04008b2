import "server-only";
import type { CopiesModel } from "@/lib/api/copies";
import { type CopyRow, copyRows } from "@/lib/domain/board/copy-rows";
import { classifier } from "@/lib/domain/classify";
import { copiedFolders } from "@/lib/domain/contents/copies";
import { isoInstant } from "@/lib/domain/time";
import { plural } from "@/lib/domain/words";
import { type Cell, csv } from "@/lib/server/http/csv";
import type { Board } from "./board";
import { cachedForLine } from "./cache";
import { readContents } from "./contents";
import { contentsKnown } from "./restorations";
import { readTree, readTreeHistory } from "./tree";

/** Folders that are copies of others at the board's moment, with what leaving each out of scope would do. */
export async function readCopies(board: Board): Promise<CopiesModel> {
  const known = contentsKnown(await readContents(board.project), board);
  const rows = known === "none" ? [] : await rowsOf(board);
  return { sentence: sentenceOf(known, rows), known, rows };
}

function sentenceOf(known: CopiesModel["known"], rows: readonly CopyRow[]): string {
  if (known === "none")
    return "Whether a folder is a copy of another is unknown: no scan names the contents of files.";
  if (rows.length === 0) return "No folder is a copy of another.";
  const open = rows.filter(({ isExcluded }) => !isExcluded).length;
  const what = rows.length === 1 ? "One folder is a copy" : `${rows.length} folders are copies`;
  if (open === 0)
    return `${what} of others; the plan leaves ${rows.length === 1 ? "it" : "them"} out already.`;
  return `${what} of others; the plan counts ${open === rows.length ? (open === 1 ? "it" : "them all") : plural(open, "of them", "of them")}.`;
}

async function rowsOf(board: Board): Promise<readonly CopyRow[]> {
  const { project, plan, facts, judged, asOf } = board;
  const question = `copies ${plan.id} ${plan.version} ${asOf.position} ${asOf.now}`;
  return cachedForLine({ project, question, family: "copies" }, async () => {
    const { spans } = await readContents(project);
    const history = await readTreeHistory(project);
    const inTree = (path: string, position: number) => {
      const presence = history.at(path, position);
      return presence.known ? presence.present : null;
    };
    const { position } = asOf;
    const folders = copiedFolders({ spans, paths: facts.paths, position, inTree });
    const tree = await readTree(board);
    const treeFiles = (folder: string) => {
      if (tree === null) return null;
      const below = `${folder}/`;
      return [...tree].filter((id) => facts.paths[id]?.startsWith(below)).length;
    };
    return copyRows({ facts, judged, classes: classifier(plan), position, treeFiles }, folders);
  });
}

/** One row for each folder. */
export async function copiesCsv(board: Board): Promise<string> {
  const head =
    "folder,source_files,importing_files,copies,equal_now,since_commit,since,imports,violations,excluded,exclusion,violations_before,violations_after";
  const { known, rows } = await readCopies(board);
  if (known === "none")
    return csv(head.split(","), [["unknown: no scan names the contents of files"]]);
  return csv(
    head.split(","),
    rows.map((row): Cell[] => [
      row.folder,
      row.treeFiles,
      row.known,
      row.copies,
      row.equalNow,
      row.since.sha,
      isoInstant(row.since.t),
      Object.values(row.imports).reduce((sum, count) => sum + count, 0),
      row.imports.legacy,
      row.isExcluded ? "yes" : "no",
      row.glob,
      row.effect.before,
      row.effect.after,
    ]),
  );
}
