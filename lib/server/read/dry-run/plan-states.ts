import "server-only";
import { countsAt } from "@/lib/domain/board/counts";
import { ledger } from "@/lib/domain/board/ledger";
import type { JudgedPart, PlanState } from "@/lib/domain/dry-run/plan-effect";
import type { CheckRow } from "@/lib/domain/verdict/check-model";
import type { PhaseRow } from "@/lib/domain/verdict/phase-model";
import { db } from "@/lib/server/db/client";
import { type Board, openBoard } from "@/lib/server/read/board";
import { readVerdicts } from "@/lib/server/read/judgement";
import type { ProjectRow } from "@/lib/server/read/line-facts";
import { readPhases } from "@/lib/server/read/verdict-questions";

/** Each plan of a project as it reads the facts now, by its id; `version`: one of them is read under that version. */
export async function readPlanStates(
  project: ProjectRow,
  version: { readonly plan: string; readonly version: number } | null,
): Promise<ReadonlyMap<string, PlanState>> {
  const slugs = await db().planVersion.findMany({
    where: { projectId: project.id },
    distinct: ["slug"],
    orderBy: { slug: "asc" },
    select: { slug: true },
  });
  const states = new Map<string, PlanState>();
  for (const { slug } of slugs) {
    const chosen = version?.plan === slug ? version.version : undefined;
    const board = await openBoard({ project: project.slug, plan: slug, version: chosen });
    states.set(slug, await stateOf(board));
  }
  return states;
}

async function stateOf(board: Board): Promise<PlanState> {
  const { plan, judged, asOf } = board;
  return {
    plan: plan.id,
    title: plan.title,
    version: plan.version,
    counts: countsAt(judged, asOf.position),
    ledger: ledger(judged, -1, asOf.position),
    judged: await judgedParts(board),
  };
}

async function judgedParts(board: Board): Promise<readonly JudgedPart[]> {
  const { plan } = board;
  const { goldenPath, triggers } = await readVerdicts(board);
  const { phases, success } = await readPhases(board);
  const golden = plan.goldenPath && {
    ...({ kind: "goldenPath", id: "", title: plan.goldenPath.title } as const),
    state: goldenPath.at(-1)?.state ?? "not checked",
  };
  return [
    ...(golden ? [golden] : []),
    ...triggers.map(
      ({ trigger, now }): JudgedPart => ({
        ...{ kind: "trigger", id: trigger.id, title: trigger.title, state: now.state },
      }),
    ),
    ...phases.flatMap(partsOfPhase),
    ...success.map(
      ({ subject, text, state }): JudgedPart => ({
        ...{ kind: "criterion", id: subject, title: text, state },
      }),
    ),
  ];
}

/** The phase and each gate of it, its entry and its exit. */
function partsOfPhase({ id, title, status, entry, exit }: PhaseRow): JudgedPart[] {
  const gates = (which: "entry" | "exit", checks: readonly CheckRow[]) =>
    checks.map(
      ({ label, state }): JudgedPart => ({
        ...{ kind: "gate", id: `${id} ${which} ${label}`, title: `${title}, ${which}: ${label}` },
        state,
      }),
    );
  return [
    { kind: "phase", id, title, state: status },
    ...gates("entry", entry),
    ...gates("exit", exit),
  ];
}
