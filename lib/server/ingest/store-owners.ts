import "server-only";
import { createHash } from "node:crypto";
import { isStorable } from "@/lib/formats/text";
import { AppError } from "@/lib/server/errors";
import { fullSha } from "./runs/run-parameters";
import type { HeldProject, Tx } from "./transaction";

/** A CODEOWNERS file, and from when on it holds: the commit that it stood at, or else its receipt. */
export type OwnersUpload = {
  readonly kind: "owners";
  readonly source: string;
  /** Full, lower case. */
  readonly sha: string | null;
  /** Epoch ms; null where a commit is named. */
  readonly from: number | null;
  readonly rules: number;
};

/** Null where no commit is named. Throws unprocessable for one that is not known. */
export async function ownersCommit(
  tx: Tx,
  project: string,
  given: string | undefined,
): Promise<string | null> {
  const text = (given ?? "").trim();
  if (text === "") return null;
  if (text.length <= 64 && isStorable(text)) return fullSha(tx, project, text);
  throw new AppError("unprocessable", "commit is no commit.", { parameter: "commit" });
}

/** Told apart by the text and by when it holds: the same text may hold again after another one. */
export function ownersDigest({
  source,
  sha,
  from,
}: Pick<OwnersUpload, "source" | "sha" | "from">): Uint8Array<ArrayBuffer> {
  const said = JSON.stringify(["owners", sha, from]);
  const digest = createHash("sha256").update(said).update("\n").update(source).digest();
  return new Uint8Array(digest.subarray(0, 16));
}

/**
 * From when on this text has been the last one received without a commit, epoch ms; null when it is not that. Sent again,
 * it says nothing new.
 */
export async function receivedLast(
  tx: Tx,
  project: string,
  source: string,
): Promise<number | null> {
  const last = await tx.ownersFact.findFirst({
    where: { project: { slug: project }, sha: null },
    orderBy: [{ from: "desc" }, { uploadId: "desc" }],
    select: { from: true, source: true },
  });
  return last?.source === source ? (last.from?.getTime() ?? null) : null;
}

/** Throws conflict where another text is stored of the same commit: a commit has one CODEOWNERS file. */
export async function storeOwners(
  tx: Tx,
  project: HeldProject,
  uploadId: number,
  { source, sha, from }: OwnersUpload,
): Promise<void> {
  const bytes = sha === null ? null : new Uint8Array(Buffer.from(sha, "hex"));
  if (bytes !== null) {
    const other = await tx.ownersFact.findFirst({
      where: { projectId: project.id, sha: bytes },
      select: { uploadId: true },
    });
    if (other !== null)
      throw new AppError(
        "conflict",
        `Another CODEOWNERS file is stored of ${sha?.slice(0, 8)} (upload ${other.uploadId}). Withdraw that one first if it is wrong.`,
      );
  }
  await tx.ownersFact.create({
    data: {
      ...{ projectId: project.id, uploadId, sha: bytes, source },
      from: from === null ? null : new Date(from),
    },
    select: { uploadId: true },
  });
}
