import "server-only";
import { findingsEffect } from "@/lib/domain/dry-run/findings-effect";
import { resultChanges } from "@/lib/domain/dry-run/last-results";
import type {
  Effect,
  OwnEffect,
  PlanVersionEffect,
  RunEffect,
  ScanEffect,
  Two,
} from "@/lib/domain/dry-run/model";
import { ownerChanges } from "@/lib/domain/dry-run/owners-effect";
import { planEffect } from "@/lib/domain/dry-run/plan-effect";
import { planDiff } from "@/lib/domain/plan-diff";
import type { Parsed, RunUpload } from "@/lib/server/ingest/prepare";
import type { ScanUpload } from "@/lib/server/ingest/read-upload";
import type { UploadAnswer } from "@/lib/server/ingest/upload-answer";
import { openBoard } from "@/lib/server/read/board";
import { matchesOf, unrecordedOf } from "@/lib/server/read/plan";
import { readTree } from "@/lib/server/read/tree";
import type { State } from "./state";

type Stored = {
  readonly project: string;
  readonly parsed: Parsed;
  readonly answer: UploadAnswer;
  /** Commits of the upload that the store did not hold. */
  readonly fresh: ReadonlySet<string>;
};

/** What the upload that is stored within the open transaction changed. */
export async function effectOf(states: Two<State>, stored: Stored): Promise<Effect> {
  const { before, after } = states;
  const plans = [...after.plans].map(([slug, plan]) =>
    planEffect(before.plans.get(slug) ?? null, plan),
  );
  return { own: await ownEffect(states, stored), plans };
}

async function ownEffect(states: Two<State>, stored: Stored): Promise<OwnEffect> {
  const { before, after } = states;
  const { parsed, answer } = stored;
  if (parsed.kind === "scan") return scanEffect(states, parsed, stored);
  if (parsed.kind === "run") return runEffect(states, parsed, answer);
  if (parsed.kind === "findings")
    return findingsEffect({ before: before.findings, after: after.findings }, answer.upload);
  if (parsed.kind === "owners") {
    const rows = ownerChanges({ before: before.files, after: after.files });
    return { kind: "owners", rows, isInForce: after.ownersFrom === answer.upload };
  }
  return planVersionEffect(states, stored.project, {
    ...{ id: parsed.plan.id, version: parsed.plan.version, isNew: answer.isNew },
  });
}

function scanEffect(
  { before, after }: Two<State>,
  { commits }: ScanUpload,
  { answer, fresh }: Pick<Stored, "answer" | "fresh">,
): ScanEffect {
  const files = new Set<string>();
  for (const commit of commits) {
    if (!fresh.has(commit.sha)) continue;
    for (const { path } of [...commit.files, ...(commit.unreadable ?? [])]) files.add(path);
    for (const path of commit.deleted ?? []) files.add(path);
    for (const { from, to } of commit.renamed ?? []) files.add(from).add(to);
  }
  return {
    ...{ kind: "scan", commits: answer.commits, known: answer.known, imports: answer.imports },
    ...{ files: files.size, waitingFor: answer.waitingFor },
    line: { before: before.line, after: after.line },
    latest: { before: before.latest, after: after.latest },
  };
}

function runEffect(
  { before, after }: Two<State>,
  { rows }: RunUpload,
  { run, upload }: UploadAnswer,
): RunEffect {
  return {
    ...{ kind: "run", tests: rows.length, statuses: run?.statuses ?? {} },
    ...resultChanges({ before: before.results, after: after.results }),
    isElsewhere: !after.runs.has(upload),
  };
}

async function planVersionEffect(
  { before, after }: Two<State>,
  project: string,
  { id, version, isNew }: Pick<PlanVersionEffect, "version" | "isNew"> & { readonly id: string },
): Promise<PlanVersionEffect> {
  const board = await openBoard({ project, plan: id, version: after.plans.get(id)?.version });
  const against = before.plans.get(id)?.version ?? null;
  const old = board.versions.find((row) => row.version === against);
  return {
    ...{ kind: "plan", plan: id, version, isNew, against, inForce: board.inForce },
    changes: old === undefined ? [] : planDiff(old.plan, board.plan),
    matches: await matchesOf(board, board.plan),
    isTreeKnown: (await readTree(board)) !== null,
    unrecorded: unrecordedOf(board, board.plan),
  };
}
