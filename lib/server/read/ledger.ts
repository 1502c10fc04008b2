import "server-only";
import type { LedgerModel } from "@/lib/api/burndown";
import { type Moment, positionAtTime, resolveMoment } from "@/lib/domain/board/as-of";
import type { FlowList } from "@/lib/domain/board/flow-list";
import { ledger } from "@/lib/domain/board/ledger";
import { ofWhich } from "@/lib/domain/board/of-which";
import { shortSha } from "@/lib/domain/words";
import { AppError } from "@/lib/server/errors";
import { type Cell, csv } from "@/lib/server/http/csv";
import { parseMoment } from "@/lib/server/http/moment";
import type { Board } from "./board";

const LEDGER_SPANS = ["plan", "week", "day", "all"] as const;

/** Where the ledger's span begins: a named one, or any commit or moment. */
export type LedgerFrom = (typeof LEDGER_SPANS)[number] | Moment;

const DAY = 86_400_000;
/** Flows whose parts are told beside their number. */
const TOLD: readonly FlowList[] = ["introduced", "reopened", "converted", "removed", "left"];

export function ledgerFrom(params: URLSearchParams): LedgerFrom {
  const from = params.get("from") || "plan";
  const named = LEDGER_SPANS.find((span) => span === from);
  return named ?? parseMoment(from, "from");
}

export type LedgerStart = { readonly position: number; readonly label: string };

/** Throws not-found for a commit that is not on the line, bad-request for a start after the board's moment. */
export function ledgerStart(board: Board, from: LedgerFrom): LedgerStart {
  const { facts, asOf, planStart } = board;
  const ago = (ms: number): number => Math.max(0, positionAtTime(facts.commits, asOf.now - ms));
  if (from === "all" || (from === "plan" && planStart === null))
    return { position: 0, label: "the first commit" };
  if (from === "plan") return { position: planStart ?? 0, label: "plan start" };
  if (from === "week") return { position: ago(7 * DAY), label: "7 days ago" };
  if (from === "day") return { position: ago(DAY), label: "yesterday" };
  const resolved = resolveMoment(facts.commits, from);
  if (!resolved.ok) throw new AppError("not-found", resolved.reason);
  const { position, sha } = resolved.asOf;
  if (position > asOf.position)
    throw new AppError("bad-request", "The ledger's start lies after the moment it is read at.");
  return { position, label: sha === null ? "before the first commit" : shortSha(sha) };
}

export function endsOf(
  { facts, asOf }: Board,
  { position, label }: LedgerStart,
): Pick<LedgerModel, "from" | "to"> {
  return {
    from: {
      sha: facts.commits.sha[position] ?? null,
      t: facts.commits.effectiveAt[position] ?? null,
      label,
    },
    to: { sha: asOf.sha, t: asOf.committedAt },
  };
}

/** The ledger from a named span or moment up to the board's own. */
export function ledgerOf(board: Board, from: LedgerFrom): LedgerModel {
  const { facts, judged, asOf } = board;
  const start = ledgerStart(board, from);
  const parts = TOLD.map((list) => {
    const question = { list, class: "legacy", from: start.position, to: asOf.position } as const;
    return [list, ofWhich(facts, judged, question)] as const;
  });
  return {
    ...endsOf(board, start),
    ledger: ledger(judged, start.position, asOf.position),
    ofWhich: Object.fromEntries(parts.filter(([, found]) => found.length > 0)),
  };
}

export function ledgerCsv(board: Board, params: URLSearchParams): string {
  const { ledger: sums } = ledgerOf(board, ledgerFrom(params));
  const rows: Cell[][] = [["start", sums.start]];
  for (const [flow, count] of Object.entries(sums.in)) rows.push([flow, count]);
  for (const [flow, count] of Object.entries(sums.out)) rows.push([flow, -count]);
  return csv(["flow", "imports"], [...rows, ["end", sums.end]]);
}
