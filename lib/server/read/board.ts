import "server-only";
import { createHash } from "node:crypto";
import { type AsOf, type Moment, positionAtTime, resolveMoment } from "@/lib/domain/board/as-of";
import { type CountSeries, countSeries } from "@/lib/domain/board/counts";
import { type Judged, judge } from "@/lib/domain/board/judge";
import type { LineFacts } from "@/lib/domain/board/line-facts";
import { classifier } from "@/lib/domain/classify";
import type { Plan } from "@/lib/domain/plan";
import type { RunsUntil } from "@/lib/domain/tests/runs";
import { AppError } from "@/lib/server/errors";
import { cachedForLine } from "./cache";
import { type ProjectRow, readLine, readLineFacts, readTargets } from "./line-facts";
import { type PlanVersionRow, planInForce, readPlanVersions } from "./plan-versions";
import { readProject } from "./project";
import { withNow } from "./runs";

export type BoardQuestion = {
  readonly project: string;
  readonly plan: string;
  readonly at?: Moment | undefined;
  readonly version?: number | undefined;
};

/** A plan version over the facts of a project's line, as of a moment: what every page of a plan starts from. */
export type Board = {
  readonly project: ProjectRow;
  readonly versions: readonly PlanVersionRow[];
  readonly plan: Plan;
  /** The version in force at the moment, whatever version is read. */
  readonly inForce: number | null;
  readonly facts: LineFacts;
  readonly judged: Judged;
  readonly series: CountSeries;
  readonly asOf: AsOf;
  /** Up to which fact runs are in it: a time also leaves out those that started later (rules.md 4). */
  readonly runsUntil: RunsUntil;
  /** The last position before the plan starts; null when it names no start, or starts after the moment. */
  readonly planStart: number | null;
};

/** Throws not-found for an unknown project, plan, version or moment. */
export async function openBoard(question: BoardQuestion): Promise<Board> {
  const project = await readProject(question.project);
  const versions = await readPlanVersions(project, question.plan);
  if (versions.length === 0)
    throw new AppError("not-found", `Project ${project.slug} has no plan ${question.plan}.`);
  const line = await readLine(project);
  const resolved = resolveMoment(line.commits, question.at ?? { kind: "latest" });
  if (!resolved.ok) throw new AppError("not-found", resolved.reason);
  const kind = question.at?.kind ?? "latest";
  const asOf = await withNow(project, resolved.asOf, kind);
  const inForce = planInForce(versions, asOf.now);
  const chosen =
    question.version === undefined
      ? (inForce ?? versions[0])
      : versions.find(({ version }) => version === question.version);
  if (!chosen)
    throw new AppError(
      "not-found",
      `Plan ${question.plan} has no version ${question.version}; it has ${versions.map(({ version }) => version).join(", ")}.`,
    );
  const read = await readUnder(project, chosen, asOf);
  return {
    project,
    versions,
    plan: chosen.plan,
    inForce: inForce?.version ?? null,
    asOf,
    runsUntil: { position: asOf.position, time: kind === "time" ? asOf.now : null },
    planStart: planStart(read.facts, chosen.plan, asOf),
    ...read,
  };
}

type Read = { readonly facts: LineFacts; readonly judged: Judged; readonly series: CountSeries };

/** Verdicts differ with the moment only where an exemption ends between the last commit and it. */
async function readUnder(
  project: ProjectRow,
  { plan, digest }: PlanVersionRow,
  asOf: AsOf,
): Promise<Read> {
  const ends = plan.exemptions
    .map(({ until }) => until)
    .filter((until) => until !== undefined && until <= asOf.now);
  return cachedForLine({ project, question: `board ${digest} ${ends.length}` }, async () => {
    const classes = classifier(plan);
    const subject: number[] = [];
    (await readTargets(project)).forEach((target, id) => {
      if (target && classes.target(target.module, target.name) !== null) subject.push(id);
    });
    const facts = await readLineFacts(
      project,
      subject,
      createHash("sha256").update(subject.join()).digest("base64"),
    );
    const judged = judge(facts, classes, asOf.now);
    return { facts, judged, series: countSeries(judged) };
  });
}

/** A plan that is not stored over the facts of a project as of a moment. Throws not-found for an unknown project or moment. */
export async function openUnstored(
  { project: slug, at }: Pick<BoardQuestion, "project" | "at">,
  row: PlanVersionRow,
): Promise<Board> {
  const project = await readProject(slug);
  const { commits } = await readLine(project);
  const resolved = resolveMoment(commits, at ?? { kind: "latest" });
  if (!resolved.ok) throw new AppError("not-found", resolved.reason);
  const kind = at?.kind ?? "latest";
  const asOf = await withNow(project, resolved.asOf, kind);
  const read = await readUnder(project, row, asOf);
  return {
    project,
    versions: [row],
    plan: row.plan,
    inForce: null,
    asOf,
    runsUntil: { position: asOf.position, time: kind === "time" ? asOf.now : null },
    planStart: planStart(read.facts, row.plan, asOf),
    ...read,
  };
}

function planStart(facts: LineFacts, plan: Plan, asOf: AsOf): number | null {
  if (plan.startsAt === undefined || plan.startsAt > asOf.now) return null;
  return positionAtTime(facts.commits, plan.startsAt - 1);
}

/** The same facts at the same moment under another version, or under a plan that is not stored. */
export async function boardUnder(board: Board, row: PlanVersionRow): Promise<Board> {
  const read = await readUnder(board.project, row, board.asOf);
  return {
    ...board,
    ...read,
    plan: row.plan,
    planStart: planStart(read.facts, row.plan, board.asOf),
  };
}
