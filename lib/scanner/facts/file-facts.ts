import { IMPORT_KINDS } from "@/lib/domain/scan";
import type { SourceFile, WrittenImport } from "@/lib/scanner/languages/written-import";

/** What was read from each content, by `contentKey`: read once, however many paths and commits have it. */
export type FileFacts = {
  readonly has: (key: string) => boolean;
  /** `null` when the object is not here. */
  readonly add: (key: string, file: SourceFile | null) => void;
  /** `null` when the object is not here. */
  readonly get: (key: string) => SourceFile | null;
};

/** A content in one dialect: what is read once. */
export function contentKey(blob: string, dialect: string): string {
  return dialect === "" ? blob : `${blob} ${dialect}`;
}

const FIELDS = 5;
const CHUNK_ROWS = 65_536;
const PLACE_BITS = 5;
const KIND_BITS = 2;

type Entry = {
  readonly chunk: Int32Array;
  readonly start: number;
  readonly rows: number;
  readonly lines: number;
  readonly problem: string | null;
};

/** Keeps imports as five integers each, so that the whole history of a large code base fits in memory. */
export function createFileFacts(): FileFacts {
  const entries = new Map<string, Entry | null>();
  const words = createWords();
  let chunk = new Int32Array(CHUNK_ROWS * FIELDS);
  let used = 0;

  function room(rows: number): void {
    if (used + rows <= chunk.length / FIELDS) return;
    chunk = new Int32Array(Math.max(CHUNK_ROWS, rows) * FIELDS);
    used = 0;
  }

  function add(key: string, file: SourceFile | null): void {
    if (file === null) {
      entries.set(key, null);
      return;
    }
    const { imports, lines, problem } = file;
    room(imports.length);
    entries.set(key, { chunk, start: used, rows: imports.length, lines, problem });
    for (const item of imports) {
      const kind = IMPORT_KINDS.indexOf(item.kind);
      const bits = (item.level << (PLACE_BITS + KIND_BITS)) | (kind << PLACE_BITS) | item.places;
      const at = used * FIELDS;
      chunk[at] = item.line;
      chunk[at + 1] = bits;
      chunk[at + 2] = words.idOf(item.module);
      chunk[at + 3] = words.idOf(item.name);
      chunk[at + 4] = words.idOf(item.alias);
      used += 1;
    }
  }

  function get(key: string): SourceFile | null {
    const entry = entries.get(key);
    if (entry === undefined) throw new Error(`The content ${key} was never read.`);
    if (entry === null) return null;
    const imports: WrittenImport[] = [];
    for (let row = 0; row < entry.rows; row += 1) {
      imports.push(unpack(entry.chunk, (entry.start + row) * FIELDS));
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

  return { has: (key) => entries.has(key), add, get };
}

/** Numbers for texts; `null` is 0. */
function createWords() {
  const ids = new Map<string, number>();
  const texts: (string | null)[] = [null];
  return {
    idOf(text: string | null): number {
      if (text === null) return 0;
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
