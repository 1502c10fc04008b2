import { isStanding } from "./counts";
import type { FlowIn, FlowOut } from "./flow";
import type { Judged, JudgedSpan } from "./judge";

/** Why the number of legacy imports moved between two positions (rules.md 3): end = start + in - out + moved.in - moved.out. */
export type Ledger = {
  readonly start: number;
  readonly end: number;
  readonly in: Readonly<Record<Exclude<FlowIn, "moved">, number>>;
  readonly out: Readonly<Record<Exclude<FlowOut, "moved">, number>>;
  /** Renamed within its class: equal over everything; a directory gains or loses what moved across its edge. */
  readonly moved: { readonly in: number; readonly out: number };
  /** Converted and removed: the only flows that are progress. */
  readonly progress: number;
  readonly cameIn: number;
};

type Counted = (span: JudgedSpan) => boolean;

/** `from` -1 starts before the first commit. `within` narrows it to some imports (a path, a directory). */
export function ledger(
  judged: Judged,
  from: number,
  to: number,
  within: Counted = () => true,
): Ledger {
  const flows = noFlows();
  let start = 0;
  let end = 0;
  for (const span of judged.spans) {
    if (span.class !== "legacy" || !within(span)) continue;
    if (isStanding(span, from)) start++;
    if (isStanding(span, to)) end++;
    if (span.from > from && span.from <= to) flows.in[span.opening]++;
    if (span.closing && span.to > from && span.to <= to) flows.out[span.closing]++;
  }
  const { moved: movedIn, ...into } = flows.in;
  const { moved: movedOut, ...out } = flows.out;
  return {
    start,
    end,
    in: into,
    out,
    moved: { in: movedIn, out: movedOut },
    progress: out.converted + out.removed,
    cameIn: into.introduced + into.reopened,
  };
}

type Flows = { readonly in: Record<FlowIn, number>; readonly out: Record<FlowOut, number> };

function noFlows(): Flows {
  return {
    in: { introduced: 0, reopened: 0, scopeAdded: 0, moved: 0 },
    out: {
      converted: 0,
      removed: 0,
      left: 0,
      fileDeleted: 0,
      unreadable: 0,
      exempted: 0,
      scopeRemoved: 0,
      moved: 0,
    },
  };
}
