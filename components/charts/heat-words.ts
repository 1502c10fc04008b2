import {
  formatCount,
  formatMoment,
  formatPlural,
  formatStamp,
  shortSha,
} from "@/components/ui/format";
import { BARE, UNREADABLE } from "@/lib/domain/board/heat-row";
import { changeAt, type HeatRows, runAt, valueAt } from "@/lib/domain/board/heat-rows";
import { changeCode, type HeatColour } from "./heat-codes";

export type HeatUnit = {
  readonly one: string;
  readonly many: string;
  /** What a bare cell says; of imports, that none of the subject stood there. */
  readonly bare?: string;
};
/** A slot of time from `t`, epoch ms, and the last commit in it. Slots are equally long. */
export type HeatColumn = { readonly t: number; readonly sha: string };

export type HeatSpot = {
  readonly path: string;
  readonly when: string;
  readonly words: string;
  /** Other rows that share the pixel. */
  readonly others: number;
};

export type HeatWordsInput = {
  readonly rows: HeatRows;
  readonly columns: readonly HeatColumn[];
  readonly unit: HeatUnit;
  readonly colour: HeatColour;
};

/** What stands at a column of one row or of several that share a pixel: the worst of them, as the colour means it. */
export function spotOf(
  input: HeatWordsInput,
  rows: readonly number[],
  column: number,
): HeatSpot | null {
  const { columns } = input;
  let worst = rows[0];
  let rank = Number.NEGATIVE_INFINITY;
  for (const row of rows) {
    const here = rankOf(input, row, column);
    if (here <= rank) continue;
    worst = row;
    rank = here;
  }
  const slot = columns[column];
  if (worst === undefined || slot === undefined) return null;
  const after = columns[column + 1]?.t;
  const until = after === undefined ? "" : ` to ${formatMoment(after, slot.t)}`;
  return {
    path: input.rows.paths[worst] ?? "",
    when: `${formatStamp(slot.t)}${until} · ${shortSha(slot.sha)}`,
    words: cellWords(input, worst, column),
    others: rows.length - 1,
  };
}

/** Any count before unreadable, unreadable before a clean 0, both before nothing. */
function rankOf({ rows, colour }: HeatWordsInput, row: number, column: number): number {
  const run = runAt(rows, row, column);
  const value = rows.runs.value[run] ?? BARE;
  if (colour === "change") {
    const { came, went } = changeAt(rows, row, column);
    if (came + went > 0) return changeCode(came, went) + (came + went) / 1e6;
  }
  if (value === BARE) return 0;
  if (value === UNREADABLE) return 2;
  if (value === 0 || colour === "change") return 1;
  return colour === "age" ? 3 + 1 / (1 + (rows.runs.since[run] ?? 0)) : value + 2;
}

/** What a cell says, in words. */
export function cellWords({ rows, unit }: HeatWordsInput, row: number, column: number): string {
  const value = valueAt(rows, row, column);
  const { came, went } = changeAt(rows, row, column);
  const moved = came + went === 0 ? "" : `; ${formatCount(came)} came, ${formatCount(went)} went`;
  if (value === BARE) return `${unit.bare ?? "no import of the subject"}${moved}`;
  if (value === UNREADABLE) return "not readable: unknown";
  const since = rows.runs.since[runAt(rows, row, column)] ?? 0;
  const oldest = since === 0 ? "" : `, the oldest since ${formatStamp(since)}`;
  return `${formatPlural(value, unit.one, unit.many)}${oldest}${moved}`;
}

/** A spot as one sentence, for readers. */
export function spotSentence({ path, when, words, others }: HeatSpot): string {
  const more = others > 0 ? `, worst of ${formatCount(others + 1)} files` : "";
  return `${path}, ${when}: ${words}${more}`;
}

/** The last part of a path, with its folder where the part alone says nothing. */
export function shortName(path: string): string {
  const parts = path.split("/");
  const name = parts.at(-1) ?? path;
  return /^(__init__|index|mod|conftest)\./.test(name) ? parts.slice(-2).join("/") : name;
}
