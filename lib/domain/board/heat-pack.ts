import { type FrontCoded, frontCoded, frontDecoded } from "../front-coding";
import { numbersOf, varintsText } from "../varints";
import { type HeatmapRow, UNREADABLE } from "./heat-row";
import type { HeatRows } from "./heat-rows";

/**
 * Rows as a browser gets them: columns of whole numbers (`varintsText`), runs and not cells. Of a run: the columns since
 * the end of the one before it, its length less one, its count plus one (0 unreadable), and where it counts any, the index
 * in `times` since when the oldest stands. 20,000 rows of ten runs take about 800 KB, and half of that compressed.
 */
export type PackedRows = {
  readonly paths: FrontCoded;
  /** The times that rows and runs name by their index: the first, then the distance from the one before it, ms. */
  readonly times: string;
  readonly now: string;
  readonly changedAt: string;
  readonly since: string;
  readonly runs: { readonly counts: string; readonly cells: string; readonly since: string };
  readonly changes: { readonly counts: string; readonly cells: string };
};

/** `rows` by path. */
export function packRows(rows: readonly HeatmapRow[]): PackedRows {
  const times = timesOf(rows);
  const indexOf = new Map(times.map((time, index) => [time, index]));
  const at = (time: number): number => indexOf.get(time) ?? 0;
  return {
    paths: frontCoded(rows.map(({ path }) => path)),
    times: varintsText(times.map((time, index) => time - (times[index - 1] ?? 0))),
    now: varintsText(rows.map(({ now }) => now)),
    changedAt: varintsText(rows.map(({ changedAt }) => at(changedAt))),
    since: varintsText(rows.map(({ since }) => at(since))),
    runs: {
      counts: varintsText(rows.map(({ cells }) => cells.length)),
      cells: varintsText(rows.flatMap(({ cells }) => runNumbers(cells))),
      since: varintsText(
        rows.flatMap(({ cells }) =>
          cells.filter(([, , value]) => value > 0).map(([, , , since]) => at(since)),
        ),
      ),
    },
    changes: {
      counts: varintsText(rows.map(({ changes }) => changes.length)),
      cells: varintsText(rows.flatMap(({ changes }) => changeNumbers(changes))),
    },
  };
}

/** All times named, ascending; 0, "none", is the first of them. */
function timesOf(rows: readonly HeatmapRow[]): number[] {
  const times = new Set([0]);
  for (const { changedAt, since, cells } of rows) {
    times.add(changedAt);
    times.add(since);
    for (const cell of cells) times.add(cell[3]);
  }
  return [...times].sort((a, b) => a - b);
}

function runNumbers(cells: HeatmapRow["cells"]): number[] {
  let end = -1;
  return cells.flatMap(([from, to, value]) => {
    const numbers = [from - end - 1, to - from, value === UNREADABLE ? 0 : value + 1];
    end = to;
    return numbers;
  });
}

function changeNumbers(changes: HeatmapRow["changes"]): number[] {
  let before = 0;
  return changes.flatMap(([column, came, went]) => {
    const numbers = [column - before, came, went];
    before = column;
    return numbers;
  });
}

export function unpackRows(packed: PackedRows): HeatRows {
  const times = numbersOf(packed.times);
  for (let i = 1; i < times.length; i++) times[i] = (times[i] ?? 0) + (times[i - 1] ?? 0);
  const timesAt = (text: string) => numbersOf(text).map((index) => times[index] ?? 0);
  return {
    paths: frontDecoded(packed.paths),
    now: numbersOf(packed.now),
    changedAt: timesAt(packed.changedAt),
    since: timesAt(packed.since),
    runs: unpackRuns(packed.runs, timesAt(packed.runs.since)),
    changes: unpackChanges(packed.changes),
  };
}

function startsOf(counts: string): Int32Array {
  const numbers = numbersOf(counts);
  const starts = new Int32Array(numbers.length + 1);
  numbers.forEach((count, row) => {
    starts[row + 1] = (starts[row] ?? 0) + count;
  });
  return starts;
}

/** 1 for each entry that is the first of its row: the sums within a row begin there. */
function firsts(starts: Int32Array): Uint8Array {
  const flags = new Uint8Array((starts.at(-1) ?? 0) + 1);
  for (const start of starts) flags[start] = 1;
  return flags;
}

function unpackRuns(packed: PackedRows["runs"], known: Float64Array): HeatRows["runs"] {
  const starts = startsOf(packed.counts);
  const cells = numbersOf(packed.cells);
  const count = starts.at(-1) ?? 0;
  const from = new Int32Array(count);
  const to = new Int32Array(count);
  const value = new Int32Array(count);
  const since = new Float64Array(count);
  const isFirst = firsts(starts);
  let end = -1;
  let named = 0;
  for (let run = 0; run < count; run++) {
    const gap = cells[run * 3] ?? 0;
    const code = cells[run * 3 + 2] ?? 0;
    from[run] = (isFirst[run] === 1 ? -1 : end) + 1 + gap;
    end = (from[run] ?? 0) + (cells[run * 3 + 1] ?? 0);
    to[run] = end;
    value[run] = code === 0 ? UNREADABLE : code - 1;
    if (code > 1) since[run] = known[named++] ?? 0;
  }
  return { starts, from, to, value, since };
}

function unpackChanges(packed: PackedRows["changes"]): HeatRows["changes"] {
  const starts = startsOf(packed.counts);
  const cells = numbersOf(packed.cells);
  const count = starts.at(-1) ?? 0;
  const column = new Int32Array(count);
  const came = new Int32Array(count);
  const went = new Int32Array(count);
  const isFirst = firsts(starts);
  for (let at = 0; at < count; at++) {
    column[at] = (isFirst[at] === 1 ? 0 : (column[at - 1] ?? 0)) + (cells[at * 3] ?? 0);
    came[at] = cells[at * 3 + 1] ?? 0;
    went[at] = cells[at * 3 + 2] ?? 0;
  }
  return { starts, column, came, went };
}
