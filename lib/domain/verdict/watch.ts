import type { Point } from "./context";
import type { Guard } from "./guards";
import type { View, Views } from "./views";

/**
 * Follows guards along the points of a timeline: at each point only those are looked at again whose horizon has ended. A point
 * that lies before the last one looks at all of them.
 */
export class Watch<S> {
  /** By guard, as it stood at the last point; null where it does not exist there. */
  readonly seen: (S | null)[];
  private readonly runs: Float64Array;
  private readonly positions: Float64Array;
  private readonly nows: Float64Array;
  private readonly known: (View | undefined)[] = [];
  private last: Point | null = null;
  private first: Bounds = NEVER;

  constructor(
    private readonly guards: readonly Guard[],
    private readonly views: Views,
    private readonly read: (guard: Guard, view: View, point: Point) => S,
  ) {
    this.seen = guards.map(() => null);
    this.runs = new Float64Array(guards.length);
    this.positions = new Float64Array(guards.length);
    this.nows = new Float64Array(guards.length);
  }

  /** True when anything may be otherwise than at the last point. */
  go(point: Point): boolean {
    const { last, first } = this;
    this.last = point;
    const isOn = last !== null && isBehind(point, last);
    if (isOn && point.run < first.run && point.position < first.position && point.now <= first.now)
      return false;
    return this.look(point, !isOn);
  }

  private look(point: Point, isAll: boolean): boolean {
    const { runs, positions, nows } = this;
    let isChanged = isAll;
    let run = Number.POSITIVE_INFINITY;
    let position = run;
    let now = run;
    for (let at = 0; at < runs.length; at++) {
      const isOver =
        point.run >= (runs[at] ?? 0) ||
        point.position >= (positions[at] ?? 0) ||
        point.now > (nows[at] ?? 0);
      if (isAll || isOver) isChanged = this.refresh(at, point) || isChanged;
      run = Math.min(run, runs[at] ?? 0);
      position = Math.min(position, positions[at] ?? 0);
      now = Math.min(now, nows[at] ?? 0);
    }
    this.first = { run, position, now };
    return isChanged;
  }

  private refresh(at: number, point: Point): boolean {
    const guard = this.guards[at];
    if (!guard) return false;
    const view = this.views.of(guard, point);
    const { run, position } = view.until;
    const isSame =
      this.runs[at] === run && this.positions[at] === position && this.known[at] === view;
    this.known[at] = view;
    this.runs[at] = run;
    this.positions[at] = position;
    this.nows[at] = this.views.freshUntil(guard, view, point);
    if (isSame) return false;
    this.seen[at] = view.isActive ? this.read(guard, view, point) : null;
    return true;
  }
}

type Bounds = { readonly run: number; readonly position: number; readonly now: number };

const NEVER: Bounds = { run: -1, position: -1, now: Number.NEGATIVE_INFINITY };

function isBehind(point: Point, last: Point): boolean {
  return point.run >= last.run && point.position >= last.position && point.now >= last.now;
}
