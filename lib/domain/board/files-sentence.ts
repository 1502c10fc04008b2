import { inWords, plural } from "../words";
import { directoryOf } from "./breakdown";
import type { FileRow } from "./file-rows";
import type { Sentences } from "./headline";

/**
 * The list's own sentence: how many files hold how many legacy imports, and how many of these stand where the plan's critical
 * files are; without critical files, in the directory that holds the most.
 */
export function filesSentences(
  rows: readonly FileRow[],
  criticalFiles: readonly string[],
): Sentences {
  const holding = rows.filter(({ counts }) => counts.legacy > 0);
  return { headline: headline(rows, holding, criticalFiles), lede: lede(rows) };
}

function headline(
  rows: readonly FileRow[],
  holding: readonly FileRow[],
  criticalFiles: readonly string[],
): string {
  if (rows.length === 0) return "No file has imported the plan's subject so far.";
  if (holding.length === 0) return "No file holds a legacy import.";
  const all = legacyOf(holding);
  const stand = `${plural(holding.length, "file")} ${holding.length === 1 ? "holds" : "hold"} ${plural(all, "legacy import")}`;
  const focus = focusOf(holding, criticalFiles);
  if (focus === null) return `${stand}.`;
  const there = legacyOf(holding.filter(({ path }) => directoryOf(path, 2) === focus));
  if (there === all) return `${stand}, ${all === 1 ? "which is" : "all of them"} in ${focus}.`;
  const count = there === 0 ? "none" : inWords(there);
  return `${stand}; ${count} of the imports ${there === 1 ? "is" : "are"} in ${focus}.`;
}

function legacyOf(rows: readonly FileRow[]): number {
  return rows.reduce((sum, { counts }) => sum + counts.legacy, 0);
}

/** The directory to name: where most critical files are, else where most legacy imports are. */
function focusOf(holding: readonly FileRow[], criticalFiles: readonly string[]): string | null {
  const weights = new Map<string, number>();
  const add = (path: string, weight: number) => {
    const directory = directoryOf(path, 2);
    weights.set(directory, (weights.get(directory) ?? 0) + weight);
  };
  if (criticalFiles.length > 0) for (const path of criticalFiles) add(path, 1);
  else for (const { path, counts } of holding) add(path, counts.legacy);
  const [first] = [...weights].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return first?.[0] ?? null;
}

function lede(rows: readonly FileRow[]): string {
  const outside = rows.filter(({ counts }) => counts.unplanned + counts.unclassified > 0);
  const imports = outside.reduce(
    (sum, { counts }) => sum + counts.unplanned + counts.unclassified,
    0,
  );
  const unread = rows.filter(({ unreadable }) => unreadable !== "no").length;
  const reopened = rows.filter((row) => row.reopened > 0).length;
  const parts = [
    outside.length === 0
      ? ""
      : `${plural(imports, "import")} in ${plural(outside.length, "file")} ${imports === 1 ? "stands" : "stand"} on paths that the plan does not judge.`,
    reopened === 0 ? "" : `In ${plural(reopened, "file")} an import came back after it had gone.`,
    unread === 0
      ? ""
      : `${plural(unread, "file")} cannot be read now: ${unread === 1 ? "its row is" : "their rows are"} hatched, and neither wrong nor clean.`,
  ];
  return parts.filter((part) => part !== "").join(" ");
}
