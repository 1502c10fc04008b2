import "server-only";
import { createHash } from "node:crypto";
import type { ExplainModel, PlanCounts, PlanModel, TriedPlan } from "@/lib/api/plan";
import { countsAt } from "@/lib/domain/board/counts";
import { overviewSentences } from "@/lib/domain/board/headline";
import { unrecordedModules } from "@/lib/domain/board/recorded";
import { explainer } from "@/lib/domain/classify";
import { IMPORT_CLASS_WORDS } from "@/lib/domain/import-class";
import type { Plan } from "@/lib/domain/plan";
import { planDiff } from "@/lib/domain/plan-diff";
import {
  type CountedTarget,
  type RuleMatch,
  ruleMatches,
  ruleText,
} from "@/lib/domain/rule-matches";
import { patternTests } from "@/lib/domain/verdict/pattern-tests";
import { issueText } from "@/lib/formats/issue";
import { parsePlan } from "@/lib/formats/plan/parse";
import { db } from "@/lib/server/db/client";
import { type Board, type BoardQuestion, boardUnder, openUnstored } from "./board";
import { storyOf } from "./burndown";
import { readExemptions } from "./exemptions";
import { readJudgement } from "./judgement";
import type { PlanVersionRow } from "./plan-versions";
import { readTargetCounts } from "./target-counts";
import { readTree } from "./tree";

/** The plan itself, and what each part of it matches in the facts at the board's moment. */
export async function readPlanPage(board: Board, compare: number | undefined): Promise<PlanModel> {
  const { plan, versions, project } = board;
  const scanner = scannerOf(board);
  const tree = await readTree(board);
  const stored = await db().planVersion.findUnique({
    where: {
      projectId_slug_version: { projectId: project.id, slug: plan.id, version: plan.version },
    },
    select: { source: true },
  });
  return {
    plan,
    inForce: board.inForce,
    versions: await Promise.all(
      versions.map(async (row) => ({
        version: row.version,
        title: row.plan.title,
        effectiveAt: row.effectiveAt,
        uploadId: row.uploadId,
        canonical: row.plan.subject.canonical.map(ruleText),
        counts: countsOf(await boardUnder(board, row)),
      })),
    ),
    diff: diffOf(board, compare),
    matches: await matchesOf(board, plan),
    exemptions: readExemptions(board),
    isTreeKnown: tree !== null,
    treeFiles: tree?.size ?? 0,
    unrecorded: unrecordedOf(board, plan),
    recordedModules: !scanner || scanner.recorded === "all" ? null : scanner.recorded.length,
    source: stored?.source ?? "",
  };
}

export function unrecordedOf(board: Board, plan: Plan): readonly string[] {
  const scanner = scannerOf(board);
  return scanner ? unrecordedModules(plan, scanner) : [];
}

function scannerOf({ facts, asOf }: Board) {
  return facts.scanners[facts.commits.scanner[asOf.position] ?? 0];
}

function countsOf(board: Board) {
  return countsAt(board.judged, board.asOf.position);
}

/** Against the version asked for, else the one before, else the one after. */
function diffOf({ plan, versions }: Board, compare: number | undefined): PlanModel["diff"] {
  const other =
    versions.find(({ version }) => version === compare && version !== plan.version) ??
    versions.findLast(({ version }) => version < plan.version) ??
    versions.find(({ version }) => version > plan.version);
  if (!other) return null;
  const [from, to] = other.version < plan.version ? [other.plan, plan] : [plan, other.plan];
  return { from: from.version, to: to.version, changes: planDiff(from, to) };
}

/** What each rule, glob and pattern of a plan matches at the board's moment. */
export async function matchesOf(board: Board, plan: Plan): Promise<readonly RuleMatch[]> {
  const tree = await readTree(board);
  const paths = [...(tree ?? [])].map((id) => board.facts.paths[id] ?? "").sort();
  const matches = ruleMatches(plan, { targets: await standingTargets(board), paths }, 3);
  const judgement = await readJudgement(board.plan === plan ? board : { ...board, plan });
  return matches.map((match) =>
    match.kind === "tests" ? { ...match, tests: patternTests(judgement, match.text) } : match,
  );
}

async function standingTargets(board: Board): Promise<readonly CountedTarget[]> {
  const counts = await readTargetCounts(board);
  const targets: CountedTarget[] = [];
  for (const [id, count] of counts) {
    const target = board.facts.targets[id];
    if (target) targets.push({ ...target, count });
  }
  return targets.sort((a, b) => b.count - a.count || (a.module < b.module ? -1 : 1));
}

/** Which class one import would have at this path, and which rule says so. */
export function explainImport(
  { plan, asOf }: Board,
  path: string,
  module: string,
  name: string | null,
): ExplainModel {
  const explanation = explainer(plan)(path, { module, name }, asOf.now);
  if (explanation.class === null)
    return {
      ...explanation,
      sentence: `Version ${plan.version} says nothing of it: neither a rule nor the family nor the names of the subject cover this import.`,
    };
  return {
    ...explanation,
    sentence: `Version ${plan.version} calls it ${IMPORT_CLASS_WORDS[explanation.class]}${explanation.rule ? `, by ${explanation.rule}` : ""}.`,
  };
}

/** A plan that is not stored, read over the same facts at the same moment: what it would say. */
export async function tryPlan(board: Board, text: string): Promise<TriedPlan> {
  return tried(text, (row) => boardUnder(board, row), countsOf(board));
}

/** The same for a plan that the project does not have: there is nothing to hold its counts against. */
export async function tryNewPlan(
  place: Pick<BoardQuestion, "project" | "at">,
  text: string,
): Promise<TriedPlan> {
  return tried(text, (row) => openUnstored(place, row), null);
}

async function tried(
  text: string,
  open: (row: PlanVersionRow) => Promise<Board>,
  before: PlanCounts | null,
): Promise<TriedPlan> {
  const parsed = parsePlan(text);
  if (!parsed.ok) return { ok: false, total: parsed.total, issues: parsed.issues };
  const plan = parsed.value;
  const board = await open({
    version: plan.version,
    plan,
    digest: createHash("sha256").update(text).digest("hex"),
    effectiveAt: plan.effectiveAt ?? null,
    uploadId: 0,
  });
  return {
    ok: true,
    id: plan.id,
    version: plan.version,
    warnings: parsed.warnings.map(issueText),
    headline: overviewSentences(storyOf(board)).headline,
    counts: countsOf(board),
    before,
    matches: await matchesOf(board, plan),
    isTreeKnown: (await readTree(board)) !== null,
    unrecorded: unrecordedOf(board, plan),
  };
}
