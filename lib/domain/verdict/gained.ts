import type { JudgedSpan } from "@/lib/domain/board/judge";
import type { Context } from "./context";
import type { Scopes } from "./scope-counts";
import { StandingSpans } from "./standing-spans";

/** Imports on a legacy path, or on one that the plan does not name, that came into what a trigger watches behind a position. */
export class Gained {
  private readonly known = new Map<string, Map<number, StandingSpans>>();

  constructor(
    private readonly context: Context,
    private readonly scopes: Scopes,
  ) {}

  /** Those that stand at a position; the same object for as long as they are the same. */
  standing(scope: string, from: number, position: number): readonly JudgedSpan[] {
    let ofScope = this.known.get(scope);
    if (!ofScope) {
      ofScope = new Map();
      this.known.set(scope, ofScope);
    }
    let spans = ofScope.get(from);
    if (!spans) {
      spans = new StandingSpans(this.find(scope, from));
      ofScope.set(from, spans);
    }
    return spans.at(position);
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
    return found;
  }
}
