import "server-only";
import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

export const MIGRATIONS = join("prisma", "migrations");

export type Migration = {
  /** The folder: 14 digits of UTC time and a name, which is also their order. */
  readonly name: string;
  readonly sql: string;
  /** SHA-256 of the script in hex, as `prisma migrate deploy` keeps it. */
  readonly checksum: string;
};

/** The migrations of a folder in their order. Throws when a folder is ill-named or lacks its script. */
export async function readMigrations(directory: string): Promise<readonly Migration[]> {
  const entries = await readdir(directory, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const bad = names.find((name) => !/^\d{14}_[a-z0-9_]+$/.test(name));
  if (bad) throw new Error(`${join(directory, bad)}: a migration is named 14 digits, _, a-z 0-9 _`);
  return Promise.all(
    names.sort().map(async (name) => {
      const sql = await readFile(join(directory, name, "migration.sql"), "utf8");
      return { name, sql, checksum: sha256(sql) };
    }),
  );
}

/** True for the checksum of this script with either line ending: Git may have changed them, as Prisma allows. */
export function matchesChecksum(migration: Migration, checksum: string): boolean {
  const lf = migration.sql.replaceAll("\r\n", "\n");
  return [migration.sql, lf, lf.replaceAll("\n", "\r\n")].some((sql) => sha256(sql) === checksum);
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

const STATEMENT =
  /^\s*(?:CREATE TABLE (?:IF NOT EXISTS )?"(?<created>[^"]+)"|DROP TABLE (?:IF EXISTS )?"(?<dropped>[^"]+)"|ALTER TABLE "(?<from>[^"]+)" RENAME TO "(?<to>[^"]+)")/gim;

/** The tables that stand when all of these have run, by the statements that Prisma writes. */
export function tablesAfter(migrations: readonly Migration[]): ReadonlySet<string> {
  const tables = new Set<string>();
  for (const { sql } of migrations) {
    for (const { groups } of sql.matchAll(STATEMENT)) {
      const gone = groups?.dropped ?? groups?.from;
      const come = groups?.created ?? groups?.to;
      if (gone) tables.delete(gone);
      if (come) tables.add(come);
    }
  }
  return tables;
}
