import { IMPORT_KINDS } from "@/lib/domain/scan";
import type { SourceFile, WrittenImport } from "@/lib/scanner/languages/written-import";
import {
  type ContentPlace,
  HEAD_FIELDS,
  KIND_BITS,
  type PackedContents,
  PLACE_BITS,
  ROW_FIELDS,
  TUPLE_FIELDS,
} from "./packed-contents";
import { createTuples } from "./tuples";

/** What was read from each content, by `contentKey`: read once, however many paths and commits have it. */
export type FileFacts = {
  readonly has: (key: string) => boolean;
  /** Takes what one packer packed, batch by batch; each packer numbers its words on its own. */
  readonly createIntake: () => Intake;
  /** Notes that the object is not here. */
  readonly miss: (key: string) => void;
  /** `null` when the object is not here. */
  readonly get: (key: string) => SourceFile | null;
  /** The same as numbers. */
  readonly find: (key: string) => FileEntry | null;
  /** The import of a number; its line is 0. */
  readonly importOf: (number: number) => WrittenImport;
};

type KeyOf = (place: ContentPlace) => string;
export type Intake = (packed: PackedContents, keyOf: KeyOf) => void;

/** A content in one dialect: what is read once. */
export function contentKey(blob: string, dialect: string): string {
  return dialect === "" ? blob : `${blob} ${dialect}`;
}

export type FileEntry = {
  /** For each import its line, and the number of what else there is of it. */
  readonly rows: Int32Array;
  readonly start: number;
  readonly count: number;
  readonly lines: number;
  readonly problem: string | null;
};

/** Keeps imports as two integers each, so that the whole history of a large code base fits in memory. */
export function createFileFacts(): FileFacts {
  const entries = new Map<string, FileEntry | null>();
  const words = createWords();
  const tuples = createTuples();

  function createIntake(): Intake {
    const wordIds = [0];
    const numbers: number[] = [];
    const ownOf = (word: number | undefined) => wordIds[word ?? 0] ?? 0;
    function takeTuple(given: Int32Array, at: number): void {
      const module = ownOf(given[at + 1]);
      const name = ownOf(given[at + 2]);
      numbers.push(tuples.idOf(given[at] ?? 0, module, name, ownOf(given[at + 3])));
    }
    return (packed, keyOf) => {
      for (const word of packed.words) wordIds.push(words.idOf(word));
      for (let at = 0; at < packed.tuples.length; at += TUPLE_FIELDS) {
        takeTuple(packed.tuples, at);
      }
      const { rows } = packed;
      for (let at = 1; at < rows.length; at += ROW_FIELDS) rows[at] = numbers[rows[at] ?? 0] ?? 0;
      takeEntries(packed, keyOf);
    };
  }

  function takeEntries({ heads, rows, problems }: PackedContents, keyOf: KeyOf): void {
    let start = 0;
    for (let at = 0; at < heads.length; at += HEAD_FIELDS) {
      const count = heads[at + 2] ?? 0;
      const lines = heads[at + 3] ?? 0;
      const key = keyOf({ content: heads[at] ?? 0, reading: heads[at + 1] ?? 0 });
      const reason = problems[(heads[at + 4] ?? 0) - 1] ?? null;
      entries.set(key, count < 0 ? null : { rows, start, count, lines, problem: reason });
      start += Math.max(count, 0);
    }
  }

  function find(key: string): FileEntry | null {
    const entry = entries.get(key);
    if (entry === undefined) throw new Error(`The content ${key} was never read.`);
    return entry;
  }

  function get(key: string): SourceFile | null {
    const entry = find(key);
    if (entry === null) return null;
    const { rows, start, count, lines, problem } = entry;
    const imports: WrittenImport[] = [];
    for (let row = start; row < start + count; row += 1) {
      const at = row * ROW_FIELDS;
      imports.push({ ...importOf(rows[at + 1] ?? 0), line: rows[at] ?? 0 });
    }
    return { imports, lines, problem };
  }

  function importOf(number: number): WrittenImport {
    const bits = tuples.fieldOf(number, 0);
    return {
      line: 0,
      kind: IMPORT_KINDS[(bits >> PLACE_BITS) & ((1 << KIND_BITS) - 1)] ?? "from",
      level: bits >> (PLACE_BITS + KIND_BITS),
      module: words.textOf(tuples.fieldOf(number, 1)) ?? "",
      name: words.textOf(tuples.fieldOf(number, 2)),
      alias: words.textOf(tuples.fieldOf(number, 3)),
      places: bits & ((1 << PLACE_BITS) - 1),
    };
  }

  return {
    has: (key) => entries.has(key),
    miss: (key) => void entries.set(key, null),
    createIntake,
    get,
    find,
    importOf,
  };
}

/** Numbers for texts; `null` is 0. */
function createWords() {
  const ids = new Map<string, number>();
  const texts: (string | null)[] = [null];
  return {
    idOf(text: string): number {
      const known = ids.get(text);
      if (known !== undefined) return known;
      const id = texts.length;
      ids.set(text, id);
      texts.push(text);
      return id;
    },
    textOf: (id: number): string | null => texts[id] ?? null,
  };
}
