import { globMatcher } from "../glob";
import type { Exemption } from "../plan";
import { inWords, plural } from "../words";
import { isStanding } from "./counts";
import type { Judged } from "./judge";
import type { LineFacts } from "./line-facts";

/** An exemption of the plan as it stands at a moment. An import that two of them match is in both rows. */
export type ExemptionRow = {
  readonly path: string;
  readonly reason: string;
  readonly owner: string | null;
  /** Epoch ms; it holds before this moment. Null: it never ends. */
  readonly until: number | null;
  readonly state: "holds" | "expired";
  /** Whole days left, rounded up, so that the last day is 1; null without an end, or after it. */
  readonly daysLeft: number | null;
  /** Imports that stand in its files: exempt ones while it holds, legacy ones after it ended. */
  readonly imports: number;
  readonly files: number;
};

const DAY_MS = 86_400_000;

/** Each exemption with the imports that it holds out of the burndown, or no longer does; what ends next first, what is over last. */
export function exemptionRows(
  exemptions: readonly Exemption[],
  facts: LineFacts,
  judged: Judged,
  { position, now }: { readonly position: number; readonly now: number },
): ExemptionRow[] {
  const standing = judged.spans.filter((span) => isStanding(span, position));
  return exemptions
    .map(({ path, reason, owner, until }): ExemptionRow => {
      const isOver = until !== undefined && until <= now;
      const matches = globMatcher(path);
      const spans = standing.filter(
        (span) =>
          span.class === (isOver ? "legacy" : "exempt") && matches(facts.paths[span.path] ?? ""),
      );
      return {
        ...{ path, reason, owner: owner ?? null, until: until ?? null },
        state: isOver ? "expired" : "holds",
        daysLeft: until === undefined || isOver ? null : Math.ceil((until - now) / DAY_MS),
        imports: spans.length,
        files: new Set(spans.map((span) => span.path)).size,
      };
    })
    .sort((a, b) => rank(a) - rank(b) || (a.path < b.path ? -1 : 1));
}

function rank({ state, until }: ExemptionRow): number {
  if (state === "expired") return Number.POSITIVE_INFINITY;
  return until ?? Number.MAX_SAFE_INTEGER;
}

/** How many hold, what ends next, and what came back when it ended. */
export function exemptionsFinding(rows: readonly ExemptionRow[]): string {
  if (rows.length === 0) return "No file is exempt";
  const holding = rows.filter(({ state }) => state === "holds");
  const over = rows.length - holding.length;
  const [next] = holding.filter(({ daysLeft }) => daysLeft !== null);
  const parts = [
    `${plural(holding.length, "exemption")} ${holding.length === 1 ? "holds" : "hold"}`,
    next?.daysLeft == null ? "" : `the next ends in ${plural(next.daysLeft, "day")}`,
    over === 0 ? "" : `${inWords(over)} ${over === 1 ? "has" : "have"} expired`,
  ];
  return parts.filter((part) => part !== "").join(", ");
}
