import "server-only";
import { db } from "@/lib/server/db/client";
import { unpackAscending, unpackVarints } from "@/lib/server/db/varints";
import type { ProjectRow } from "./line-facts";

/** What tests said when they did not simply pass, by the ids that `ReportException.message` gives. */
export async function readFailureTexts(
  project: ProjectRow,
  ids: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  const rows = await db().failureText.findMany({
    where: { projectId: project.id, id: { in: [...new Set(ids)] } },
    select: { id: true, text: true },
  });
  return new Map(rows.map(({ id, text }) => [id, text]));
}

type DurationRow = { readonly upload: number; readonly set: number; readonly durations: string };

/** Milliseconds that a test took, by upload; uploads that do not say it, or do not name the test, are left out. */
export async function readDurations(
  project: ProjectRow,
  testId: number,
  uploads: readonly number[],
): Promise<ReadonlyMap<number, number>> {
  const rows = await db().$queryRaw<DurationRow[]>`
    select upload_id as upload, set_id as "set", encode(durations, 'hex') as durations from test_report
    where project_id = ${project.id} and durations is not null and upload_id = any(${[...uploads]}::int[])`;
  const ordinals = await readOrdinals(project.id, testId, new Set(rows.map(({ set }) => set)));
  const found = new Map<number, number>();
  for (const { upload, set, durations } of rows) {
    const ordinal = ordinals.get(set);
    if (ordinal === undefined) continue;
    const stored = unpackVarints(Buffer.from(durations, "hex"))[ordinal] ?? 0;
    if (stored > 0) found.set(upload, stored - 1);
  }
  return found;
}

/** Where the test stands in those sets that name it. */
async function readOrdinals(
  projectId: number,
  testId: number,
  sets: ReadonlySet<number>,
): Promise<ReadonlyMap<number, number>> {
  const rows = await db().$queryRaw<{ id: number; members: string }[]>`
    select id, encode(members, 'hex') as members from test_set where project_id = ${projectId} and id = any(${[...sets]}::int[])`;
  const ordinals = new Map<number, number>();
  for (const { id, members } of rows) {
    const ordinal = unpackAscending(Buffer.from(members, "hex")).indexOf(testId);
    if (ordinal >= 0) ordinals.set(id, ordinal);
  }
  return ordinals;
}
