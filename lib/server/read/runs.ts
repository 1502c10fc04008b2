import "server-only";
import type { AsOf } from "@/lib/domain/board/as-of";
import { watchedBranch } from "@/lib/domain/line/order";
import { placeResolver } from "@/lib/domain/tests/places";
import { orderRuns, type RunOrder, type RunsLine, type RunsUntil } from "@/lib/domain/tests/runs";
import { TestIndex } from "@/lib/domain/tests/test-index";
import { db } from "@/lib/server/db/client";
import { cached, cachedForLine } from "./cache";
import { type ProjectRow, readLine, readPaths } from "./line-facts";
import { readTestFacts } from "./test-facts";

const MINUTE = 60_000;

/** The runs up to a moment. `time` is the moment where it was given as one: runs that started later are not in it. */
export function readRuns(project: ProjectRow, until: RunsUntil): Promise<RunOrder> {
  const question = `runs ${until.position} ${until.time ?? "-"}`;
  return cached({ project, question, family: "runs" }, async () =>
    orderRuns(await readTestFacts(project), await readRunsLine(project), until),
  );
}

/** The same, with what is known of their tests. */
export function readTestIndex(project: ProjectRow, until: RunsUntil): Promise<TestIndex> {
  const question = `tests ${until.position} ${until.time ?? "-"}`;
  return cached({ project, question, family: "tests" }, async () => {
    const { runs } = await readRuns(project, until);
    return new TestIndex(
      await readTestFacts(project),
      runs,
      placeResolver(await readPaths(project)),
    );
  });
}

/**
 * The moment with its now (rules.md 4): the time that was asked for; at a commit the time of the last fact included, its runs
 * too; at the latest commit the clock, as nothing later is known. The demo is shown as of its last fact.
 */
export async function withNow(
  project: ProjectRow,
  asOf: AsOf,
  kind: "latest" | "sha" | "time",
): Promise<AsOf> {
  if (kind === "time") return asOf;
  const { runs } = await readRuns(project, { position: asOf.position, time: null });
  const started = runs.reduce((latest, { startedAt }) => Math.max(latest, startedAt), 0);
  const clock = kind === "latest" && !project.demo ? Math.floor(Date.now() / MINUTE) * MINUTE : 0;
  return { ...asOf, now: Math.max(asOf.now, started, clock) };
}

/** The line as runs of tests and of scanners are placed on it. */
export function readRunsLine(project: ProjectRow): Promise<RunsLine> {
  return cachedForLine({ project, question: "runs line" }, async () => {
    const { commits } = await readLine(project);
    const rows = await db().$queryRaw<{ sha: string }[]>`
      select encode(sha, 'hex') as sha from commit_fact where project_id = ${project.id} and standing = 2`;
    const branches = await db().$queryRaw<{ branch: string | null }[]>`
      select distinct branch from commit_fact where project_id = ${project.id}`;
    return {
      commits,
      offLine: new Set(rows.map(({ sha }) => sha)),
      watchedBranch: watchedBranch(branches.map(({ branch }) => branch)),
    };
  });
}
