import type { Point } from "./context";
import type { Guard } from "./guards";
import type { View, Views } from "./views";
import { Watch } from "./watch";
import type { CheckState } from "./words";

/** The state of a check that hangs on nothing but how its guards stand, point by point. */
export class CheckWatch {
  private readonly watch: Watch<CheckState>;
  private state: CheckState = "unknown";

  constructor(
    guards: readonly Guard[],
    views: Views,
    read: (guard: Guard, view: View) => CheckState,
  ) {
    this.watch = new Watch(guards, views, read);
  }

  at(point: Point): CheckState {
    if (this.watch.go(point)) this.state = combined(this.watch.seen.filter((one) => one !== null));
    return this.state;
  }
}

/** Any that is not met decides; then any unknown; none at all is unknown. */
export function combined(states: readonly CheckState[]): CheckState {
  if (states.includes("not met")) return "not met";
  return states.length === 0 || states.includes("unknown") ? "unknown" : "met";
}
