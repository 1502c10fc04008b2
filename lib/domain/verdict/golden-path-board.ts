import type { Act } from "@/lib/domain/acts";
import type { GoldenPathPart } from "@/lib/domain/plan";
import { plural } from "@/lib/domain/words";
import { titleOfId } from "./check-words";
import { atPosition } from "./context";
import { freshnessOf } from "./freshness";
import type { GoldenPathModel, PartRow, PatternRow, StateSpan } from "./golden-path-model";
import {
  type Finding,
  guardsOf,
  partFindings,
  patternFindings,
  riskOrReason,
  stateOf,
} from "./golden-path-parts";
import { goldenPathReasons } from "./golden-path-reasons";
import type { GoldenPathAt } from "./golden-path-state";
import { finalStateSentence } from "./golden-path-words";
import { guardRow } from "./guard-rows";
import { decides, rollbackAnswer } from "./rollback-answer";
import type { Verdicts } from "./verdicts";

/** A series carries at most so many columns. */
const SPANS_SHOWN = 400;

/** The board of the journey protected; null where the plan has no Golden Path. */
export function goldenPathBoard(verdicts: Verdicts, acts: readonly Act[]): GoldenPathModel | null {
  const { judgement, goldenPath } = verdicts;
  const { plan, end } = judgement.context;
  const golden = plan.goldenPath;
  if (!golden) return null;
  const steps = golden.steps.map((part) => partRow(verdicts, part));
  const guarantees = golden.guarantees.map((part) => partRow(verdicts, part));
  const now = goldenPath.at(-1) ?? null;
  const state = now?.state ?? "not checked";
  const history = stateSpans(verdicts);
  const reasons = goldenPathReasons(verdicts);
  const rollback = rollbackAnswer(verdicts, acts);
  const freshness = freshnessOf(verdicts);
  const protectedAt = state === "protected" ? end : (now?.lastProtected ?? null);
  return {
    planVersion: plan.version,
    title: golden.title,
    stakes: plan.stakes ?? null,
    state,
    sentence: finalStateSentence(verdicts, state, reasons),
    since: history.at(-1)?.from ?? null,
    lastProtected:
      protectedAt === null ? null : atPosition(judgement.context, protectedAt.position),
    rollback,
    decides: decides(verdicts, rollback.answer, state, freshness),
    freshness,
    steps,
    guarantees,
    reasons,
    history: history.slice(-SPANS_SHOWN),
    historyTotal: history.length,
    impact: plan.impact,
    isSimulated: [...steps, ...guarantees].some(({ isSimulated }) => isSimulated),
  };
}

function partRow(verdicts: Verdicts, part: GoldenPathPart): PartRow {
  const { judgement } = verdicts;
  const { end } = judgement.context;
  const findings = partFindings(judgement, part, end);
  const patterns = part.tests.map((pattern) => patternRow(verdicts, pattern));
  const guards = patterns.flatMap((row) => row.guards);
  const state = stateOf(findings);
  const tests = sum(patterns, (row) => row.tests);
  const passed = sum(patterns, (row) => row.passed);
  const runs = guards.flatMap(({ environments }) => environments.map(({ run }) => run?.startedAt));
  const known = runs.filter((at) => at !== undefined);
  return {
    id: part.id,
    title: part.title ?? titleOfId(part.id),
    state,
    why: partWhy(findings, tests, passed),
    held: heldAgainst(findings, tests),
    tests,
    passed,
    environments: [
      ...new Set(
        guards.flatMap((guard) => guard.environments.map(({ environment }) => environment)),
      ),
    ].sort(),
    patterns,
    results: guards.flatMap(({ results }) => results).slice(0, 20),
    isSimulated: guards.some(({ isSimulated }) => isSimulated),
    checkedAt: known.length > 0 && known.length === runs.length ? Math.min(...known) : null,
  };
}

function patternRow({ judgement }: Verdicts, pattern: string): PatternRow {
  const { end } = judgement.context;
  const findings = patternFindings(judgement, pattern, end);
  const guards = guardsOf(judgement, pattern, end).map((guard) =>
    guardRow(judgement.guards, guard, end, false),
  );
  const tests = sum(guards, (guard) => sum(guard.environments, (one) => one.tests));
  const passed = sum(guards, (guard) => sum(guard.environments, (one) => one.passed));
  return {
    pattern,
    state: stateOf(findings),
    why: partWhy(findings, tests, passed),
    tests,
    passed,
    guards,
    neverRan: judgement.selectors.neverRan(pattern, end.position),
  };
}

/** "3 of 3 checks pass"; a check is one test in one environment. */
function partWhy(findings: readonly Finding[], tests: number, passed: number): string {
  const counted = `${passed} of ${tests} ${tests === 1 ? "check passes" : "checks pass"}`;
  if (tests === 0) return "nothing that ran matches: not checked";
  const held = heldAgainst(findings, tests);
  return held === null ? counted : `${counted}; ${held}`;
}

/** The worst of what was found, but that a check fails, which the count says. */
function heldAgainst(findings: readonly Finding[], tests: number): string | null {
  const worst =
    findings.find(({ state }) => state === "broken") ??
    findings.find(({ state }) => state === "not checked") ??
    findings[0];
  return tests === 0 || !worst || worst.kind === "failed" ? null : riskOrReason(worst.kind);
}

/** Spans over which the state was the same, oldest first. */
function stateSpans({ goldenPath, judgement }: Verdicts): StateSpan[] {
  const { facts, index, start } = judgement.context;
  const spans: {
    state: StateSpan["state"];
    from: number;
    to: number | null;
    sha: string;
    why: string;
  }[] = [];
  for (const at of goldenPath) {
    const last = spans.at(-1);
    if (last?.state === at.state) continue;
    const run = index.runs[at.point.run];
    const isRun = run !== undefined && run.position === at.point.position;
    const commit = facts.commits.effectiveAt[Math.max(start, at.point.position)] ?? 0;
    const from = Math.max(commit, isRun ? run.startedAt : 0, last?.from ?? 0);
    if (last) last.to = from;
    spans.push({
      state: at.state,
      from,
      to: null,
      sha: facts.commits.sha[at.point.position] ?? "",
      why: spanWhy(at),
    });
  }
  return spans;
}

function spanWhy({ state, blame, gained }: GoldenPathAt): string {
  if (state === "protected") return "every check passed";
  if (!blame) return `${plural(gained.length, "import")} came in on a path that the plan forbids`;
  if (blame.where === "") return "no check is named";
  return `${blame.where.slice(blame.where.lastIndexOf("/") + 1)}: ${riskOrReason(blame.kind)}`;
}

function sum<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((all, item) => all + of(item), 0);
}
