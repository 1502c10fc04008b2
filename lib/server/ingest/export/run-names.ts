import "server-only";
import type { TestCase } from "@/lib/domain/tests/facts";
import { Prisma } from "@/lib/server/db/generated/client";
import { readColumns } from "@/lib/server/db/read-columns";
import { unpackAscending } from "@/lib/server/db/varints";
import type { Tx } from "@/lib/server/ingest/transaction";
import { byText, known } from "./names";

/** What reports name by id, in the order of its texts; what no report names is left out. */
export type RunNames = {
  /** Under their full keys: 32 hex digits. */
  readonly tests: readonly TestCase[];
  /** Places of tests, ascending. */
  readonly sets: readonly (readonly number[])[];
  readonly failures: readonly string[];
  readonly setPlace: (id: number) => SetPlace;
  readonly failurePlace: (id: number) => number;
};

type SetPlace = {
  readonly place: number;
  /** The place in the exported set for an ordinal of the stored one. */
  readonly ordinals: Int32Array;
};

export async function readRunNames(tx: Tx, projectId: number): Promise<RunNames> {
  const stored = await readSets(tx, projectId);
  const used = new Set<number>();
  for (const { members } of stored) for (const id of members) used.add(id);
  const tests = (await readTests(tx, projectId)).filter(({ id }) => used.has(id));
  const placeOf = new Map(tests.map(({ id }, place) => [id, place]));
  const sets = stored
    .map(({ id, members }) => inOrder(id, members, placeOf))
    .sort((a, b) => byText(a.key, b.key));
  const setPlaces = new Map(sets.map(({ id, ordinals }, place) => [id, { place, ordinals }]));
  const failures = await readFailures(tx, projectId);
  const failurePlaces = new Map(failures.map(({ id }, place) => [id, place]));
  return {
    tests: tests.map(({ id: _, ...test }) => test),
    sets: sets.map(({ places }) => places),
    failures: failures.map(({ text }) => text),
    setPlace: (id) => known(setPlaces.get(id), "set", id),
    failurePlace: (id) => known(failurePlaces.get(id), "failure text", id),
  };
}

async function readSets(
  tx: Tx,
  projectId: number,
): Promise<{ readonly id: number; readonly members: Int32Array }[]> {
  const rows = await tx.$queryRaw<{ id: number; members: string }[]>`
    select id, encode(members, 'hex') as members from test_set s where project_id = ${projectId}
      and exists (select 1 from test_report r where r.project_id = ${projectId} and r.set_id = s.id)`;
  return rows.map(({ id, members }) => ({
    id,
    members: unpackAscending(Buffer.from(members, "hex")),
  }));
}

function inOrder(id: number, members: Int32Array, placeOf: ReadonlyMap<number, number>) {
  const placed = [...members].map((test, ordinal) => ({
    ordinal,
    place: known(placeOf.get(test), "test", test),
  }));
  placed.sort((a, b) => a.place - b.place);
  const ordinals = new Int32Array(placed.length);
  for (const [at, { ordinal }] of placed.entries()) ordinals[ordinal] = at;
  const places = placed.map(({ place }) => place);
  return { id, ordinals, places, key: places.join(",") };
}

async function readTests(
  tx: Tx,
  projectId: number,
): Promise<(TestCase & { readonly id: number })[]> {
  const { id, file, place, name, variant, key } = await readColumns(
    tx,
    { id: "int", file: "int", place: "text", name: "text", variant: "text", key: "text" },
    Prisma.sql`select id, is_file::int as file, place, name, variant, encode(key, 'hex') as key from test_case where project_id = ${projectId}`,
  );
  const tests = Array.from(id, (testId, at) => ({
    ...{ id: testId, place: place[at] ?? "", isFile: file[at] === 1, name: name[at] ?? "" },
    ...{ variant: variant[at] ?? "", key: key[at] ?? "" },
  }));
  return tests.sort(
    (a, b) =>
      byText(a.place, b.place) ||
      byText(a.name, b.name) ||
      byText(a.variant, b.variant) ||
      byText(a.key, b.key),
  );
}

async function readFailures(
  tx: Tx,
  projectId: number,
): Promise<{ readonly id: number; readonly text: string }[]> {
  const used = await usedFailures(tx, projectId);
  const { id, text } = await readColumns(
    tx,
    { id: "int", text: "text" },
    Prisma.sql`select id, text from failure_text where project_id = ${projectId}`,
  );
  return Array.from(id, (failure, at) => ({ id: failure, text: text[at] ?? "" }))
    .filter((failure) => used.has(failure.id))
    .sort((a, b) => byText(a.text, b.text));
}

/** The database picks them out, so that only numbers come. */
async function usedFailures(tx: Tx, projectId: number): Promise<ReadonlySet<number>> {
  const { id } = await readColumns(
    tx,
    { id: "int" },
    Prisma.sql`select distinct (e ->> 3)::int as id from test_report r, jsonb_array_elements(r.exceptions::jsonb) e
      where r.project_id = ${projectId} and e ->> 3 is not null`,
  );
  return new Set(id);
}
