import "server-only";
import { ownersDigest } from "@/lib/server/ingest/store-owners";
import type { Tx } from "@/lib/server/ingest/transaction";
import { byText } from "./names";

/** CODEOWNERS files, in an order that does not depend on when they came. */
export async function* exportOwners(tx: Tx, projectId: number): AsyncGenerator<object> {
  const rows = await tx.ownersFact.findMany({ where: { projectId } });
  const lines = rows.map(({ sha, from, source }) => {
    const commit = sha === null ? null : Buffer.from(sha).toString("hex");
    const said = { source, sha: commit, from: from?.getTime() ?? null };
    const digest = Buffer.from(ownersDigest(said)).toString("hex");
    return { digest, commit, from: from?.toISOString() ?? null, source };
  });
  for (const { digest: _, ...owners } of lines.sort((a, b) => byText(a.digest, b.digest)))
    yield { owners };
}
