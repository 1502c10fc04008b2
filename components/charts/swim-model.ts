import type { ImportClass } from "@/lib/domain/import-class";
import { fractionOf } from "./time-axis";

/** One life of an import: from the commit that opened it to the one that closed it. Epoch ms; `to` null is open. */
export type SwimLife = {
  readonly lane: string;
  readonly of: ImportClass;
  readonly from: number;
  readonly to: number | null;
  readonly isReopened?: boolean;
  /** How many lives the bar stands for; absent: one. */
  readonly count?: number;
  /** Said in the tooltip: name, line, commits. */
  readonly title: string;
  readonly href?: string;
};

/** A span in which the file could not be read. */
export type SwimGap = { readonly from: number; readonly to: number; readonly reason: string };

/** The part of time that is drawn, epoch ms. */
export type SwimWindow = { readonly from: number; readonly to: number };

export type SwimBar = {
  readonly life: SwimLife;
  /** Bars that stand at the same time are in rows below each other, from 0. */
  readonly row: number;
  /** 0 to 1 of the window. */
  readonly left: number;
  readonly width: number;
  /** ms that the life held, whatever the window shows of it. */
  readonly heldMs: number;
  /** The side on which a text that does not fit into the bar stands; none where neither has room. */
  readonly textSide: "before" | "after" | "none";
};

export type SwimLane = {
  readonly bars: readonly SwimBar[];
  /** At least 1. */
  readonly rows: number;
};

/** Share of the width that a text takes in a narrow chart, and with the words that say that a life is still open. */
const TEXT = 0.2;
const OPEN_TEXT = 0.32;

/**
 * The bars of one lane that reach into the window, in order of time; open lives reach to `asOf`. Bars that stand at once go into
 * the first row that is free; a text goes beside its bar only where no other bar or text of the row is.
 */
export function swimLane(
  lives: readonly SwimLife[],
  lane: string,
  asOf: number,
  { from, to }: SwimWindow,
): SwimLane {
  const shown = lives
    .filter((life) => life.lane === lane && life.from < to && (life.to ?? asOf) > from)
    .sort((left, right) => left.from - right.from);
  const rows: Placed[][] = [];
  for (const life of shown) {
    const left = fractionOf(life.from, from, to);
    const right = fractionOf(life.to ?? asOf, from, to);
    const free = rows.findIndex((row) => (row.at(-1)?.right ?? 0) <= left);
    if (free < 0) rows.push([{ life, left, right }]);
    else rows[free]?.push({ life, left, right });
  }
  const bars = rows.flatMap((row, index) => barsOf(row, index, asOf));
  return {
    bars: bars.sort((a, b) => a.left - b.left || a.row - b.row),
    rows: Math.max(1, rows.length),
  };
}

type Placed = { readonly life: SwimLife; readonly left: number; readonly right: number };

function barsOf(placed: readonly Placed[], row: number, asOf: number): SwimBar[] {
  let taken = 0;
  return placed.map(({ life, left, right }, index) => {
    const need = life.to === null ? OPEN_TEXT : TEXT;
    const roomAfter = (placed[index + 1]?.left ?? 1) - right;
    const textSide = roomAfter >= need ? "after" : left - taken >= need ? "before" : "none";
    taken = textSide === "after" ? right + need : right;
    return {
      life,
      row,
      left,
      width: right - left,
      heldMs: (life.to ?? asOf) - life.from,
      textSide,
    };
  });
}

/** The lanes in the order in which their first life began. */
export function swimLanes(lives: readonly SwimLife[]): readonly string[] {
  const sorted = [...lives].sort((left, right) => left.from - right.from);
  return [...new Set(sorted.map((life) => life.lane))];
}
