import type { Classifier } from "../classify";
import type { CopiedFolder, FolderPair } from "../contents/copies";
import type { ImportClass } from "../import-class";
import { inWords, percentInWords, plural } from "../words";
import { isStanding } from "./counts";
import { type LineCommit, lineCommit } from "./flow-rows";
import { type Judged, noCounts } from "./judge";
import type { LineFacts } from "./line-facts";

/** A folder that is a copy of others, and what leaving it out of the plan's scope would do. Nothing is left out unasked. */
export type CopyRow = {
  readonly folder: string;
  /** All source files below it; null where no scan has named the tree. */
  readonly treeFiles: number | null;
  /** Files below it that hold imports, as far as their contents are known; those that are copies; those still equal. */
  readonly known: number;
  readonly copies: number;
  readonly equalNow: number;
  /** What it copies: at most five, most files first. */
  readonly pairs: readonly FolderPair[];
  /** The commit with which the first of the copies came, and the one that brought most of them. */
  readonly since: LineCommit;
  readonly broughtBy: LineCommit & { readonly copies: number };
  /** Imports of the subject below it, by class. */
  readonly imports: Readonly<Record<ImportClass, number>>;
  readonly violationFiles: number;
  /** The plan leaves every one of the copies out already. */
  readonly isExcluded: boolean;
  /** The glob that would leave it out. */
  readonly glob: string;
  readonly effect: {
    readonly before: number;
    readonly after: number;
    readonly filesBefore: number;
    readonly filesAfter: number;
  };
  readonly sentence: string;
};

export type CopyRowsQuestion = {
  readonly facts: LineFacts;
  readonly judged: Judged;
  readonly classes: Classifier;
  readonly position: number;
  readonly treeFiles: (folder: string) => number | null;
};

export function copyRows(
  question: CopyRowsQuestion,
  folders: readonly CopiedFolder[],
): readonly CopyRow[] {
  const all = standingIn(question, "");
  return folders.map((folder) => rowOf(question, folder, all));
}

type Standing = {
  readonly imports: Readonly<Record<ImportClass, number>>;
  readonly legacyFiles: number;
};

/** What stands below a folder; of the root, everything. */
function standingIn({ facts, judged, position }: CopyRowsQuestion, folder: string): Standing {
  const imports = noCounts();
  const files = new Set<number>();
  for (const span of judged.spans) {
    const isBelow = folder === "" || facts.paths[span.path]?.startsWith(`${folder}/`);
    if (!isBelow || !isStanding(span, position)) continue;
    imports[span.class]++;
    if (span.class === "legacy") files.add(span.path);
  }
  return { imports, legacyFiles: files.size };
}

function rowOf(question: CopyRowsQuestion, found: CopiedFolder, all: Standing): CopyRow {
  const { facts, classes } = question;
  const { folder, known, copies, pairs } = found;
  const { imports, legacyFiles } = standingIn(question, folder);
  const [mostAt, most] = commonest(copies.map(({ since }) => since));
  const first = Math.min(...copies.map(({ since }) => since));
  const row = {
    folder,
    treeFiles: question.treeFiles(folder),
    known,
    copies: copies.length,
    equalNow: copies.filter(({ isEqualNow }) => isEqualNow).length,
    pairs: pairs.slice(0, 5),
    since: lineCommit(facts, first),
    broughtBy: { ...lineCommit(facts, mostAt), copies: most },
    imports,
    violationFiles: legacyFiles,
    isExcluded: copies.every(
      ({ path }) => classes.path(facts.paths[path] ?? "").standing === "outOfScope",
    ),
    glob: `${folder}/**`,
    effect: {
      before: all.imports.legacy,
      after: all.imports.legacy - imports.legacy,
      filesBefore: all.legacyFiles,
      filesAfter: all.legacyFiles - legacyFiles,
    },
  };
  return { ...row, sentence: sentenceOf(row) };
}

function commonest(positions: readonly number[]): [position: number, count: number] {
  const counts = new Map<number, number>();
  for (const position of positions) counts.set(position, (counts.get(position) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0] ?? [0, 0];
}

function sentenceOf(row: Omit<CopyRow, "sentence">): string {
  const share = percentInWords(row.copies, row.known);
  const files = `${inWords(row.copies)} of ${plural(row.known, "importing file")} (${share})`;
  const holds = `${files} in ${row.folder}/ are copies of files elsewhere`;
  if (row.isExcluded) return `${holds}. The plan leaves them out of its scope already.`;
  const { before, after } = row.effect;
  return before === after
    ? `${holds}. No violation stands in them: leaving them out changes no count of violations.`
    : `${holds}. Without them, ${plural(after, "violation")} would stand instead of ${inWords(before)}.`;
}
