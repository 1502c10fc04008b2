import type { Node } from "./babel-tree";

/** One import as Babel has it: line, kind, module, name, alias, where. */
export type ImportRow = readonly [
  line: number,
  kind: string,
  module: string,
  name: string | null,
  alias: string | null,
  where: string | null,
];

/** What is found as the tree is walked. */
export type Found = {
  readonly rows: ImportRow[];
  /** Calls of `require` that were read as part of what they are assigned to. */
  readonly done: Set<Node>;
  /** 1-based line of an offset. */
  readonly lineOf: (at: number) => number;
};

type Part = { readonly at: Node; readonly kind: string; readonly module: string } & {
  readonly name?: string | null;
  readonly alias?: string | null;
};

const ORDER = ["type-checking", "try", "except", "function", "class"];

/** Notes one import; an empty module is none. */
export function addRow(
  { rows, lineOf }: Found,
  { at, kind, module, name = null, alias = null }: Part,
  places: readonly string[],
): void {
  if (module === "") return;
  const where = ORDER.find((place) => places.includes(place)) ?? null;
  rows.push([lineOf(at.start), kind, module, name, alias === name ? null : alias, where]);
}
