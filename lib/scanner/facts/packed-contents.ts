import { IMPORT_KINDS } from "@/lib/domain/scan";
import { createTuples } from "@/lib/scanner/facts/tuples";
import type { SourceFile } from "@/lib/scanner/languages/written-import";

/** One content read as one thing: where it stands among what was asked for, and as the how manyth of what it is read as. */
export type ContentPlace = { readonly content: number; readonly reading: number };

/**
 * What was found in some contents, as numbers that go from thread to thread without a copy: `HEAD_FIELDS` for each reading
 * (content, reading, rows or -1 when the object is not here, lines, 1 + index of its problem or 0), `ROW_FIELDS` for each
 * import: its line and what else there is of it, which few share with nobody. Those are numbered in the order in which they
 * first came, and so are words, from 1 on; no word is 0.
 */
export type PackedContents = {
  readonly heads: Int32Array<ArrayBuffer>;
  readonly rows: Int32Array<ArrayBuffer>;
  /** `TUPLE_FIELDS` for each that came up for the first time: level with kind and places, module, name, alias. */
  readonly tuples: Int32Array<ArrayBuffer>;
  /** Those that came up for the first time. */
  readonly words: readonly string[];
  readonly problems: readonly string[];
};

export const HEAD_FIELDS = 5;
/** Line, number of the rest. */
export const ROW_FIELDS = 2;
export const TUPLE_FIELDS = 4;
export const PLACE_BITS = 5;
export const KIND_BITS = 2;

const FIRST_ROWS = 16_384;

/** Gathers readings; `take` hands out those since it was last called. */
export function createPacker() {
  const { idOf, takeFresh } = createWords();
  const tuples = createTuples();
  // Names that are imported from one module follow each other.
  let module: string | null = null;
  let moduleId = 0;
  let told = 0;
  let problems: string[] = [];
  let heads: number[] = [];
  let rows = new Int32Array(FIRST_ROWS * ROW_FIELDS);
  let used = 0;

  function makeRoom(count: number): void {
    if ((used + count) * ROW_FIELDS <= rows.length) return;
    const larger = new Int32Array(Math.max(rows.length * 2, (used + count) * ROW_FIELDS));
    larger.set(rows.subarray(0, used * ROW_FIELDS));
    rows = larger;
  }

  function addRows({ imports }: SourceFile): void {
    makeRoom(imports.length);
    for (const item of imports) {
      const kind = IMPORT_KINDS.indexOf(item.kind);
      const at = used * ROW_FIELDS;
      if (item.module !== module) {
        module = item.module;
        moduleId = idOf(module);
      }
      rows[at] = item.line;
      rows[at + 1] = tuples.idOf(
        (item.level << (PLACE_BITS + KIND_BITS)) | (kind << PLACE_BITS) | item.places,
        moduleId,
        idOf(item.name),
        idOf(item.alias),
      );
      used += 1;
    }
  }

  return {
    /** `null` when the object is not here. */
    add({ content, reading }: ContentPlace, file: SourceFile | null): void {
      if (file === null) {
        heads.push(content, reading, -1, 0, 0);
        return;
      }
      const problem = file.problem === null ? 0 : problems.push(file.problem);
      heads.push(content, reading, file.imports.length, file.lines, problem);
      addRows(file);
    },
    rows: () => used,
    take(): PackedContents {
      const packed = {
        heads: Int32Array.from(heads),
        rows: rows.slice(0, used * ROW_FIELDS),
        tuples: tuples.from(told),
        words: takeFresh(),
        problems,
      };
      told = tuples.size();
      problems = [];
      heads = [];
      used = 0;
      return packed;
    },
  };
}

function createWords() {
  const ids = new Map<string, number>();
  let fresh: string[] = [];
  return {
    idOf(text: string | null): number {
      if (text === null) return 0;
      const known = ids.get(text);
      if (known !== undefined) return known;
      const id = ids.size + 1;
      ids.set(text, id);
      fresh.push(text);
      return id;
    },
    /** Those that came up since the last time. */
    takeFresh(): readonly string[] {
      const taken = fresh;
      fresh = [];
      return taken;
    },
  };
}
