import "server-only";
import type { TestCase } from "@/lib/domain/tests/facts";
import { Prisma } from "@/lib/server/db/generated/client";
import { insertColumns } from "@/lib/server/db/insert-columns";
import { textArray } from "@/lib/server/db/text-array";
import { packAscending } from "@/lib/server/db/varints";
import type { HeldProject, Tx } from "@/lib/server/ingest/transaction";
import { digestHex } from "./digest";

/** Ids of tests, sets and failure texts: known ones are read, new ones written, both in one statement each. */

/** Ids in the order of the tests, which are distinct. A test once named as a file's stays one. */
export async function internTests(
  tx: Tx,
  project: HeldProject,
  tests: readonly TestCase[],
): Promise<Int32Array> {
  // The first report of a project: there is nothing to look up.
  if (project.nextTest === 1) {
    await insertTests(tx, project, tests);
    return Int32Array.from(tests, (_, at) => at + 1);
  }
  const keys = tests.map(({ key }) => key);
  // A known test without a file answers its id as a negative number.
  const known = await readIds(tx, project.id, keys, {
    table: Prisma.sql`test_case`,
    key: Prisma.sql`key`,
    id: Prisma.sql`case when t.is_file then t.id else -t.id end`,
  });
  const placed = tests
    .flatMap(({ isFile }, at) => (isFile ? (known[at] ?? 0) : 0))
    .filter((id) => id < 0);
  if (placed.length > 0) await markFiles(tx, project, placed);
  const fresh = tests.filter((_, at) => known[at] === 0);
  await insertTests(tx, project, fresh);
  let next = project.nextTest - fresh.length;
  return known.map((id) => (id === 0 ? next++ : Math.abs(id)));
}

/** Writes tests that the store does not hold, under the next ids. */
export async function insertTests(
  tx: Tx,
  project: HeldProject,
  tests: readonly TestCase[],
): Promise<void> {
  if (tests.length === 0) return;
  const keys = tests.map(({ key }) => `\\x${key}`);
  const files = tests.map(({ isFile }) => (isFile ? "t" : "f"));
  await tx.$executeRaw`
    insert into test_case (project_id, id, key, place, is_file, name, variant)
    select ${project.id}, ${project.nextTest}::int + t.ord::int - 1, t.key::bytea, t.place, t.file::bool, t.name, t.variant
    from unnest(${textArray(keys)}, ${textArray(tests.map(({ place }) => place))}, ${textArray(files)},
      ${textArray(tests.map(({ name }) => name))}, ${textArray(tests.map(({ variant }) => variant))})
      with ordinality t(key, place, file, name, variant, ord)`;
  project.nextTest += tests.length;
}

/** An array as one text is read by the database faster than the driver writes an array; for what needs no quotes. */
function literal(values: readonly (string | number)[]): string {
  return `{${values.join(",")}}`;
}

async function markFiles(tx: Tx, project: HeldProject, negative: readonly number[]): Promise<void> {
  const ids = negative.map((id) => -id);
  await tx.$executeRaw`
    update test_case set is_file = true where project_id = ${project.id} and id = any(${ids}::int[])`;
  project.testEpoch += 1;
}

/** The id of a set of tests, given as sorted ids. */
export async function internSet(tx: Tx, project: HeldProject, ids: Int32Array): Promise<number> {
  const members = packAscending(ids);
  const digest = digestHex(members);
  const [known = 0] = await readIds(tx, project.id, [digest], {
    table: Prisma.sql`test_set`,
    key: Prisma.sql`digest`,
    id: Prisma.sql`t.id`,
  });
  if (known > 0) return known;
  const id = project.nextTestSet++;
  await tx.testSet.create({
    data: { projectId: project.id, id, digest: fromHex(digest), members },
    select: { id: true },
  });
  return id;
}

/** Ids of the texts; equal ones have one. */
export async function internFailures(
  tx: Tx,
  project: HeldProject,
  texts: Iterable<string>,
): Promise<ReadonlyMap<string, number>> {
  const distinct = [...new Set(texts)];
  if (distinct.length === 0) return new Map();
  const digests = distinct.map(digestHex);
  const known = await readIds(tx, project.id, digests, {
    table: Prisma.sql`failure_text`,
    key: Prisma.sql`digest`,
    id: Prisma.sql`t.id`,
  });
  const fresh = distinct.flatMap((text, at) =>
    known[at] === 0 ? [{ text, digest: digests[at] ?? "" }] : [],
  );
  let next = project.nextFailure;
  await insertColumns(tx, "failure_text", {
    project_id: { int: fresh.map(() => project.id) },
    id: { int: fresh.map((_, at) => project.nextFailure + at) },
    digest: { bytes: fresh.map(({ digest }) => Buffer.from(digest, "hex")) },
    text: { text: fresh.map(({ text }) => text) },
  });
  project.nextFailure += fresh.length;
  return new Map(distinct.map((text, at) => [text, known[at] || next++]));
}

type Dictionary = {
  readonly table: Prisma.Sql;
  readonly key: Prisma.Sql;
  /** Of the row `t`. */
  readonly id: Prisma.Sql;
};

/** Ids in the order of the keys, which are hex; 0 for those that are not known. */
async function readIds(
  tx: Tx,
  projectId: number,
  keys: readonly string[],
  { table, key, id }: Dictionary,
): Promise<Int32Array> {
  const rows = await tx.$queryRaw<{ ids: string | null }[]>`
    select string_agg(coalesce(${id}, 0)::text, ',' order by u.ord) as ids
    from unnest(${literal(keys)}::text::text[]) with ordinality u(key, ord)
    left join ${table} t on t.project_id = ${projectId} and t.${key} = decode(u.key, 'hex')`;
  const ids = rows[0]?.ids;
  return Int32Array.from(ids ? ids.split(",") : [], Number);
}

function fromHex(hex: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(hex, "hex"));
}
