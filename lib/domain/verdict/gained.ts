import { isStanding } from "@/lib/domain/board/counts";
import type { JudgedSpan } from "@/lib/domain/board/judge";
import type { Context } from "./context";
import { lastUpTo } from "./guards";
import type { Scopes } from "./scope-counts";

type Gain = {
  /** In the order in which they came. */
  readonly spans: readonly JudgedSpan[];
  /** Positions at which another lot of them stands. */
  readonly moves: Int32Array;
  /** Those that stand from each of these positions on, as far as was asked. */
  readonly standing: (readonly JudgedSpan[] | undefined)[];
};

const NONE: readonly JudgedSpan[] = [];

/** Imports on a legacy path, or on one that the plan does not name, that came into what a trigger watches behind a position. */
export class Gained {
  private readonly known = new Map<string, Gain>();

  constructor(
    private readonly context: Context,
    private readonly scopes: Scopes,
  ) {}

  /** Those that stand at a position; the same object for as long as they are the same. */
  standing(scope: string, from: number, position: number): readonly JudgedSpan[] {
    const gain = this.gain(scope, from);
    const at = lastUpTo(gain.moves, position);
    if (at < 0) return NONE;
    let standing = gain.standing[at];
    if (!standing) {
      standing = gain.spans.filter((span) => isStanding(span, position));
      gain.standing[at] = standing;
    }
    return standing;
  }

  private gain(scope: string, from: number): Gain {
    const key = `${from} ${scope}`;
    let gain = this.known.get(key);
    if (!gain) {
      const spans = this.find(scope, from);
      const moves = new Set<number>();
      for (const span of spans) moves.add(span.from).add(span.to);
      gain = { spans, moves: Int32Array.from(moves).sort(), standing: [] };
      this.known.set(key, gain);
    }
    return gain;
  }

  private find(scope: string, from: number): JudgedSpan[] {
    const { covers } = this.scopes.of(scope);
    const isAllowed = this.context.plan.unplanned === "allowed";
    const found: JudgedSpan[] = [];
    for (const [path, spans] of this.context.spans) {
      if (!covers(path)) continue;
      for (const span of spans) {
        const isBad = span.class === "legacy" || (span.class === "unplanned" && !isAllowed);
        if (isBad && span.opening !== "moved" && span.from > from) found.push(span);
      }
    }
    return found.sort((a, b) => a.from - b.from);
  }
}
