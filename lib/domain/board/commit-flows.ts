import type { FlowIn, FlowOut } from "./flow";
import type { Judged, JudgedSpan } from "./judge";

/** What one commit did to the counts. */
export type CommitFlows = {
  readonly position: number;
  readonly legacyIn: Readonly<Record<Exclude<FlowIn, "moved">, number>>;
  readonly legacyOut: Readonly<Record<Exclude<FlowOut, "moved">, number>>;
  readonly legacyInFiles: number;
  readonly legacyOutFiles: number;
  readonly canonicalIn: number;
  readonly canonicalOut: number;
  readonly outsideIn: number;
  readonly outsideOut: number;
};

type Mutable = {
  position: number;
  legacyIn: Record<Exclude<FlowIn, "moved">, number>;
  legacyOut: Record<Exclude<FlowOut, "moved">, number>;
  inFiles: Set<number>;
  outFiles: Set<number>;
  canonicalIn: number;
  canonicalOut: number;
  outsideIn: number;
  outsideOut: number;
};

/** The flows of every commit in (from, to] that moved a count, in order of the line. */
export function commitFlows(judged: Judged, from: number, to: number): CommitFlows[] {
  const byPosition = new Map<number, Mutable>();
  const at = (position: number): Mutable | null => {
    if (position <= from || position > to) return null;
    let flows = byPosition.get(position);
    if (!flows) {
      flows = empty(position);
      byPosition.set(position, flows);
    }
    return flows;
  };
  for (const span of judged.spans) {
    if (span.opening !== "moved") addOpening(at(span.from), span, span.opening);
    if (span.closing && span.closing !== "moved") addClosing(at(span.to), span, span.closing);
  }
  return [...byPosition.values()]
    .sort((a, b) => a.position - b.position)
    .map(({ inFiles, outFiles, ...flows }) => ({
      ...flows,
      legacyInFiles: inFiles.size,
      legacyOutFiles: outFiles.size,
    }));
}

function addOpening(flows: Mutable | null, span: JudgedSpan, flow: Exclude<FlowIn, "moved">): void {
  if (!flows) return;
  if (span.class === "legacy") {
    flows.legacyIn[flow]++;
    flows.inFiles.add(span.path);
  } else if (span.class === "canonical") flows.canonicalIn++;
  else if (isOutside(span.class)) flows.outsideIn++;
}

function addClosing(
  flows: Mutable | null,
  span: JudgedSpan,
  flow: Exclude<FlowOut, "moved">,
): void {
  if (!flows) return;
  if (span.class === "legacy") {
    flows.legacyOut[flow]++;
    flows.outFiles.add(span.path);
  } else if (span.class === "canonical") flows.canonicalOut++;
  else if (isOutside(span.class)) flows.outsideOut++;
}

function isOutside(name: string): boolean {
  return name === "unplanned" || name === "unclassified";
}

/** Flows of a commit that moved no count. */
export function noFlows(position: number): CommitFlows {
  const { inFiles, outFiles, ...flows } = empty(position);
  return { ...flows, legacyInFiles: inFiles.size, legacyOutFiles: outFiles.size };
}

function empty(position: number): Mutable {
  return {
    position,
    legacyIn: { introduced: 0, reopened: 0, scopeAdded: 0 },
    legacyOut: {
      converted: 0,
      removed: 0,
      left: 0,
      fileDeleted: 0,
      unreadable: 0,
      exempted: 0,
      scopeRemoved: 0,
    },
    inFiles: new Set(),
    outFiles: new Set(),
    canonicalIn: 0,
    canonicalOut: 0,
    outsideIn: 0,
    outsideOut: 0,
  };
}

export function total(flows: Readonly<Record<string, number>>): number {
  return Object.values(flows).reduce((sum, count) => sum + count, 0);
}
