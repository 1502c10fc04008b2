import "server-only";
import type { FindingsFacts } from "@/lib/domain/findings/board";
import { type FindingsFact, placeFindings } from "@/lib/domain/findings/facts";
import { findingLives } from "@/lib/domain/findings/lives";
import { unpackFinding } from "@/lib/domain/findings/stored";
import { globMatcher, globProblem } from "@/lib/domain/glob";
import { placeResolver } from "@/lib/domain/tests/places";
import { db } from "@/lib/server/db/client";
import { Prisma } from "@/lib/server/db/generated/client";
import { readColumns } from "@/lib/server/db/read-columns";
import { unpackMembers } from "@/lib/server/ingest/findings/members";
import type { Board } from "./board";
import { cached } from "./cache";
import { type ProjectRow, readPaths } from "./line-facts";
import { readRunsLine } from "./runs";
import { readTreeHistory } from "./tree";

/** What other scanners said up to the board's moment, on its line, as the board's plan reads it. */
export async function readFindingsFacts(board: Board): Promise<FindingsFacts> {
  const { facts, plan } = board;
  const read = await readFindingLives(board);
  const timeOf = (position: number) => facts.commits.effectiveAt[position] ?? 0;
  return { ...read, timeOf, named: plan.subject.findings };
}

/** The same without a plan. */
export function readFindingLives({
  project,
  asOf,
  runsUntil,
}: Pick<Board, "project" | "asOf" | "runsUntil">): Promise<
  Pick<FindingsFacts, "reports" | "lives" | "elsewhere">
> {
  const question = `findings ${asOf.position} ${runsUntil.time ?? "-"}`;
  return cached({ project, question, family: "findings" }, async () => {
    const { commits, ...line } = await readRunsLine(project);
    const { sha, effectiveAt } = commits;
    const all = await readFindings(project);
    const { placed, elsewhere } = placeFindings(all, { sha, effectiveAt, ...line }, runsUntil);
    const tree = await readTreeHistory(project);
    const resolve = remembered(placeResolver(await readPaths(project)));
    const lives = findingLives(placed, {
      placeOf: resolve,
      isGone: (path, position) => {
        const { known, present } = tree.at(path, position);
        return known ? !present : null;
      },
      covers,
    });
    return { reports: placed, lives, elsewhere };
  });
}

function remembered(resolve: (path: string) => string): (path: string) => string {
  const known = new Map<string, string>();
  return (path) => {
    const found = known.get(path) ?? resolve(path);
    known.set(path, found);
    return found;
  };
}

/** What names no file is covered only by a report on everything. */
function covers(scope: readonly string[], path: string): boolean {
  return scope.length === 0 || scope.some((glob) => matcherOf(glob)(path));
}

function matcherOf(glob: string): (path: string) => boolean {
  return globProblem(glob) === null ? globMatcher(glob) : (path) => path === glob;
}

function readFindings(project: ProjectRow): Promise<readonly FindingsFact[]> {
  return cached({ project, question: "finding reports" }, async () => {
    const rows = await db().findingReport.findMany({
      where: { projectId: project.id },
      orderBy: [{ uploadId: "asc" }, { ordinal: "asc" }],
    });
    if (rows.length === 0) return [];
    const { id, content } = await readColumns(
      db(),
      { id: "int", content: "text" },
      Prisma.sql`select id, content from finding_text where project_id = ${project.id}`,
    );
    const texts = new Map(Array.from(id, (one, at) => [one, unpackFinding(content[at] ?? "[]")]));
    return rows.map(({ uploadId, startedAt, sha, scope, members, projectId: _, ...row }) => ({
      ...row,
      upload: uploadId,
      startedAt: startedAt.getTime(),
      sha: Buffer.from(sha).toString("hex"),
      scope: scope === "" ? [] : scope.split(",").map((glob) => glob.trim()),
      findings: unpackMembers(members).flatMap((member) => {
        const text = texts.get(member.id);
        return text === undefined ? [] : [{ ...text, line: member.line || null }];
      }),
    }));
  });
}
