import { isStanding } from "@/lib/domain/board/counts";
import type { JudgedSpan } from "@/lib/domain/board/judge";
import { lastUpTo } from "./guards";

const NONE: readonly JudgedSpan[] = [];

/** Which of some imports stand at a position: worked out from what stood at the position before, as far as was asked. */
export class StandingSpans {
  /** In the order in which they came. */
  private readonly spans: readonly JudgedSpan[];
  /** Positions at which another lot of them stands. */
  private readonly moves: Int32Array;
  private readonly lots: (readonly JudgedSpan[])[] = [];
  private next = 0;

  constructor(spans: readonly JudgedSpan[]) {
    this.spans = [...spans].sort((a, b) => a.from - b.from);
    const moves = new Set<number>();
    for (const { from, to } of spans) moves.add(from).add(to);
    this.moves = Int32Array.from(moves).sort();
  }

  /** Oldest first; the same object for as long as they are the same. */
  at(position: number): readonly JudgedSpan[] {
    const at = lastUpTo(this.moves, position);
    while (this.lots.length <= at) this.lots.push(this.lotAt(this.moves[this.lots.length] ?? 0));
    return this.lots[at] ?? NONE;
  }

  private lotAt(position: number): readonly JudgedSpan[] {
    const lot = (this.lots.at(-1) ?? NONE).filter((span) => isStanding(span, position));
    for (let span = this.spans[this.next]; span && span.from <= position; ) {
      if (isStanding(span, position)) lot.push(span);
      this.next += 1;
      span = this.spans[this.next];
    }
    return lot;
  }
}
