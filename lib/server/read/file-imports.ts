import "server-only";
import { adviceFor, canonicalUnder } from "@/lib/domain/board/advice";
import type { LineImport } from "@/lib/domain/board/rewrite";
import { moduleTest } from "@/lib/domain/check/module-test";
import { type HasModule, type Replace, replacer } from "@/lib/domain/check/replacement";
import { type Classifier, classifier, classOf } from "@/lib/domain/classify";
import { IMPORT_KINDS } from "@/lib/domain/scan";
import type { StoredImport } from "@/lib/server/ingest/import-content";
import type { Board } from "./board";
import { cachedForLine } from "./cache";
import { readTree } from "./tree";

/** What the lines of files mean under a plan, and what it says to write instead. */
export type Reading = {
  readonly board: Board;
  readonly classes: Classifier;
  readonly replace: Replace;
};

export async function openReading(board: Board): Promise<Reading> {
  const hasModule = await readHasModule(board);
  return {
    board,
    classes: classifier(board.plan),
    replace: replacer(board.plan, hasModule),
  };
}

/** Which modules the tree has at the board's moment; unknown, and so no reason against any, where no scan names the tree. */
function readHasModule(board: Board): Promise<HasModule> {
  const { project, asOf, facts } = board;
  const question = `modules ${asOf.position}`;
  return cachedForLine({ project, question, family: "modules" }, async () => {
    const tree = await readTree(board);
    if (tree === null) return () => null;
    return moduleTest(new Set([...tree].map((id) => facts.paths[id] ?? "")));
  });
}

/** All imports of a version by line, those that are not of the subject too: a statement may hold both. */
export function lineImports(
  { board, classes, replace }: Reading,
  path: string,
  imports: readonly StoredImport[],
): LineImport[] {
  const plans = board.versions.map(({ plan }) => plan);
  const standing = classes.path(path);
  return imports.flatMap((row): LineImport[] => {
    const target = board.facts.targets[row.target];
    if (!target) return [];
    const found = classOf(standing, classes.target(target.module, target.name), board.asOf.now);
    const shown = {
      ...target,
      line: row.line,
      alias: row.alias,
      kind: IMPORT_KINDS[row.kind] ?? "from",
      where: row.where,
      relative: row.relative,
    };
    if (found !== "legacy" && found !== "unplanned")
      return [{ ...shown, class: found, advice: null, canonicalUnder: [] }];
    const advice = adviceFor(board.plan, replace, { ...shown, class: found });
    const under = canonicalUnder(plans, target.module, target.name);
    return [{ ...shown, class: found, advice, canonicalUnder: under }];
  });
}
