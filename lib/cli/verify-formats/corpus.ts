import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";

/** Facts of one file, found by a counter that is not ours: a row of an INDEX.tsv. */
export type Row = {
  /** Absolute. */
  readonly file: string;
  /** As the index names it. */
  readonly path: string;
  readonly format: string;
  readonly expected: Readonly<Record<string, unknown>>;
};

/** Files of one run in several formats, or reports of one project over time: a row of a SETS.tsv. */
export type CorpusSet = {
  readonly name: string;
  readonly kind: string;
  /** Absolute. */
  readonly members: readonly string[];
  /** One for each member, in the order of the members. */
  readonly counts: readonly number[];
};

export type Corpus = { readonly rows: readonly Row[]; readonly sets: readonly CorpusSet[] };

/** Every INDEX.tsv and SETS.tsv under a directory; their paths are relative to the table they stand in. */
export function readCorpus(directory: string): Corpus {
  const rows: Row[] = [];
  const sets: CorpusSet[] = [];
  for (const file of filesUnder(directory)) {
    if (file.endsWith("/INDEX.tsv")) rows.push(...readRows(file, directory));
    if (file.endsWith("/SETS.tsv")) sets.push(...readSets(file));
  }
  return { rows, sets };
}

function filesUnder(directory: string): string[] {
  if (!existsSync(directory)) return [];
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /^(?:INDEX|SETS)\.tsv$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

function readRows(index: string, directory: string): Row[] {
  return table(index).map((row) => {
    const file = join(dirname(index), row.get("path") ?? "");
    return {
      file,
      path: relative(directory, file),
      format: row.get("format") ?? "",
      expected: expectation(row.get("expected") ?? ""),
    };
  });
}

/** A cell that is no JSON object says nothing that could be compared, which fails the row. */
function expectation(cell: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(cell);
    return typeof value === "object" && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

function readSets(sets: string): CorpusSet[] {
  return table(sets).map((row) => ({
    name: row.get("set") ?? "",
    kind: row.get("kind") ?? "",
    members: words(row.get("members")).map((path) => join(dirname(sets), path)),
    counts: words(row.get("counts")).map(Number),
  }));
}

function words(cell: string | undefined): string[] {
  return (cell ?? "").split(" ").filter((word) => word !== "");
}

function table(path: string): Map<string, string>[] {
  const [head = "", ...lines] = readFileSync(path, "utf8").split(/\r?\n/);
  const columns = head.split("\t");
  return lines
    .filter((line) => line !== "")
    .map((line) => {
      const cells = line.split("\t");
      return new Map(columns.map((column, index) => [column, unquoted(cells[index] ?? "")]));
    });
}

/** Writers of tables put a cell with quotes into quotes, and double them. */
function unquoted(cell: string): string {
  return /^".*"$/s.test(cell) ? cell.slice(1, -1).replaceAll('""', '"') : cell;
}
