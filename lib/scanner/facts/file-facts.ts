import { IMPORT_KINDS } from "@/lib/domain/scan";
import type { SourceFile, WrittenImport } from "@/lib/scanner/languages/written-import";
import {
  type ContentPlace,
  HEAD_FIELDS,
  KIND_BITS,
  type PackedContents,
  PLACE_BITS,
  ROW_FIELDS,
} from "./packed-contents";

/** What was read from each content, by `contentKey`: read once, however many paths and commits have it. */
export type FileFacts = {
  readonly has: (key: string) => boolean;
  /** Takes what one packer packed, batch by batch; each packer numbers its words on its own. */
  readonly createIntake: () => Intake;
  /** Notes that the object is not here. */
  readonly miss: (key: string) => void;
  /** `null` when the object is not here. */
  readonly get: (key: string) => SourceFile | null;
};

export type Intake = (packed: PackedContents, keyOf: (place: ContentPlace) => string) => void;

/** A content in one dialect: what is read once. */
export function contentKey(blob: string, dialect: string): string {
  return dialect === "" ? blob : `${blob} ${dialect}`;
}

type Entry = {
  readonly rows: Int32Array;
  readonly start: number;
  readonly count: number;
  readonly lines: number;
  readonly problem: string | null;
};

/** Keeps imports as five integers each, so that the whole history of a large code base fits in memory. */
export function createFileFacts(): FileFacts {
  const entries = new Map<string, Entry | null>();
  const words = createWords();

  function createIntake(): Intake {
    const numbers = [0];
    return ({ heads, rows, words: fresh, problems }, keyOf) => {
      for (const word of fresh) numbers.push(words.idOf(word));
      translate(rows, numbers);
      let start = 0;
      for (let at = 0; at < heads.length; at += HEAD_FIELDS) {
        const [content = 0, reading = 0, count = 0, lines = 0, problem = 0] = heads.subarray(at);
        const key = keyOf({ content, reading });
        const reason = problems[problem - 1] ?? null;
        entries.set(key, count < 0 ? null : { rows, start, count, lines, problem: reason });
        start += Math.max(count, 0);
      }
    };
  }

  function get(key: string): SourceFile | null {
    const entry = entries.get(key);
    if (entry === undefined) throw new Error(`The content ${key} was never read.`);
    if (entry === null) return null;
    const imports: WrittenImport[] = [];
    for (let row = entry.start; row < entry.start + entry.count; row += 1) {
      imports.push(unpack(entry.rows, row * ROW_FIELDS));
    }
    return { imports, lines: entry.lines, problem: entry.problem };
  }

  function unpack(rows: Int32Array, at: number): WrittenImport {
    const bits = rows[at + 1] ?? 0;
    return {
      line: rows[at] ?? 0,
      kind: IMPORT_KINDS[(bits >> PLACE_BITS) & ((1 << KIND_BITS) - 1)] ?? "from",
      level: bits >> (PLACE_BITS + KIND_BITS),
      module: words.textOf(rows[at + 2] ?? 0) ?? "",
      name: words.textOf(rows[at + 3] ?? 0),
      alias: words.textOf(rows[at + 4] ?? 0),
      places: bits & ((1 << PLACE_BITS) - 1),
    };
  }

  return {
    has: (key) => entries.has(key),
    miss: (key) => void entries.set(key, null),
    createIntake,
    get,
  };
}

/** From the numbers that one packer gave its words to those of all. */
function translate(rows: Int32Array, numbers: readonly number[]): void {
  for (let at = 0; at < rows.length; at += ROW_FIELDS) {
    for (let field = 2; field < ROW_FIELDS; field += 1) {
      rows[at + field] = numbers[rows[at + field] ?? 0] ?? 0;
    }
  }
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
