import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { StoreHeldError } from "@/lib/server/db/engine/store-lock.mjs";

const noteSchema = z.object({ enginePid: z.number(), pid: z.number(), url: z.string() });

const pathOf = (dataDir: string) => join(dataDir, "server.json");

/** Notes beside the store at which address its server is to be seen; returns what removes the note. */
export function writeHolderNote(
  dataDir: string,
  note: { readonly enginePid: number; readonly url: string },
): () => void {
  writeFileSync(pathOf(dataDir), `${JSON.stringify({ ...note, pid: process.pid })}\n`);
  return () => rmSync(pathOf(dataDir), { force: true });
}

/** One line that names who holds the store: the server's process and address where its note is of that holder. */
export function describeHolder(dataDir: string, { holder, message }: StoreHeldError): string {
  const note = readNote(dataDir);
  if (note?.enginePid !== holder.pid) return message;
  return (
    `The store ${dataDir} is open at ${note.url} (process ${note.pid}, since ${holder.since}): ` +
    "use that one, stop it first, or give another directory with --data."
  );
}

function readNote(dataDir: string): z.infer<typeof noteSchema> | null {
  try {
    return noteSchema.parse(JSON.parse(readFileSync(pathOf(dataDir), "utf8")));
  } catch {
    return null;
  }
}
