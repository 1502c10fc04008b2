import "server-only";
import type { OwnersSource } from "@/lib/api/owners";
import { ownersInForce, type PlacedOwners } from "@/lib/domain/owners/in-force";
import { ownerRules } from "@/lib/domain/owners/owner-file";
import { type OwnersOf, ownersOf } from "@/lib/domain/owners/owners-of";
import { parseCodeowners } from "@/lib/formats/codeowners/parse";
import { isSimulatedOwners } from "@/lib/formats/codeowners/simulated";
import { db } from "@/lib/server/db/client";
import type { Board } from "./board";
import { cached } from "./cache";
import type { ProjectRow } from "./line-facts";

type OwnersRow = {
  readonly upload: number;
  readonly sha: string | null;
  readonly from: number | null;
};

function readRows(project: ProjectRow): Promise<readonly OwnersRow[]> {
  return cached({ project, question: "owner files" }, async () => {
    const rows = await db().ownersFact.findMany({
      where: { projectId: project.id },
      select: { uploadId: true, sha: true, from: true },
    });
    return rows.map(({ uploadId: upload, sha, from }) => ({
      upload,
      sha: sha === null ? null : Buffer.from(sha).toString("hex"),
      from: from?.getTime() ?? null,
    }));
  });
}

export type OwnersNow = {
  readonly ownersOf: OwnersOf;
  /** The accountable one; null where the path has no owner. */
  readonly ownerOf: (path: string) => string | null;
  readonly source: OwnersSource;
};

type OwnersMoment = Pick<Board, "project" | "asOf" | "runsUntil"> & {
  readonly facts: Pick<Board["facts"], "commits">;
};

/** Who owns which path at the board's moment; null where no CODEOWNERS file is known, or none of a commit of the line. */
export async function readOwners(board: OwnersMoment): Promise<OwnersNow | null> {
  const { project, asOf, runsUntil } = board;
  const rows = await readRows(project);
  if (rows.length === 0) return null;
  const placed = rows.flatMap((row) => placedOf(board, row));
  const moment = { ...asOf, isOpen: asOf.isLatest && runsUntil.time === null };
  const found = ownersInForce(placed, moment);
  if (found === null) return null;
  const { upload, sha, t } = found.file;
  const { of, dialect, rules, isSimulated } = await readFileOf(project, upload);
  return {
    ownersOf: of,
    ownerOf: (path) => of(path)[0] ?? null,
    source: {
      ...{
        upload,
        sha,
        t,
        dialect,
        rules,
        isSimulated,
        isLater: found.isLater,
        versions: placed.length,
      },
      waiting: rows.length - placed.length,
    },
  };
}

/** A file of a commit that is not on the line holds nowhere on it (rules.md 1.2). */
function placedOf(
  { facts }: Pick<OwnersMoment, "facts">,
  { upload, sha, from }: OwnersRow,
): (PlacedOwners & { readonly sha: string | null })[] {
  if (sha === null) return [{ upload, sha, position: null, t: from ?? 0 }];
  const position = facts.commits.sha.indexOf(sha);
  if (position < 0) return [];
  return [{ upload, sha, position, t: facts.commits.effectiveAt[position] ?? 0 }];
}

function readFileOf(project: ProjectRow, uploadId: number) {
  return cached({ project, question: `owners of upload ${uploadId}` }, async () => {
    const { source } = await db().ownersFact.findUniqueOrThrow({
      where: { projectId_uploadId: { projectId: project.id, uploadId } },
      select: { source: true },
    });
    const parsed = parseCodeowners(source);
    if (!parsed.ok) throw new Error(`The CODEOWNERS file of upload ${uploadId} is not sound.`);
    const file = parsed.value;
    const isSimulated = isSimulatedOwners(source);
    return { of: ownersOf(file), dialect: file.dialect, rules: ownerRules(file), isSimulated };
  });
}
