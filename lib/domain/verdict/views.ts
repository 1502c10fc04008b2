import type { Point } from "./context";
import type { Guard, Guards, Standing } from "./guards";
import { type Horizon, type Horizons, Memo } from "./horizon";
import { Weakness } from "./weakness";

/** How a guard stands at a point. Of its standings only the number of the last run may be that of an earlier point. */
export type View = {
  readonly isActive: boolean;
  readonly standings: readonly Standing[];
  readonly isWeakened: boolean;
  readonly until: Horizon;
  /** No last run of it was stale. */
  readonly isFresh: boolean;
};

/** Guards at the points of a timeline: each is looked at again only where something of it changed. */
export class Views {
  private readonly known = new Memo<Guard, View>();
  private readonly weakness: Weakness;

  constructor(
    private readonly guards: Guards,
    private readonly horizons: Horizons,
  ) {
    this.weakness = new Weakness(guards);
  }

  of(guard: Guard, point: Point): View {
    return this.known.at(
      guard,
      point,
      () => {
        const value = this.look(guard, point);
        return { value, until: value.until };
      },
      ({ isFresh }) => (isFresh ? this.horizons.freshFor(guard, point) : null),
    );
  }

  /** Those of the guards that exist at a point. */
  active(all: readonly Guard[], point: Point): Guard[] {
    return all.filter((guard) => this.of(guard, point).isActive);
  }

  /** Up to which time a guard's view stands if nothing else changes. */
  freshUntil(guard: Guard, { isFresh, until }: View, point: Point): number {
    return isFresh ? (this.horizons.freshFor(guard, point) ?? point.now) : until.now;
  }

  /** Until when all of them are sure to stand as they do. */
  until(all: readonly Guard[], point: Point): Horizon {
    let run = Number.POSITIVE_INFINITY;
    let position = run;
    let now = run;
    for (const guard of all) {
      const view = this.of(guard, point);
      const { until } = view;
      if (until.run < run) run = until.run;
      if (until.position < position) position = until.position;
      const fresh = this.freshUntil(guard, view, point);
      if (fresh < now) now = fresh;
    }
    return { run, position, now };
  }

  private look(guard: Guard, point: Point): View {
    const { guards } = this;
    // Guards that select some tests of a file are weakened with it.
    const { isWeakened, run } = this.weakness.at(guard.path, point);
    const until = this.horizons.of(guard, point);
    return {
      isActive: guard.isListed || guards.isActive(guard, point),
      standings: guards.standings(guard, point),
      isWeakened,
      until: { run: Math.min(run, until.run), position: until.position, now: until.now },
      isFresh: until.isFresh,
    };
  }
}
