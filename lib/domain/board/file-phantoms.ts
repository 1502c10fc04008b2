import type { MissingImports } from "../existence/missing-imports";
import type { MissingSpan } from "../existence/module-standing";
import type { LifeRow } from "../lives/version";
import type { FileLife } from "./file-history";
import { type LineCommit, lineCommit } from "./flow-rows";
import type { LifeColumns, LineFacts } from "./line-facts";
import { phantomReason, unknownReason } from "./phantom-words";

/** A stretch of one import of a file over which its module did not exist, or could not be known. */
export type FilePhantom = {
  /** `id` of the life. */
  readonly life: string;
  readonly state: MissingSpan["state"];
  readonly reason: string;
  readonly from: LineCommit;
  /** Null while it lasts. */
  readonly to: LineCommit | null;
};

/** Rows of one file as columns: what existence is worked out from. */
export function columnsOf(rows: readonly LifeRow[]): LifeColumns {
  const column = (of: (row: LifeRow) => number | null) =>
    Int32Array.from(rows, (row) => of(row) ?? -1);
  return {
    path: column(({ path }) => path),
    target: column(({ target }) => target),
    kind: column(({ kind }) => kind),
    n: column(({ n }) => n),
    opened: column(({ opened }) => opened),
    openedHow: column(({ openedHow }) => openedHow),
    closed: column(({ closed }) => closed),
    closedHow: column(({ closedHow }) => closedHow),
    bornPath: column(({ bornPath }) => bornPath),
    born: column(({ born }) => born),
  };
}

/** The stretches of each life up to a position; `missing` is of the same rows. */
export function filePhantoms(
  facts: Pick<LineFacts, "commits">,
  rows: readonly LifeRow[],
  missing: MissingImports,
  lives: readonly FileLife[],
  position: number,
): readonly FilePhantom[] {
  const pieces = new Map<string, number[]>();
  for (const index of missing.byLife.keys()) {
    const row = rows[index];
    if (row === undefined) continue;
    const key = `${row.target}.${row.kind}.${row.n}`;
    pieces.set(key, [...(pieces.get(key) ?? []), index]);
  }
  return lives.flatMap((life) => {
    const [, target, kind, n] = life.id.split(".");
    const found = pieces.get(`${target}.${kind}.${n}`) ?? [];
    return found.flatMap((index): FilePhantom[] => {
      if (!isPieceOf(rows[index], life)) return [];
      return (missing.byLife.get(index) ?? [])
        .filter(({ from }) => from <= position)
        .map((span) => ({
          life: life.id,
          state: span.state,
          reason: reasonOf(facts, life.module, span),
          from: lineCommit(facts, span.from),
          to: span.to <= position ? lineCommit(facts, span.to) : null,
        }));
    });
  });
}

/** A life is one row, or several where renames joined them: those that opened while it stood. */
function isPieceOf(row: LifeRow | undefined, { opened, closed }: FileLife): boolean {
  const end = closed?.position ?? Number.POSITIVE_INFINITY;
  return row !== undefined && row.opened >= opened.position && row.opened < end;
}

function reasonOf(facts: Pick<LineFacts, "commits">, module: string, span: MissingSpan): string {
  if (span.state === "unknown") return unknownReason(module, span.cause);
  const goneAt = span.goneAt < 0 ? null : lineCommit(facts, span.goneAt);
  return phantomReason({ module, cause: span.cause, goneAt });
}
