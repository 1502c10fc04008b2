import { basename } from "node:path";
import { dryRunLines } from "@/lib/domain/dry-run/lines";
import type { DryRun } from "@/lib/domain/dry-run/model";
import { fileWords } from "@/lib/domain/dry-run/words";
import { readBytes } from "./lines";
import { cutPieces } from "./pieces";
import type { Sender } from "./send";
import { explainRefusal } from "./upload-file";

/** What a dry run says of one file; `refused` is the status of the request that was refused, null for none. */
export type DryOutcome = { readonly lines: readonly string[]; readonly refused: number | null };

/** A request that is judged, and one that is only read. */
export type DrySenders = { readonly judge: Sender<DryRun>; readonly read: Sender<DryRun> };

/**
 * Asks what a file is and would change. What a long scan would change is said of its first request alone, as the others build on it; they
 * are read, and each reason against them is told.
 */
export async function dryRunFile(file: string, { judge, read }: DrySenders): Promise<DryOutcome> {
  const name = file === "-" ? "stdin" : basename(file);
  const lines: string[] = [];
  let isFirst = true;
  for await (const piece of cutPieces(readBytes(file), name)) {
    const answer = await (isFirst ? judge : read)(piece.body, name);
    if (!answer.ok)
      return {
        lines: [...lines, ...explainRefusal(answer.problem, piece, file)],
        refused: answer.status,
      };
    const place = `lines ${piece.firstLine} to ${piece.lastLine}`;
    if (isFirst) lines.push(...dryRunLines(answer.stored).map((line) => `${file}: ${line}`));
    else
      lines.push(
        `${file}: ${place} go in a further request, which builds on the one before and is only read: ${fileWords(answer.stored.file)}`,
      );
    isFirst = false;
  }
  return { lines, refused: null };
}
