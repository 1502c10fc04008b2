import "server-only";
import type { BurndownModel, LedgerModel } from "@/lib/api/burndown";
import { type Moment, positionAtTime, resolveMoment } from "@/lib/domain/board/as-of";
import { byDirectory, byModule, outsideByModule } from "@/lib/domain/board/breakdown";
import { chronicle } from "@/lib/domain/board/chronicle";
import { countsAt } from "@/lib/domain/board/counts";
import { burndownSentences, type Story } from "@/lib/domain/board/headline";
import { ledger } from "@/lib/domain/board/ledger";
import { unrecordedModules } from "@/lib/domain/board/recorded";
import { changePoints, thinned } from "@/lib/domain/board/series";
import { AppError } from "@/lib/server/errors";
import type { Board } from "./board";

export const LEDGER_SPANS = ["plan", "week", "day", "all"] as const;
export type LedgerSpan = (typeof LEDGER_SPANS)[number];

/** Where the ledger's span begins: a named one, or any commit or moment. */
export type LedgerFrom = LedgerSpan | Moment;

export function storyOf(board: Board): Story {
  const { judged, asOf, plan, planStart } = board;
  return {
    planVersion: plan.version,
    counts: countsAt(judged, asOf.position),
    sinceStart: planStart === null ? null : ledger(judged, planStart, asOf.position),
    startsAt: plan.startsAt ?? null,
  };
}

const DAY = 86_400_000;

/** The ledger from a named span or moment up to the board's own. */
export function ledgerOf(board: Board, from: LedgerFrom): LedgerModel {
  const { facts, judged, asOf } = board;
  const { position, label } = startOf(board, from);
  return {
    from: {
      sha: facts.commits.sha[position] ?? null,
      t: facts.commits.effectiveAt[position] ?? null,
      label,
    },
    to: { sha: asOf.sha, t: asOf.committedAt },
    ledger: ledger(judged, position, asOf.position),
  };
}

function startOf(board: Board, from: LedgerFrom): { position: number; label: string } {
  const { facts, asOf, planStart } = board;
  if (from === "all") return { position: 0, label: "the first commit" };
  if (from === "plan")
    return planStart === null
      ? { position: 0, label: "the first commit" }
      : { position: planStart, label: "plan start" };
  if (from === "week")
    return {
      position: Math.max(0, positionAtTime(facts.commits, asOf.now - 7 * DAY)),
      label: "7 days ago",
    };
  if (from === "day")
    return {
      position: Math.max(0, positionAtTime(facts.commits, asOf.now - DAY)),
      label: "yesterday",
    };
  const resolved = resolveMoment(facts.commits, from);
  if (!resolved.ok) throw new AppError("not-found", resolved.reason);
  if (resolved.asOf.position > asOf.position)
    throw new AppError("bad-request", "The ledger's start lies after the moment it is read at.");
  return {
    position: resolved.asOf.position,
    label: resolved.asOf.sha?.slice(0, 8) ?? "before the first commit",
  };
}

export function readBurndown(board: Board, from: LedgerFrom = "plan"): BurndownModel {
  const { facts, judged, asOf, series, plan } = board;
  const changes = changePoints(facts.commits, series, 0, asOf.position);
  const start = startOf(board, from).position;
  const scanner = facts.scanners[facts.commits.scanner[asOf.position] ?? 0];
  return {
    sentences: burndownSentences(storyOf(board)),
    counts: countsAt(judged, asOf.position),
    points: thinned(changes, 400),
    changes: changes.length,
    commits: asOf.position + 1,
    events: chronicle(facts, judged, 0, asOf.position),
    ledger: ledgerOf(board, from),
    modules: byModule(facts, judged, start, asOf.position),
    directories: byDirectory(facts, judged, start, asOf.position),
    outside: outsideByModule(facts, judged, asOf.position),
    unrecorded: scanner ? unrecordedModules(plan, scanner) : [],
    unreadableFiles: facts.spells.filter(
      (spell) => spell.from <= asOf.position && (spell.to < 0 || spell.to > asOf.position),
    ).length,
    filesScanned: facts.commits.filesScanned[asOf.position] ?? 0,
  };
}
