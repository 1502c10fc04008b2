import "server-only";
import type { FileModel, FileRewrite, StandingImport } from "@/lib/api/file";
import type { FileLife } from "@/lib/domain/board/file-history";
import type { FilePhantom } from "@/lib/domain/board/file-phantoms";
import { type FilePatch, filePatch, patchProblem } from "@/lib/domain/board/patch";
import { type LineImport, rewrites } from "@/lib/domain/board/rewrite";
import type { Board } from "./board";
import { type FileVersion, readFileFacts } from "./file-facts";
import { lineImports, openReading } from "./file-imports";
import { historyOf, pathId, versionNow } from "./file-lives";

type Lines = {
  readonly version: FileVersion | undefined;
  readonly lives: readonly FileLife[];
  readonly phantoms: readonly FilePhantom[];
};

/** What stands on the lines of the file now, and what to write there. */
export async function linesOf(
  board: Board,
  path: string,
  { version, lives, phantoms }: Lines,
): Promise<Pick<FileModel, "standing" | "rewrites" | "patch">> {
  const imports =
    version && standsNow(lives, path)
      ? lineImports(await openReading(board), path, version.imports)
      : [];
  const found = rewrites(imports, lives, path);
  return {
    standing: imports.flatMap((one): StandingImport[] =>
      one.class === null
        ? []
        : [{ ...one, class: one.class, missing: missingOf(one, lives, phantoms) }],
    ),
    rewrites: found.map((one): FileRewrite => ({ ...one, patchProblem: patchProblem(path, one) })),
    patch: filePatch(path, found),
  };
}

/** Equal imports of one file share their module, and so whether it exists. */
function missingOf(
  one: Pick<LineImport, "module" | "name" | "kind">,
  lives: readonly FileLife[],
  phantoms: readonly FilePhantom[],
): StandingImport["missing"] {
  const life = lives.find(
    ({ module, name, kind, closed }) =>
      closed === null && module === one.module && name === one.name && kind === one.kind,
  );
  const found = phantoms.find((phantom) => phantom.life === life?.id && phantom.to === null);
  return found === undefined ? null : { state: found.state, reason: found.reason };
}

function standsNow(lives: readonly FileLife[], path: string): boolean {
  return lives.some((life) => life.closed === null && life.path === path);
}

/** What to write in one file, as one patch. */
export async function readFilePatch(board: Board, path: string): Promise<FilePatch> {
  const id = await pathId(board, path);
  const history = await readFileFacts(board.project, id);
  const version = versionNow(board, history, id);
  const { lives } = historyOf(board, history);
  return (await linesOf(board, path, { version, lives, phantoms: [] })).patch;
}
