import type { Point } from "./context";
import { standingKinds, worstOf } from "./golden-path-kinds";
import type { Guard } from "./guards";
import type { View, Views } from "./views";
import { Watch } from "./watch";
import type { GoldenPathState } from "./words";

type Seen = { readonly state: GoldenPathState; readonly isMatched: boolean };

/** The state of a pattern of the Golden Path, point by point. */
export class PatternWatch {
  private readonly watch: Watch<Seen>;
  private state: GoldenPathState = "not checked";

  constructor(guards: readonly Guard[], views: Views) {
    this.watch = new Watch(guards, views, seenOf);
  }

  at(point: Point): GoldenPathState {
    if (this.watch.go(point)) this.state = this.worst();
    return this.state;
  }

  private worst(): GoldenPathState {
    const states = new Set<GoldenPathState>();
    let isMatched = false;
    for (const seen of this.watch.seen) {
      if (seen === null) continue;
      states.add(seen.state);
      isMatched ||= seen.isMatched;
    }
    if (!isMatched) states.add("not checked");
    return worstOf([...states]);
  }
}

function seenOf(guard: Guard, { standings, isWeakened }: View): Seen {
  const states = standings.flatMap((one) => standingKinds(guard, one).map(([state]) => state));
  if (standings.length === 0) states.push("not checked");
  if (isWeakened) states.push("at risk");
  return {
    state: states.length === 0 ? "protected" : worstOf(states),
    isMatched: standings.some(({ file }) => (file?.tests ?? 0) > 0),
  };
}
