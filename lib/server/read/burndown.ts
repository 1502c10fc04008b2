import "server-only";
import type { BurndownModel, Made } from "@/lib/api/burndown";
import { type Moment, resolveMoment } from "@/lib/domain/board/as-of";
import { type BreakdownRow, breakdown, outsideByModule } from "@/lib/domain/board/breakdown";
import { chronicle } from "@/lib/domain/board/chronicle";
import { countsAt } from "@/lib/domain/board/counts";
import { type Dimension, keyOf } from "@/lib/domain/board/dimensions";
import { gaps } from "@/lib/domain/board/gaps";
import { burndownSentences, type Story } from "@/lib/domain/board/headline";
import { ledger } from "@/lib/domain/board/ledger";
import { unrecordedModules } from "@/lib/domain/board/recorded";
import { changePoints, thinned } from "@/lib/domain/board/series";
import { isoInstant } from "@/lib/domain/time";
import { AppError } from "@/lib/server/errors";
import { type Cell, csv } from "@/lib/server/http/csv";
import { parseMoment } from "@/lib/server/http/moment";
import type { Board } from "./board";
import { type LedgerFrom, ledgerOf, ledgerStart } from "./ledger";

const COLUMNS = 400;

export function storyOf(board: Board): Story {
  const { judged, asOf, plan, planStart } = board;
  return {
    planVersion: plan.version,
    counts: countsAt(judged, asOf.position),
    sinceStart: planStart === null ? null : ledger(judged, planStart, asOf.position),
    startsAt: plan.startsAt ?? null,
  };
}

/** A part of the series: two moments of the line. */
export type Zoom = { readonly from: Moment; readonly to: Moment };

/** `zoom=FROM..TO`, each as `at` is written; null when the URL asks for all. */
export function zoomOf(params: URLSearchParams): Zoom | null {
  const text = params.get("zoom");
  if (!text) return null;
  const [from, to, ...more] = text.split("..");
  if (!from || !to || more.length > 0)
    throw new AppError("bad-request", `zoom=${text} is not two moments with .. between them.`);
  return { from: parseMoment(from, "zoom"), to: parseMoment(to, "zoom") };
}

type Positions = { readonly from: number; readonly to: number };

/** The span starts with the last commit at or before its beginning, so that the counts it began with are seen. */
export function zoomPositions({ facts, asOf }: Board, zoom: Zoom | null): Positions {
  if (zoom === null) return { from: 0, to: asOf.position };
  const [from, to] = [zoom.from, zoom.to].map((moment) => {
    const resolved = resolveMoment(facts.commits, moment);
    if (!resolved.ok) throw new AppError("not-found", resolved.reason);
    return Math.max(0, Math.min(resolved.asOf.position, asOf.position));
  });
  if (from === undefined || to === undefined || from >= to)
    throw new AppError(
      "bad-request",
      "The zoom holds no commit: its end must lie after its start.",
    );
  return { from, to };
}

export function readBurndown(
  board: Board,
  from: LedgerFrom = "plan",
  zoom: Zoom | null = null,
): BurndownModel {
  const { facts, judged, asOf, series, plan } = board;
  const start = ledgerStart(board, from).position;
  const span = zoomPositions(board, zoom);
  const changes = changePoints(facts.commits, series, span.from, span.to);
  const points = thinned(changes, COLUMNS);
  return {
    sentences: burndownSentences(storyOf(board)),
    planVersion: plan.version,
    planStartsAt: plan.startsAt ?? null,
    asOf: facts.commits.effectiveAt[asOf.position] ?? asOf.now,
    counts: countsAt(judged, asOf.position),
    points,
    shown: {
      from: points[0]?.t ?? asOf.now,
      to: points.at(-1)?.t ?? asOf.now,
      changes: changes.length,
      isExact: points.length === changes.length,
    },
    gaps: gaps(facts, asOf.now),
    changes:
      zoom === null ? changes.length : changePoints(facts.commits, series, 0, asOf.position).length,
    commits: asOf.position + 1,
    events: chronicle(facts, judged, { from: 0, to: asOf.position }),
    ledger: ledgerOf(board, from),
    modules: rowsBy(board, "module", start),
    directories: rowsBy(board, "dir", start),
    risks: plan.criticalFiles.length === 0 ? [] : rowsBy(board, "risk", start),
    outside: outsideByModule(facts, judged, asOf.position),
    unrecorded: unrecordedOf(board),
    unreadableFiles: facts.spells.filter(
      (spell) => spell.from <= asOf.position && (spell.to < 0 || spell.to > asOf.position),
    ).length,
    filesScanned: facts.commits.filesScanned[asOf.position] ?? 0,
    made: madeOf(board),
  };
}

function rowsBy(board: Board, dimension: Dimension, start: number): BreakdownRow[] {
  return breakdown(board.judged, start, board.asOf.position, keyOf(dimension, board));
}

function scannerOf({ facts, asOf }: Board) {
  return facts.scanners[facts.commits.scanner[asOf.position] ?? -1];
}

function unrecordedOf(board: Board): string[] {
  const scanner = scannerOf(board);
  return scanner ? unrecordedModules(board.plan, scanner) : [];
}

function madeOf(board: Board): Made | null {
  const scanner = scannerOf(board);
  if (!scanner) return null;
  const { tool, version, recorded } = scanner;
  const { canonical, legacy } = board.plan.subject;
  return {
    tool,
    version,
    recordedModules: recorded === "all" ? null : recorded.length,
    canonicalRules: canonical.length,
    legacyRules: legacy.length,
  };
}

/** Every commit after which a count differed, of the zoom when there is one: exact, not thinned. */
export function burndownCsv(board: Board, params: URLSearchParams): string {
  const { facts, series } = board;
  const span = zoomPositions(board, zoomOf(params));
  const head =
    "commit,time,legacy,legacy_files,unplanned,unclassified,canonical,exempt,out_of_scope".split(
      ",",
    );
  return csv(
    head,
    changePoints(facts.commits, series, span.from, span.to).map((point): Cell[] => [
      point.sha,
      isoInstant(point.t),
      point.legacy,
      point.legacyFiles,
      point.unplanned,
      point.unclassified,
      point.canonical,
      point.exempt,
      point.outOfScope,
    ]),
  );
}
