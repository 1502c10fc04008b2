import { IMPORT_PLACES, type ImportKind, type ImportPlace } from "@/lib/domain/scan";

/** An import as the file says it: relative level and written module, nothing resolved. */
export type WrittenImport = {
  /** 1-based line of the imported name. */
  readonly line: number;
  readonly kind: ImportKind;
  /** Leading dots of a Python import; 0 when absolute, and in languages that write paths. */
  readonly level: number;
  readonly module: string;
  /** `null` for `import a.b`, and for the dotted text of `dynamic` and `string`. */
  readonly name: string | null;
  readonly alias: string | null;
  /** Bits, one for each kind of block that encloses the import: see `placeOf`. */
  readonly places: number;
};

/** One content read: what it imports, its length, and why it does not parse (null when nothing was noticed). */
export type SourceFile = {
  /** In the order in which they stand in the file. */
  readonly imports: readonly WrittenImport[];
  readonly lines: number;
  /** `SyntaxError: … @line`; the imports are then best effort. */
  readonly problem: string | null;
};

export const TYPE_CHECKING = 1;
export const TRY = 2;
export const EXCEPT = 4;
export const FUNCTION = 8;
export const CLASS = 16;

const PLACES_BY_BITS: readonly (ImportPlace | undefined)[] = Array.from({ length: 32 }, (_, bits) =>
  IMPORT_PLACES.find((_place, index) => (bits & (1 << index)) !== 0),
);

/** The first of type-checking, try, except, function, class among the enclosing blocks (rules.md 1.5). */
export function placeOf(places: number): ImportPlace | undefined {
  return PLACES_BY_BITS[places];
}
