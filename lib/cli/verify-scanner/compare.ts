import { isDeepStrictEqual } from "node:util";
import type { Reference, ReferenceRow } from "@/lib/cli/verify-scanner/reference";
import { placeOf, type SourceFile } from "@/lib/scanner/languages/written-import";

/** How the scanner's reading of one file stands to CPython's. */
export type Verdict =
  | { readonly is: "equal"; readonly names: number }
  | { readonly is: "different"; readonly names: number; readonly differences: readonly string[] }
  | {
      readonly is: "broken";
      readonly isNamed: boolean;
      readonly recovered: number;
      readonly error: string;
    };

/** What is held against an answer: not what the interpreter that gave it cannot say. */
type Terms = {
  /** False before 3.10, which does not say on which line an imported name stands. */
  readonly hasLines: boolean;
  /** False where another grammar than the reference's was needed: calling such a file broken is right. */
  readonly mustParse: boolean;
};

/** Compares line, kind, level, module, name, alias and place of every import, and whether the file parses. */
export function compareFile(
  file: SourceFile,
  reference: Reference,
  { hasLines, mustParse }: Terms = { hasLines: true, mustParse: true },
): Verdict {
  const found = rowsOf(file);
  if ("error" in reference) {
    const isNamed = file.problem !== null;
    return { is: "broken", isNamed, recovered: found.length, error: reference.error };
  }
  const ours = countRows(found, hasLines);
  const theirs = countRows(reference.rows, hasLines);
  const differences = [
    ...(file.problem === null || !mustParse
      ? []
      : [`parses, but is called broken: ${file.problem}`]),
    ...surplus(theirs, ours).map((row) => `not found: ${row}`),
    ...surplus(ours, theirs).map((row) => `not there: ${row}`),
  ];
  const names = reference.rows.length;
  return differences.length === 0
    ? { is: "equal", names }
    : { is: "different", names, differences };
}

/** A difference when the scanner does not read alike alone and with what it remembers of earlier contents; else null. */
export function compareReadings(alone: SourceFile, remembering: SourceFile): Verdict | null {
  if (isDeepStrictEqual(alone, remembering)) return null;
  const differences = ["the scanner reads it otherwise after other files"];
  return { is: "different", names: 0, differences };
}

/** Strings are no part of the comparison: `ast` has no notion of them. */
function rowsOf(file: SourceFile): ReferenceRow[] {
  return file.imports
    .filter(({ kind }) => kind !== "string")
    .map((item) => [
      item.line,
      item.kind,
      item.level,
      item.module,
      item.name,
      item.alias,
      placeOf(item.places) ?? null,
    ]);
}

function countRows(rows: readonly ReferenceRow[], hasLines: boolean): Map<string, number> {
  const counts = new Map<string, number>();
  for (const row of rows) {
    const text = JSON.stringify(hasLines ? row : row.slice(1));
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  return counts;
}

/** What the first has more often than the second. */
function surplus(one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): string[] {
  return [...one].flatMap(([row, count]) => (count > (other.get(row) ?? 0) ? [row] : []));
}
