import "server-only";
import type { Prisma } from "@/lib/server/db/generated/client";

export type Tx = Prisma.TransactionClient;

/** A project's row, held for update: its counters hand out ids, and uploads to one project wait for each other. */
export type HeldProject = {
  readonly id: number;
  readonly slug: string;
  nextUpload: number;
  nextCommit: number;
  nextPath: number;
  nextTarget: number;
  nextPerson: number;
  nextScanner: number;
  nextTest: number;
  nextTestSet: number;
  nextFailure: number;
  nextFinding: number;
  nextAct: number;
  testEpoch: number;
};

/** Null when there is no such project. */
export async function holdProject(tx: Tx, slug: string): Promise<HeldProject | null> {
  const rows = await tx.$queryRaw<HeldProject[]>`
    select id, slug, next_upload as "nextUpload", next_commit as "nextCommit", next_path as "nextPath",
      next_target as "nextTarget", next_person as "nextPerson", next_scanner as "nextScanner", next_test as "nextTest",
      next_test_set as "nextTestSet", next_failure as "nextFailure", next_finding as "nextFinding", next_act as "nextAct", test_epoch as "testEpoch"
    from project where slug = ${slug} for update`;
  return rows[0] ?? null;
}

/**
 * Writes the counters back; every change of facts or plans is a new revision. `line` says whether what scans say may be
 * another: what is read of a line alone stays known where it is not.
 */
export async function releaseProject(
  tx: Tx,
  project: HeldProject,
  line: "changed" | "unchanged" = "changed",
): Promise<void> {
  await tx.project.update({
    where: { id: project.id },
    data: {
      revision: { increment: 1 },
      lineRevision: { increment: line === "changed" ? 1 : 0 },
      nextUpload: project.nextUpload,
      nextCommit: project.nextCommit,
      nextPath: project.nextPath,
      nextTarget: project.nextTarget,
      nextPerson: project.nextPerson,
      nextScanner: project.nextScanner,
      nextTest: project.nextTest,
      nextTestSet: project.nextTestSet,
      nextFailure: project.nextFailure,
      nextFinding: project.nextFinding,
      nextAct: project.nextAct,
      testEpoch: project.testEpoch,
    },
    select: { id: true },
  });
}
