import "server-only";
import { createHash } from "node:crypto";
import type { TestCase } from "@/lib/domain/tests/facts";
import { Prisma } from "@/lib/server/db/generated/client";
import { insertColumns } from "@/lib/server/db/insert-columns";
import { packAscending } from "@/lib/server/db/varints";
import type { HeldProject, Tx } from "@/lib/server/ingest/transaction";

/** Ids of tests, sets and failure texts: known ones are read, new ones written, both in one statement each. */

/** Bytes of a digest in the store. */
const DIGEST_BYTES = 16;

/** Ids in the order of the tests, which are distinct. A test once named as a file's stays one. */
export async function internTests(
  tx: Tx,
  project: HeldProject,
  tests: readonly TestCase[],
): Promise<Int32Array> {
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

/** Writes tests that the store does not hold, under the next ids. Places and variants are few: each is sent once. */
export async function insertTests(
  tx: Tx,
  project: HeldProject,
  tests: readonly TestCase[],
): Promise<void> {
  if (tests.length === 0) return;
  const places = numbered(tests.map(({ place }) => place));
  const variants = numbered(tests.map(({ variant }) => variant));
  const keys = tests.map(({ key }) => key);
  const files = tests.map(({ isFile }) => (isFile ? "t" : "f"));
  const names = tests.map(({ name }) => name);
  await tx.$executeRaw`
    insert into test_case (project_id, id, key, place, is_file, name, variant)
    select ${project.id}, ${project.nextTest}::int + t.ord::int - 1, decode(t.key, 'hex'), p.text, t.file, t.name, v.text
    from unnest(${literal(keys)}::text::text[], ${literal(places.numbers)}::text::int[], ${literal(files)}::text::bool[],
      ${names}::text[], ${literal(variants.numbers)}::text::int[]) with ordinality t(key, place, file, name, variant, ord)
    join unnest(${places.texts}::text[]) with ordinality p(text, ord) on p.ord = t.place
    join unnest(${variants.texts}::text[]) with ordinality v(text, ord) on v.ord = t.variant`;
  project.nextTest += tests.length;
}

/** The distinct texts, and for each text the number of its like, from 1. */
function numbered(all: readonly string[]): {
  readonly texts: readonly string[];
  readonly numbers: readonly number[];
} {
  const numberOf = new Map<string, number>();
  const numbers = all.map((text) => {
    const known = numberOf.get(text) ?? numberOf.size + 1;
    numberOf.set(text, known);
    return known;
  });
  return { texts: [...numberOf.keys()], numbers };
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
  const digest = createHash("sha256")
    .update(members)
    .digest("hex")
    .slice(0, 2 * DIGEST_BYTES);
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
  const digests = distinct.map((text) =>
    createHash("sha256")
      .update(text)
      .digest("hex")
      .slice(0, 2 * DIGEST_BYTES),
  );
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
