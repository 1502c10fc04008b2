import "server-only";
import type { ScanHeader, ScannedCommit } from "@/lib/domain/scan";
import { internScanner, type NewCommit, storeCommits } from "./commit-facts";
import { deriveAfter } from "./derive-paths";
import { internPeople } from "./dictionary";
import { peopleOf, storeFiles } from "./file-facts";
import { appendPosition, placeCommits } from "./place";
import type { HeldProject, Tx } from "./transaction";

export type Scan = { readonly header: ScanHeader; readonly commits: readonly ScannedCommit[] };

export type ScanStored = {
  readonly commits: number;
  readonly known: number;
  readonly imports: number;
};

/** Facts first, then their place on the line, then the lives of the paths they touch: all in the caller's transaction. */
export async function storeScan(
  tx: Tx,
  project: HeldProject,
  uploadId: number,
  scan: Scan,
): Promise<ScanStored> {
  const scannerId = await internScanner(tx, project, scan.header);
  const people = await internPeople(tx, project, peopleOf(scan.commits));
  const positionOf = (fresh: readonly NewCommit[]) => appendPosition(tx, project, fresh);
  const source = { uploadId, scannerId, positionOf };
  const stored = await storeCommits(tx, project, source, scan.commits, people);
  const { fresh, known, position } = stored;
  await storeFiles(tx, project, fresh, people);
  await deriveAfter(tx, project, await placeCommits(tx, project, fresh, position));
  const imports = fresh.reduce(
    (sum, { commit }) => sum + commit.files.reduce((count, file) => count + file.imports.length, 0),
    0,
  );
  return { commits: fresh.length, known: known.length, imports };
}
