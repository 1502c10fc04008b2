import { type Problem, problemOf } from "@/lib/api/fetch-json";
import { piecesOf, postPiece } from "@/lib/api/file-pieces";
import type { SaidOfRun } from "@/lib/api/send-file";
import type { DryRun } from "@/lib/domain/dry-run/model";

/** What a file is and would change, or every reason why not. */
export type DriedFile = {
  readonly name: string;
  /** Of the file, or of the first request of a long scan; null where that was refused. */
  readonly dry: DryRun | null;
  /** Requests of a long scan behind the first: read, and not judged, as they build on it. */
  readonly further: { readonly requests: number; readonly commits: number };
  /** Lines count in the file itself. */
  readonly problem: Problem | null;
};

/** Whether sending it would store something. */
export function isToSend({ dry, further, problem }: DriedFile): boolean {
  return problem === null && (dry?.seen === null || further.requests > 0);
}

/** Nothing of it is stored. */
export async function dryRunFile(
  project: string,
  file: File,
  said?: SaidOfRun,
): Promise<DriedFile> {
  const url = (depth: "true" | "read") =>
    `/api/v1/projects/${encodeURIComponent(project)}/uploads?${new URLSearchParams({ name: file.name, dryRun: depth, ...said })}`;
  const { name } = file;
  let dry: DryRun | null = null;
  const further = { requests: 0, commits: 0 };
  try {
    for await (const piece of piecesOf(file)) {
      if (dry === null) {
        dry = await postPiece<DryRun>(url("true"), piece);
        continue;
      }
      const { counts } = (await postPiece<DryRun>(url("read"), piece)).file;
      further.requests += 1;
      further.commits += counts[0]?.count ?? 0;
    }
    return { name, dry, further, problem: null };
  } catch (error) {
    return { name, dry, further, problem: problemOf(error) };
  }
}
