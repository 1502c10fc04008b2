import "server-only";
import { type LastResult, lastResults } from "@/lib/domain/dry-run/last-results";
import { type FilesOf, ownerFiles } from "@/lib/domain/dry-run/owners-effect";
import type { PlanState } from "@/lib/domain/dry-run/plan-effect";
import type { FindingsFacts } from "@/lib/domain/findings/board";
import { db } from "@/lib/server/db/client";
import type { Parsed, RunUpload } from "@/lib/server/ingest/prepare";
import { type Latest, readLatest } from "@/lib/server/read/dry-run/latest";
import { readPlanStates } from "@/lib/server/read/dry-run/plan-states";
import { readFindingLives } from "@/lib/server/read/findings-facts";
import { readPaths } from "@/lib/server/read/line-facts";
import { readOwners } from "@/lib/server/read/owner-files";
import { readProject } from "@/lib/server/read/project";
import { readTestIndex } from "@/lib/server/read/runs";
import { readTreeAt } from "@/lib/server/read/tree";

/** How a project stands, in what an upload of one kind can change. */
export type State = {
  /** Of the project; -1 where there is none. */
  readonly revision: number;
  readonly line: number;
  readonly latest: string | null;
  readonly plans: ReadonlyMap<string, PlanState>;
  /** Only what the upload's own kind is about is read. */
  readonly results: ReadonlyMap<string, LastResult>;
  /** Uploads of test reports on the line. */
  readonly runs: ReadonlySet<number>;
  readonly findings: Pick<FindingsFacts, "reports" | "lives">;
  readonly files: FilesOf;
  /** The upload whose CODEOWNERS file is in force. */
  readonly ownersFrom: number | null;
};

const NO_STATE: State = {
  ...{ revision: -1, line: 0, latest: null, plans: new Map(), results: new Map() },
  ...{ runs: new Set<number>(), findings: { reports: [], lives: [] } },
  ...{ files: new Map(), ownersFrom: null },
};

/** `isStored`: the upload is in it, so that a plan is read under the uploaded version. */
export async function readState(slug: string, parsed: Parsed, isStored: boolean): Promise<State> {
  const found = await db().project.findUnique({ where: { slug }, select: { id: true } });
  if (found === null) return NO_STATE;
  const project = await readProject(slug);
  const latest = await readLatest(project);
  const version =
    isStored && parsed.kind === "plan"
      ? { plan: parsed.plan.id, version: parsed.plan.version }
      : null;
  return {
    ...NO_STATE,
    revision: project.revision,
    line: latest.facts.commits.sha.length,
    latest: latest.asOf.sha,
    plans: await readPlanStates(project, version),
    ...(await readOwn(latest, parsed)),
  };
}

function readOwn(latest: Latest, parsed: Parsed): Promise<Partial<State>> | Partial<State> {
  if (parsed.kind === "run") return readResults(latest, parsed);
  if (parsed.kind === "findings") return readLives(latest);
  return parsed.kind === "owners" ? readOwnersNow(latest) : {};
}

async function readResults(
  { project, runsUntil }: Latest,
  { rows, run }: RunUpload,
): Promise<Partial<State>> {
  const index = await readTestIndex(project, runsUntil);
  const keys = new Set(rows.map(({ test }) => test.key.slice(0, 16)));
  const uploads = index.runs.flatMap(({ reports }) => reports.map(({ upload }) => upload));
  return { results: lastResults(index, keys, run.environment), runs: new Set(uploads) };
}

async function readLives(latest: Latest): Promise<Partial<State>> {
  return { findings: await readFindingLives(latest) };
}

async function readOwnersNow(latest: Latest): Promise<Partial<State>> {
  const owners = await readOwners(latest);
  const tree = await readTreeAt(latest.project, latest.asOf.position);
  const paths = await readPaths(latest.project);
  const named = [...(tree ?? [])].map((id) => paths[id] ?? "");
  const files = ownerFiles(named, owners?.ownerOf ?? (() => null));
  return { files, ownersFrom: owners?.source.upload ?? null };
}
