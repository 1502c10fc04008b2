import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { heatColumns, wholeSpan } from "./heat-columns";
import { BARE, type HeatRun, UNREADABLE } from "./heat-row";
import { type HeatmapQuestion, type HeatValue, heatmap as mapOf } from "./heatmap";
import type { Judged, JudgedSpan } from "./judge";
import type { CommitColumns, LineFacts, Spell } from "./line-facts";

const HOUR = 3_600_000;
const START = Date.UTC(2025, 8, 14, 1, 7);

function commits(times: readonly number[]): CommitColumns {
  const each = <T>(value: T): T[] => times.map(() => value);
  return {
    sha: times.map((_, position) => `sha${position}`),
    committedAt: times,
    effectiveAt: times,
    isMerge: each(false),
    author: each(null),
    subject: each(null),
    filesScanned: each(1),
    scanner: each(0),
  };
}

const NONE = new Int32Array(0);
const PATHS = ["app/a.py", "app/b.py", "tests/c.py"];

function facts(times: readonly number[], spells: readonly Spell[] = []): LineFacts {
  return {
    commits: commits(times),
    lives: {
      path: NONE,
      target: NONE,
      kind: NONE,
      n: NONE,
      opened: NONE,
      openedHow: NONE,
      closed: NONE,
      closedHow: NONE,
      bornPath: NONE,
      born: NONE,
    },
    spells,
    paths: PATHS,
    targets: [],
    scanners: [],
    isEstimated: false,
    waiting: [],
  };
}

function span(path: number, from: number, to: number, found: JudgedSpan["class"]): JudgedSpan {
  return { life: 0, path, target: 0, class: found, from, to, opening: "introduced", closing: null };
}

const hourly = (count: number) => Array.from({ length: count }, (_, i) => START + i * HOUR);
const ask = { columns: 200, value: "violations", planStart: null } as const;

/** The map of the whole line up to a position, or of a part of it. */
function heatmap(
  facts: LineFacts,
  judged: Judged,
  question: Omit<HeatmapQuestion, "span"> & Partial<Pick<HeatmapQuestion, "span">>,
) {
  return mapOf(facts, judged, {
    span: wholeSpan(facts.commits, question.position),
    ...question,
  });
}

function gridOf(times: readonly number[], position: number, most: number) {
  return heatColumns(commits(times), wholeSpan(commits(times), position), most);
}

const CLASSES = ["legacy", "unplanned", "canonical", "outOfScope"] as const;
const lines = fc
  .array(fc.integer({ min: 0, max: 30 * HOUR }), { minLength: 1, maxLength: 30 })
  .chain((offsets) => {
    const times = offsets.sort((a, b) => a - b).map((offset) => START + offset);
    const last = times.length - 1;
    const spans = fc.array(
      fc
        .tuple(
          fc.nat(PATHS.length - 1),
          fc.nat(last),
          fc.integer({ min: -1, max: last }),
          fc.constantFrom(...CLASSES),
        )
        .map(([path, from, to, found]) => span(path, from, to <= from ? -1 : to, found)),
      { maxLength: 12 },
    );
    return fc.record({
      times: fc.constant(times),
      spans,
      position: fc.nat(last),
      columns: fc.integer({ min: 1, max: 40 }),
      value: fc.constantFrom<HeatValue>("violations", "unplanned"),
    });
  });

/** The value of every column by hand: the most at the commits within it, or at the last commit before it. */
function byHand(
  spans: readonly JudgedSpan[],
  path: number,
  found: string,
  { columnOf, columns }: ReturnType<typeof heatColumns>,
): number[] {
  const at = (position: number): number => {
    const here = spans.filter(
      (one) =>
        one.path === path &&
        one.class !== "outOfScope" &&
        one.from <= position &&
        (one.to < 0 || one.to > position),
    );
    return here.length === 0 ? BARE : here.filter((one) => one.class === found).length;
  };
  return columns.map((_, column) => {
    const within = [...columnOf.keys()].filter((position) => columnOf[position] === column);
    const before = [...columnOf.keys()].filter((position) => (columnOf[position] ?? 0) < column);
    return Math.max(...(within.length > 0 ? within : before.slice(-1)).map(at));
  });
}

function spread(cells: readonly HeatRun[], width: number): number[] {
  const found = new Array<number>(width).fill(BARE);
  for (const [from, to, value] of cells) found.fill(value, from, to + 1);
  return found;
}

