import "server-only";
import type { TestCase, TestFacts } from "@/lib/domain/tests/facts";
import { db, outerDb } from "@/lib/server/db/client";
import { Prisma } from "@/lib/server/db/generated/client";
import { readColumns } from "@/lib/server/db/read-columns";
import { currentScope } from "@/lib/server/db/scope";
import { unpackAscending } from "@/lib/server/db/varints";
import type { ProjectRow } from "./line-facts";
import { readReportsAfter } from "./test-reports";

/** What was read of a project, and up to where. */
type Kept = {
  readonly revision: number;
  readonly epoch: number;
  readonly facts: TestFacts;
  readonly lastUpload: number;
  readonly lastSet: number;
};

const NOTHING: Omit<Kept, "epoch" | "revision"> = {
  facts: { cases: [], sets: new Map(), reports: [] },
  lastUpload: 0,
  lastSet: 0,
};

type Client = ReturnType<typeof db>;
/** By store, as ids of projects are of one store. On globalThis: modules are evaluated more than once in one process. */
const shared = globalThis as typeof globalThis & {
  plumblineTestFacts?: WeakMap<Client, KeptOfStore>;
};

type KeptOfStore = {
  readonly reading: Map<number, Promise<Kept>>;
  /** The last that is there, to go on from within a transaction, which must not wait for who reads outside of it. */
  readonly read: Map<number, Kept>;
};

/** Of the client of a transaction they are kept for as long as that client is. */
function keptOf(client: Client): KeptOfStore {
  shared.plumblineTestFacts ??= new WeakMap();
  const known = shared.plumblineTestFacts.get(client);
  if (known) return known;
  const fresh: KeptOfStore = { reading: new Map(), read: new Map() };
  shared.plumblineTestFacts.set(client, fresh);
  return fresh;
}

/**
 * A project's test runs. After an upload only what it brought is read; after a withdrawal, everything. The answer is
 * never changed afterwards, and what is in it is shared with later ones.
 */
export async function readTestFacts(project: ProjectRow): Promise<TestFacts> {
  const { reading, read } = keptOf(db());
  const next = readOn(project, reading.get(project.id) ?? outerKept(project));
  reading.set(project.id, next);
  try {
    const kept = await next;
    read.set(project.id, kept);
    return kept.facts;
  } catch (error) {
    if (reading.get(project.id) === next) reading.delete(project.id);
    throw error;
  }
}

function outerKept(project: ProjectRow): Promise<Kept> | undefined {
  const kept = currentScope() === null ? undefined : keptOf(outerDb()).read.get(project.id);
  return kept === undefined ? undefined : Promise.resolve(kept);
}

/** Readers queue behind each other, so that one of them reads what is new. */
async function readOn(project: ProjectRow, before: Promise<Kept> | undefined): Promise<Kept> {
  const kept = await before?.catch(() => undefined);
  if (kept && kept.revision >= project.revision) return kept;
  // What is asked first is oldest: whatever comes meanwhile is read again, or found to need another start.
  const row = await db().project.findUnique({
    where: { id: project.id },
    select: { revision: true, testEpoch: true, nextTest: true, nextTestSet: true },
  });
  const epoch = row?.testEpoch ?? 0;
  const from = kept?.epoch === epoch ? kept : NOTHING;
  const { reports, last } = await readReportsAfter(project.id, from.lastUpload);
  const hasSets = row === null || row.nextTestSet > from.lastSet + 1;
  const sets = hasSets ? await readSetsAfter(project.id, from.lastSet) : [];
  const hasCases = row === null || row.nextTest > Math.max(1, from.facts.cases.length);
  const cases = hasCases ? await readCasesAfter(project.id, from.facts.cases) : from.facts.cases;
  return {
    ...{ revision: row?.revision ?? project.revision, epoch },
    facts: {
      cases,
      sets: sets.length === 0 ? from.facts.sets : new Map([...from.facts.sets, ...sets]),
      reports: reports.length === 0 ? from.facts.reports : [...from.facts.reports, ...reports],
    },
    lastUpload: last,
    lastSet: Math.max(from.lastSet, ...sets.map(([id]) => id)),
  };
}

async function readSetsAfter(projectId: number, last: number): Promise<[number, Int32Array][]> {
  const { id, members } = await readColumns(
    db(),
    { id: "int", members: "text" },
    Prisma.sql`select id, encode(members, 'hex') as members from test_set where project_id = ${projectId} and id > ${last} order by id`,
  );
  return members.map((hex, at) => [id[at] ?? 0, unpackAscending(Buffer.from(hex ?? "", "hex"))]);
}

async function readCasesAfter(
  projectId: number,
  known: TestFacts["cases"],
): Promise<TestFacts["cases"]> {
  const { id, file, place, name, variant, key } = await readColumns(
    db(),
    { id: "int", file: "int", place: "text", name: "text", variant: "text", key: "text" },
    Prisma.sql`select id, is_file::int as file, place, name, variant, encode(substring(key from 1 for 8), 'hex') as key
      from test_case where project_id = ${projectId} and id >= ${Math.max(1, known.length)} order by id`,
  );
  if (id.length === 0) return known;
  const cases: (TestCase | undefined)[] = known.length === 0 ? [undefined] : [...known];
  for (const [at, testId] of id.entries()) {
    cases[testId] = {
      ...{ place: place[at] ?? "", isFile: file[at] === 1, name: name[at] ?? "" },
      ...{ variant: variant[at] ?? "", key: key[at] ?? "" },
    };
  }
  return cases;
}
