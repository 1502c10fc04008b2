import type { Point } from "./context";
import { type FindingKind, standingKinds, worseOf } from "./golden-path-kinds";
import type { Guard } from "./guards";
import type { View, Views } from "./views";
import { Watch } from "./watch";
import type { GoldenPathState } from "./words";

/** The first thing that makes a pattern no better than it is. */
export type Blame = {
  readonly state: GoldenPathState;
  readonly kind: FindingKind;
  /** The file of tests, or the pattern where none is matched. */
  readonly where: string;
};

type Seen = { readonly blame: Blame | null; readonly isMatched: boolean };

/** The state of a pattern of the Golden Path, point by point. */
export class PatternWatch {
  private readonly watch: Watch<Seen>;
  private blame: Blame | null = null;

  constructor(
    private readonly pattern: string,
    guards: readonly Guard[],
    views: Views,
  ) {
    this.watch = new Watch(guards, views, seenOf);
  }

  /** Null where nothing speaks against it: protected. */
  at(point: Point): Blame | null {
    if (this.watch.go(point)) this.blame = this.worst();
    return this.blame;
  }

  private worst(): Blame | null {
    let worst: Blame | null = null;
    let isMatched = false;
    for (const seen of this.watch.seen) {
      if (seen === null) continue;
      isMatched ||= seen.isMatched;
      worst = worseBlame(worst, seen.blame);
    }
    if (isMatched) return worst;
    return worseBlame(worst, { state: "not checked", kind: "unmatched", where: this.pattern });
  }
}

/** The first of two where they are equally grave. */
export function worseBlame(a: Blame | null, b: Blame | null): Blame | null {
  if (a === null || b === null) return a ?? b;
  return worseOf(a.state, b.state) === a.state ? a : b;
}

function seenOf(guard: Guard, { standings, isWeakened }: View): Seen {
  const kinds = standings.flatMap((one) => standingKinds(guard, one));
  const blames = kinds.map(([state, kind]): Blame => ({ state, kind, where: guard.path }));
  if (standings.length === 0)
    blames.push({ state: "not checked", kind: "wrong environment", where: guard.path });
  if (isWeakened) blames.push({ state: "at risk", kind: "weakened", where: guard.path });
  return {
    blame: blames.reduce<Blame | null>(worseBlame, null),
    isMatched: standings.some(({ file }) => (file?.tests ?? 0) > 0),
  };
}
