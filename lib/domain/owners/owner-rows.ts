import { isStanding } from "../board/counts";
import type { Judged, JudgedSpan } from "../board/judge";
import { type Ledger, ledger } from "../board/ledger";
import type { LineFacts } from "../board/line-facts";
import type { OwnersOf } from "./owners-of";

/** One accountable owner: what stands, the ledger of a span, and how it got there. */
export type OwnerRow = {
  /** Null: files without an owner. */
  readonly owner: string | null;
  readonly now: number;
  readonly files: number;
  /** Of those that stand, imports in files that others own too. */
  readonly shared: number;
  /** Imports in files that name this owner, but another one first: counted there and not in `now`. */
  readonly beside: number;
  readonly ledger: Ledger;
  /** Converted and removed in the four weeks before the moment, and a fourth of it: a week. */
  readonly recent: number;
  readonly weekly: number;
  /** Legacy imports at the ends of equal stretches of time up to the moment. */
  readonly trend: readonly number[];
};

/** The parts of a row that are lists of their own. */
export const OWNER_SHARES = ["shared", "beside"] as const;
export type OwnerShare = (typeof OWNER_SHARES)[number];

export type OwnerSpan = {
  /** Positions: the ledger's start and the moment. */
  readonly from: number;
  readonly to: number;
  /** Position four weeks before the moment. */
  readonly paceFrom: number;
  /** Positions at which the trend is read. */
  readonly trendAt: readonly number[];
};

/** Weeks before the moment that the pace of a row is read from. */
export const PACE_WEEKS = 4;

/**
 * Legacy imports by accountable owner, most first, those without an owner last. The first owner of a path is accountable, so
 * that each import is counted once and the rows sum to the whole.
 */
export function ownerRows(
  facts: LineFacts,
  judged: Judged,
  ownersOf: OwnersOf,
  span: OwnerSpan,
): OwnerRow[] {
  const groups = new Map<string | null, JudgedSpan[]>();
  const beside = new Map<string, number>();
  for (const one of judged.spans) {
    if (one.class !== "legacy" || one.from > span.to) continue;
    const [first = null, ...others] = ownersOf(facts.paths[one.path] ?? "");
    const group = groups.get(first);
    if (group === undefined) groups.set(first, [one]);
    else group.push(one);
    if (!isStanding(one, span.to)) continue;
    for (const owner of others) beside.set(owner, (beside.get(owner) ?? 0) + 1);
  }
  for (const owner of beside.keys()) if (!groups.has(owner)) groups.set(owner, []);
  return [...groups]
    .map(([owner, spans]) => {
      const standing = spans.filter((one) => isStanding(one, span.to));
      const own = { spans, length: judged.length };
      const recent = ledger(own, span.paceFrom, span.to).progress;
      return {
        owner,
        now: standing.length,
        files: new Set(standing.map(({ path }) => path)).size,
        shared: standing.filter(({ path }) => ownersOf(facts.paths[path] ?? "").length > 1).length,
        beside: owner === null ? 0 : (beside.get(owner) ?? 0),
        ledger: ledger(own, span.from, span.to),
        recent,
        weekly: recent / PACE_WEEKS,
        trend: span.trendAt.map((at) => spans.filter((one) => isStanding(one, at)).length),
      };
    })
    .filter(isWorthARow)
    .sort(
      (a, b) =>
        Number(a.owner === null) - Number(b.owner === null) ||
        b.now - a.now ||
        ((a.owner ?? "") < (b.owner ?? "") ? -1 : 1),
    );
}

/** An owner of whom all is over since long is left out; one who ever held something within the trend is not. */
function isWorthARow({ now, beside, ledger: sums, trend }: OwnerRow): boolean {
  return now > 0 || beside > 0 || sums.start > 0 || sums.cameIn > 0 || trend.some((one) => one > 0);
}
