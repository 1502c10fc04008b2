import "server-only";
import { packVarints, unpackVarints } from "@/lib/server/db/varints";

/** One finding of a report: the id of what it says, and its line; 0 for none. */
export type Member = { readonly id: number; readonly line: number };

/** Ids and lines as varints: ids ascending, each as its step from the one before; behind each its line. */
export function packMembers(
  ids: ArrayLike<number>,
  lineOf: (at: number) => number,
): Uint8Array<ArrayBuffer> {
  const members = Array.from({ length: ids.length }, (_, at) => ({
    id: ids[at] ?? 0,
    line: lineOf(at),
  }));
  members.sort((a, b) => a.id - b.id || a.line - b.line);
  const values = new Int32Array(members.length * 2);
  let last = 0;
  for (const [at, { id, line }] of members.entries()) {
    values[2 * at] = id - last;
    values[2 * at + 1] = line;
    last = id;
  }
  return packVarints(values);
}

export function unpackMembers(bytes: Uint8Array): Member[] {
  const values = unpackVarints(bytes);
  const members: Member[] = [];
  let id = 0;
  for (let at = 0; at < values.length; at += 2) {
    id += values[at] ?? 0;
    members.push({ id, line: values[at + 1] ?? 0 });
  }
  return members;
}
