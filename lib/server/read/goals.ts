import "server-only";
import type { GoalsModel } from "@/lib/api/goals";
import type { Act } from "@/lib/domain/acts";
import { positionAtTime } from "@/lib/domain/board/as-of";
import type { JudgedSpan } from "@/lib/domain/board/judge";
import { type GoalRow, goalRows, goalsSentence, goalWords } from "@/lib/domain/goals/goal-rows";
import { isoInstant } from "@/lib/domain/time";
import { type Cell, csv } from "@/lib/server/http/csv";
import { readActs } from "./acts";
import type { Board } from "./board";

/** What people did about goals up to the moment: at the latest one all of it, also after the last commit. */
export async function readGoalActs(board: Board): Promise<readonly Act[]> {
  const { project, plan, asOf, runsUntil } = board;
  const isOpen = asOf.isLatest && runsUntil.time === null;
  const acts = await readActs(project, plan.id);
  return acts.filter(
    ({ kind, at }) => (kind === "goal" || kind === "ungoal") && (isOpen || at <= asOf.now),
  );
}

/** The goals that stand at the moment, with their verdicts. */
export async function readGoalRows(board: Board): Promise<readonly GoalRow[]> {
  const { facts, judged, asOf, plan } = board;
  const acts = await readGoalActs(board);
  if (acts.length === 0) return [];
  const spans = new Map<string, JudgedSpan[]>();
  for (const span of judged.spans) {
    const path = facts.paths[span.path] ?? "";
    const own = spans.get(path);
    if (own === undefined) spans.set(path, [span]);
    else own.push(span);
  }
  const unreadable = new Set(
    facts.spells
      .filter(({ from, to }) => from <= asOf.position && (to < 0 || to > asOf.position))
      .map(({ path }) => facts.paths[path] ?? ""),
  );
  return goalRows(acts, {
    spansOf: (path) => spans.get(path) ?? [],
    positionAt: (time) => positionAtTime(facts.commits, time),
    isUnreadable: (path) => unreadable.has(path),
    facts: { ...asOf, isUnplannedAllowed: plan.unplanned === "allowed" },
  });
}

export async function readGoals(board: Board): Promise<GoalsModel> {
  const rows = await readGoalRows(board);
  const trail = (await readGoalActs(board)).toReversed();
  return { sentence: goalsSentence(rows.map(({ state }) => state)), rows, trail };
}

export async function goalsCsv(board: Board): Promise<string> {
  const rows = await readGoalRows(board);
  return csv(
    ["path", "goal", "state", "reason", "legacy_when_set", "legacy", "set_by", "set_at"],
    rows.map((row): Cell[] => [
      ...[row.path, goalWords(row), row.state, row.reason, row.before, row.legacy],
      ...[row.set.by, isoInstant(row.set.at)],
    ]),
  );
}