describe("heatmap", () => {
  it("shows in each cell the most that stood at a commit within the column, and loses nothing", () => {
    fc.assert(
      fc.property(lines, ({ times, spans, position, columns, value }) => {
        const judged: Judged = { spans, length: times.length };
        const map = heatmap(facts(times), judged, { ...ask, position, columns, value });
        const grid = gridOf(times, position, columns);
        const found = value === "violations" ? "legacy" : "unplanned";
        const held = new Set(
          spans.filter((one) => one.class === found && one.from <= position).map((one) => one.path),
        );
        expect(map.columns.length).toBeLessThanOrEqual(columns);
        expect(map.rows.map(({ path }) => path).sort()).toEqual(
          [...held].map((path) => PATHS[path]).sort(),
        );
        for (const { path, cells } of map.rows)
          expect(spread(cells, map.columns.length)).toEqual(
            byHand(spans, PATHS.indexOf(path), found, grid),
          );
      }),
    );
  });

  it("sums to the imports of the class that stand now", () => {
    fc.assert(
      fc.property(lines, ({ times, spans, position, columns }) => {
        const map = heatmap(
          facts(times),
          { spans, length: times.length },
          { ...ask, position, columns },
        );
        const standing = spans.filter(
          (one) =>
            one.class === "legacy" && one.from <= position && (one.to < 0 || one.to > position),
        );
        expect(map.imports).toBe(standing.length);
        expect(map.rows.reduce((sum, { now }) => sum + now, 0)).toBe(standing.length);
        expect(map.filesNow + map.filesNoLonger).toBe(map.rows.length);
      }),
    );
  });

  it("draws what could not be read as unreadable, whatever stood there", () => {
    const spells = [{ path: 0, from: 2, to: 4, listed: true }];
    const judged = { spans: [span(0, 0, -1, "legacy")], length: 6 };
    const map = heatmap(facts(hourly(6), spells), judged, { ...ask, position: 5 });
    const cells = spread(map.rows[0]?.cells ?? [], map.columns.length);
    const { columnOf } = gridOf(hourly(6), 5, 200);
    expect([...columnOf].map((column) => cells[column])).toEqual([
      1,
      1,
      UNREADABLE,
      UNREADABLE,
      1,
      1,
    ]);
    expect(map.unreadableFiles).toBe(1);
  });

  it("says since when the oldest stands, in a cell and now, and what came and went", () => {
    const spans = [
      span(0, 0, 3, "legacy"),
      span(0, 2, -1, "legacy"),
      { ...span(0, 4, -1, "legacy"), opening: "moved" as const },
    ];
    const at = (n: number) => START + n * HOUR;
    const map = heatmap(facts(hourly(6)), { spans, length: 6 }, { ...ask, position: 5 });
    const [row] = map.rows;
    const { columnOf } = gridOf(hourly(6), 5, 200);
    const cell = (n: number) =>
      row?.cells.find(([from, to]) => from <= (columnOf[n] ?? 0) && to >= (columnOf[n] ?? 0));
    expect([0, 1, 2, 3, 4, 5].map((n) => cell(n)?.slice(2))).toEqual([
      [1, at(0)],
      [1, at(0)],
      [2, at(0)],
      [1, at(2)],
      [2, at(2)],
      [2, at(2)],
    ]);
    expect(row?.since).toBe(at(2));
    expect(row?.changes).toEqual([
      [columnOf[2], 1, 0],
      [columnOf[3], 0, 1],
    ]);
  });

  it("draws of a part of the line what all of it shows there, with finer columns", () => {
    fc.assert(
      fc.property(lines, fc.nat(29), fc.nat(29), ({ times, spans, position, value }, a, b) => {
        const first = Math.min(a, b, position);
        const last = Math.min(Math.max(a, b), position);
        const part = {
          ...{ first, last },
          ...{ from: times[first] ?? 0, to: times[last] ?? 0 },
        };
        const judged: Judged = { spans, length: times.length };
        const asked = { ...ask, position, columns: 400, value };
        const map = heatmap(facts(times), judged, { ...asked, span: part });
        const grid = heatColumns(commits(times), part, 400);
        const found = value === "violations" ? "legacy" : "unplanned";
        for (const { path, cells } of map.rows)
          expect(spread(cells, map.columns.length)).toEqual(
            byHand(spans, PATHS.indexOf(path), found, grid),
          );
        expect(map.rows.length).toBe(heatmap(facts(times), judged, asked).rows.length);
      }),
    );
  });

  it("counts the files that turned after the plan's start, there and back too", () => {
    const spans = [
      span(0, 0, -1, "legacy"),
      span(1, 0, 3, "legacy"),
      span(1, 4, -1, "legacy"),
      span(2, 0, 1, "legacy"),
    ];
    const judged = { spans, length: 6 };
    const turned = (planStart: number | null) =>
      heatmap(facts(hourly(6)), judged, { ...ask, position: 5, planStart }).turned;
    expect(turned(null)).toBeNull();
    expect(turned(2)).toBe(1);
    expect(turned(0)).toBe(2);
  });
});
