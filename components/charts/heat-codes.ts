import { BARE, UNREADABLE } from "@/lib/domain/board/heat-row";
import type { HeatRows } from "@/lib/domain/board/heat-rows";

/** What the colour of a cell says. */
export const HEAT_COLOURS = ["violations", "change", "age"] as const;
export type HeatColour = (typeof HEAT_COLOURS)[number];

/**
 * A cell as a code from 0 to 9. Where cells share a pixel the highest is drawn: anything counted before unreadable,
 * unreadable before a clean 0, both before nothing. So the worst is never hidden and missing data never looks clean.
 */
export const CODES = 10;
const CLEAN = 1;
export const HATCHED = 2;
const FIRST = 3;

/** Lower bounds of the eight bins; fixed, so that a colour means one count in every view. */
export const BIN_STARTS = [0, 1, 2, 3, 4, 6, 9, 14] as const;

/** The bin of a count, 0 to 7. */
export function binOf(count: number): number {
  return lastStart(BIN_STARTS, count);
}

const DAY = 86_400_000;
/** Lower bounds of the seven bins of age, days. */
export const AGE_STARTS = [0, 1, 7, 30, 90, 180, 365] as const;

/** Lower bounds of what came or went. */
export const CHANGE_STARTS = [1, 2, 4] as const;
/** As many came as went; then what went more, then what came more, each in three bins. */
const EVEN = FIRST;
export const WENT = FIRST + 1;
export const CAME = WENT + CHANGE_STARTS.length;

function lastStart(starts: readonly number[], value: number): number {
  let bin = 0;
  while (bin + 1 < starts.length && value >= (starts[bin + 1] ?? 0)) bin++;
  return bin;
}

export type HeatCodesInput = {
  readonly rows: HeatRows;
  /** Start of each column, epoch ms, and their length. */
  readonly columns: readonly { readonly t: number }[];
  readonly columnMs: number;
  readonly colour: HeatColour;
};

/** Writes the codes of one row into `out`, which is as long as the columns and raised, never lowered: several rows may share it. */
export function raiseCodes(input: HeatCodesInput, row: number, out: Uint8Array): void {
  const { runs } = input.rows;
  for (let run = runs.starts[row] ?? 0; run < (runs.starts[row + 1] ?? 0); run++)
    raiseRun(input, run, out);
  if (input.colour === "change") raiseChanges(input.rows, row, out);
}

function raiseRun(
  { rows: { runs }, colour, columns, columnMs }: HeatCodesInput,
  run: number,
  out: Uint8Array,
) {
  const from = runs.from[run] ?? 0;
  const to = runs.to[run] ?? 0;
  const value = runs.value[run] ?? BARE;
  if (colour !== "age" || value <= 0) return raise(out, from, to, codeOf(value, colour));
  const since = runs.since[run] ?? 0;
  for (let column = from; column <= to; column++) {
    const days = ((columns[column]?.t ?? 0) + columnMs - since) / DAY;
    raise(out, column, column, FIRST + lastStart(AGE_STARTS, days));
  }
}

function codeOf(value: number, colour: HeatColour): number {
  if (value === UNREADABLE) return HATCHED;
  if (value <= 0 || colour === "change") return value < 0 ? 0 : CLEAN;
  return FIRST - 1 + binOf(value);
}

function raise(out: Uint8Array, from: number, to: number, code: number): void {
  for (let column = from; column <= to; column++) if (code > (out[column] ?? 0)) out[column] = code;
}

function raiseChanges({ changes }: HeatRows, row: number, out: Uint8Array): void {
  for (let at = changes.starts[row] ?? 0; at < (changes.starts[row + 1] ?? 0); at++) {
    const column = changes.column[at] ?? 0;
    raise(out, column, column, changeCode(changes.came[at] ?? 0, changes.went[at] ?? 0));
  }
}

export function changeCode(came: number, went: number): number {
  if (came === went) return came === 0 ? CLEAN : EVEN;
  return (came > went ? CAME : WENT) + lastStart(CHANGE_STARTS, Math.abs(came - went));
}

/** Rows pressed into `height` lines: the codes of line l stand at l * columns, the highest of its rows. */
export function pressedCodes(
  input: HeatCodesInput,
  rows: readonly number[],
  height: number,
): Uint8Array {
  const width = input.columns.length;
  const codes = new Uint8Array(height * width);
  for (let line = 0; line < height; line++) {
    const out = codes.subarray(line * width, (line + 1) * width);
    const [first, end] = rowsOfLine(line, height, rows.length);
    for (let index = first; index < end; index++) raiseCodes(input, rows[index] ?? -1, out);
  }
  return codes;
}

/** The rows [first, end) that a line of a pressed folder shows; at least one. */
export function rowsOfLine(
  line: number,
  height: number,
  count: number,
): readonly [first: number, end: number] {
  const first = Math.floor((line * count) / height);
  return [first, Math.max(first + 1, Math.floor(((line + 1) * count) / height))];
}
