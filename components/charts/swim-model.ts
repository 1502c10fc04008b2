import type { ImportClass } from "@/lib/domain/import-class";
import { fractionOf } from "./time-axis";

/** One life of an import: from the commit that opened it to the one that closed it. Epoch ms; `to` null is open. */
export type SwimLife = {
  readonly lane: string;
  readonly of: ImportClass;
  readonly from: number;
  readonly to: number | null;
  readonly isReopened?: boolean;
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
  /** 0 to 1 of the window. */
  readonly left: number;
  readonly width: number;
  /** ms that the life held, whatever the window shows of it. */
  readonly heldMs: number;
  /** The side on which a text that does not fit into the bar stands; none where neither has room. */
  readonly textSide: "before" | "after" | "none";
};

/** The bars of one lane that reach into the window, in order of time; open lives reach to `asOf`. */
export function swimBars(
  lives: readonly SwimLife[],
  lane: string,
  asOf: number,
  { from, to }: SwimWindow,
): readonly SwimBar[] {
  const shown = lives
    .filter((life) => life.lane === lane && life.from < to && (life.to ?? asOf) > from)
    .sort((left, right) => left.from - right.from);
  return shown.map((life, index) => {
    const end = life.to ?? asOf;
    const left = fractionOf(life.from, from, to);
    const right = fractionOf(end, from, to);
    const before = shown[index - 1];
    const after = shown[index + 1];
    const roomBefore = left - fractionOf(before ? (before.to ?? asOf) : from, from, to);
    const roomAfter = fractionOf(after?.from ?? to, from, to) - right;
    return {
      life,
      left,
      width: right - left,
      heldMs: end - life.from,
      textSide: sideOf(roomBefore, roomAfter),
    };
  });
}

/** Shares of the width; a text takes less than a sixth of a narrow chart. */
function sideOf(roomBefore: number, roomAfter: number): SwimBar["textSide"] {
  if (Math.max(roomBefore, roomAfter) < 0.16) return "none";
  return roomAfter >= roomBefore || roomAfter > 0.25 ? "after" : "before";
}

/** The lanes in the order in which their first life began. */
export function swimLanes(lives: readonly SwimLife[]): readonly string[] {
  const sorted = [...lives].sort((left, right) => left.from - right.from);
  return [...new Set(sorted.map((life) => life.lane))];
}
