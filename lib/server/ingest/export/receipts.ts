import "server-only";
import type { Tx } from "@/lib/server/ingest/transaction";
import { byText, type Names } from "./names";

/** What differs between two stores that hold the same facts: when and with which uploads they came. */
export async function* exportReceipts(
  tx: Tx,
  projectId: number,
  names: Names,
): AsyncGenerator<object> {
  const where = { projectId };
  const { createdAt } = await tx.project.findUniqueOrThrow({
    where: { id: projectId },
    select: { createdAt: true },
  });
  yield { created: createdAt.toISOString() };
  const uploads = await tx.upload.findMany({ where, orderBy: { id: "asc" } });
  for (const { projectId: _, digest, receivedAt, withdrawnAt, ...upload } of uploads) {
    yield {
      upload: {
        ...upload,
        digest: Buffer.from(digest).toString("hex"),
        receivedAt: receivedAt.toISOString(),
        withdrawnAt: withdrawnAt?.toISOString() ?? null,
      },
    };
  }
  yield* exportHolders(tx, projectId, names);
  const plans = await tx.planVersion.findMany({
    where,
    orderBy: [{ slug: "asc" }, { version: "asc" }],
    select: { slug: true, version: true, uploadId: true },
  });
  for (const { slug, version, uploadId } of plans)
    yield { planFrom: { id: slug, version, upload: uploadId } };
}

type Holder = {
  readonly sha: string;
  readonly scannerId: number;
  readonly digest: string;
  readonly upload: number;
  readonly isClaim: boolean;
};

/** The upload that each fact came with, and those that held it again. */
async function* exportHolders(tx: Tx, projectId: number, names: Names): AsyncGenerator<object> {
  const rows = await tx.$queryRaw<Holder[]>`
    select encode(sha, 'hex') as sha, scanner_id as "scannerId", encode(digest, 'hex') as digest, upload_id as upload, false as "isClaim"
    from commit_fact where project_id = ${projectId}
    union all
    select encode(c.sha, 'hex'), c.scanner_id, encode(c.digest, 'hex'), f.upload_id, true
    from fact_claim f join commit_fact c on c.project_id = f.project_id and c.id = f.commit_id where f.project_id = ${projectId}`;
  const keyed = rows.map((row) => {
    const scanner = names.scannerPlace(row.scannerId);
    const rank = row.isClaim ? 1 : 0;
    const key = `${row.sha} ${String(scanner).padStart(9, "0")} ${row.digest} ${rank} ${String(row.upload).padStart(10, "0")}`;
    return { row, scanner, key };
  });
  for (const { row, scanner } of keyed.sort((a, b) => byText(a.key, b.key))) {
    const { sha, digest, upload, isClaim } = row;
    yield { [isClaim ? "claim" : "factFrom"]: { sha, scanner, digest, upload } };
  }
}
