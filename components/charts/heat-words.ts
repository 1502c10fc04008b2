import {
  formatCount,
  formatMoment,
  formatPlural,
  formatStamp,
  shortSha,
} from "@/components/ui/format";
import { BARE, type HeatColumn, type HeatRow, rankOf, UNREADABLE, valueAt } from "./heat-model";

export type HeatUnit = { readonly one: string; readonly many: string };

/** What a cell says, in words. */
function cellWords(value: number, unit: HeatUnit): string {
  if (value === BARE) return "no import of the subject";
  if (value === UNREADABLE) return "not readable: unknown";
  return formatPlural(value, unit.one, unit.many);
}

export type HeatSpot = {
  readonly path: string;
  readonly when: string;
  readonly words: string;
  /** Other rows that share the pixel. */
  readonly others: number;
};

/** What stands at a column of one row or of several that share a pixel: the worst of them. */
export function spotOf(
  rows: readonly HeatRow[],
  column: number,
  { columns, unit }: { readonly columns: readonly HeatColumn[]; readonly unit: HeatUnit },
): HeatSpot | null {
  const worst = rows.reduce<HeatRow | null>(
    (best, row) =>
      best === null || rankOf(valueAt(row, column)) > rankOf(valueAt(best, column)) ? row : best,
    null,
  );
  const slot = columns[column];
  if (worst === null || slot === undefined) return null;
  const after = columns[column + 1]?.t;
  const until = after === undefined ? "" : ` to ${formatMoment(after, slot.t)}`;
  return {
    path: worst.path,
    when: `${formatStamp(slot.t)}${until} · ${shortSha(slot.sha)}`,
    words: cellWords(valueAt(worst, column), unit),
    others: rows.length - 1,
  };
}

/** A spot as one sentence, for readers. */
export function spotSentence({ path, when, words, others }: HeatSpot): string {
  const more = others > 0 ? `, worst of ${formatCount(others + 1)} files` : "";
  return `${path}, ${when}: ${words}${more}`;
}
