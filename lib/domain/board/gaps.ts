import { plural, shortSha } from "../words";
import { positionAtTime } from "./as-of";
import type { LineFacts } from "./line-facts";

/** A span of time in which commits were received but could not be placed: what happened in it is not known. */
export type Gap = {
  /** Epoch ms: from the last placed commit before the waiting ones to the first one after; null when none is after. */
  readonly from: number;
  readonly to: number | null;
  readonly commits: number;
  readonly reason: string;
};

/** Commits that wait for their base, as spans of the line up to `now`; neighbours are one gap. */
export function gaps({ commits, waiting }: LineFacts, now: number): Gap[] {
  const spans = new Map<number, { commits: number; bases: Set<string> }>();
  for (const { committedAt, waitingFor } of waiting) {
    if (committedAt > now) continue;
    const before = positionAtTime(commits, committedAt);
    const span = spans.get(before) ?? { commits: 0, bases: new Set<string>() };
    span.commits++;
    span.bases.add(waitingFor);
    spans.set(before, span);
  }
  return [...spans]
    .sort((a, b) => a[0] - b[0])
    .map(([before, { commits: count, bases }]) => {
      const next = commits.effectiveAt[before + 1];
      return {
        from: commits.effectiveAt[Math.max(0, before)] ?? now,
        to: next === undefined || next > now ? null : next,
        commits: count,
        reason: `${plural(count, "commit")} ${count === 1 ? "waits" : "wait"} for ${[...bases].map(shortSha).sort().join(", ")}.`,
      };
    });
}
