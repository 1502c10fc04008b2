import "server-only";
import { Prisma } from "@/lib/server/db/generated/client";
import { readColumns } from "@/lib/server/db/read-columns";
import type { Tx } from "@/lib/server/ingest/transaction";

export type ScannerName = {
  readonly tool: string;
  readonly version: string;
  readonly recorded: unknown;
};

/** A project's ids, and the texts that stand for them in an export. */
export type Names = {
  readonly path: (id: number) => string;
  readonly target: (id: number) => { readonly module: string; readonly name: string };
  readonly person: (id: number) => string;
  /** Sorted; facts name them by their place here. Scanners without a fact are left out. */
  readonly scanners: readonly ScannerName[];
  readonly scannerPlace: (id: number) => number;
  /** Paths in code unit order, with their ids. */
  readonly paths: readonly { readonly id: number; readonly path: string }[];
};

export async function readNames(tx: Tx, projectId: number): Promise<Names> {
  const paths = await readTexts(
    tx,
    Prisma.sql`select id, path as text from path where project_id = ${projectId}`,
  );
  const people = await readTexts(
    tx,
    Prisma.sql`select id, name as text from person where project_id = ${projectId}`,
  );
  const targets = await readColumns(
    tx,
    { id: "int", module: "text", name: "text" },
    Prisma.sql`select id, module, name from target where project_id = ${projectId}`,
  );
  const placeOf = new Map<number, number>();
  for (const [place, id] of targets.id.entries()) placeOf.set(id, place);
  const scanners = await readScanners(tx, projectId);
  const scannerPlaces = new Map(scanners.map(({ id }, place) => [id, place]));
  return {
    path: (id) => known(paths.get(id), "path", id),
    person: (id) => known(people.get(id), "person", id),
    target: (id) => {
      const place = known(placeOf.get(id), "target", id);
      return { module: targets.module[place] ?? "", name: targets.name[place] ?? "" };
    },
    scanners: scanners.map(({ id: _, ...scanner }) => scanner),
    scannerPlace: (id) => known(scannerPlaces.get(id), "scanner", id),
    paths: [...paths].map(([id, path]) => ({ id, path })).sort((a, b) => byText(a.path, b.path)),
  };
}

async function readTexts(tx: Tx, query: Prisma.Sql): Promise<Map<number, string>> {
  const { id, text } = await readColumns(tx, { id: "int", text: "text" }, query);
  return new Map(text.map((value, at) => [id[at] ?? 0, value ?? ""]));
}

async function readScanners(
  tx: Tx,
  projectId: number,
): Promise<(ScannerName & { readonly id: number })[]> {
  const rows = await tx.$queryRaw<
    { id: number; tool: string; version: string; recorded: string }[]
  >`
    select id, tool, version, recorded from scanner s where project_id = ${projectId}
      and exists (select 1 from commit_fact c where c.project_id = ${projectId} and c.scanner_id = s.id)`;
  return rows
    .sort(
      (a, b) =>
        byText(a.tool, b.tool) || byText(a.version, b.version) || byText(a.recorded, b.recorded),
    )
    .map(({ recorded, ...row }) => ({ ...row, recorded: JSON.parse(recorded) as unknown }));
}

/** A row that names what is not there: the store is damaged, and an export of it would be too. */
export function known<T>(value: T | undefined, what: string, id: number): T {
  if (value === undefined)
    throw new Error(`The store names ${what} ${id}, which it does not hold.`);
  return value;
}

export function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
