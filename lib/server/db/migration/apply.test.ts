import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { applyMigrations, MigrationError } from "@/lib/server/db/migration/apply";
import { MIGRATIONS, readMigrations, tablesAfter } from "@/lib/server/db/migration/folder";
import { NO_FILTER, SCHEMA, withSchemaEngine } from "@/lib/server/db/migration/schema-diff";
import { describeOnEveryEngine, type TestDatabase } from "@/lib/server/db/testing/test-database";

let directory: string;
let next = 0;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "plumbline-migrations-"));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

/** Adds a migration to the folder of this test, under a name that no other test of the database has. */
function add(sql: string): string {
  next += 1;
  const name = `${String(next).padStart(14, "0")}_test`;
  mkdirSync(join(directory, name));
  writeFileSync(join(directory, name, "migration.sql"), sql);
  return name;
}

async function hasTable({ pool }: TestDatabase, table: string): Promise<boolean> {
  const { rows } = await pool.query("select to_regclass($1) is not null as has", [table]);
  return rows[0].has;
}

async function rowsOf({ pool }: TestDatabase, name: string): Promise<number> {
  const sql = "select count(*)::int as n from _prisma_migrations where migration_name = $1";
  return (await pool.query(sql, [name])).rows[0].n;
}

describeOnEveryEngine("migrations", (database) => {
  test("are all there, and are not applied again", async () => {
    const names = (await readMigrations(MIGRATIONS)).map(({ name }) => name);
    expect(names.length).toBeGreaterThan(0);
    expect(await applyMigrations(database().url)).toEqual([]);
    expect(await Promise.all(names.map((name) => rowsOf(database(), name)))).toEqual(
      names.map(() => 1),
    );
  });

  test("are kept as Prisma keeps them: its own engine finds nothing to apply or to complain of", async () => {
    const migrations = await readMigrations(MIGRATIONS);
    const migrationsList = {
      baseDir: MIGRATIONS,
      lockfile: {
        path: "migration_lock.toml",
        content: readFileSync(join(MIGRATIONS, "migration_lock.toml"), "utf8"),
      },
      shadowDbInitScript: "",
      migrationDirectories: migrations.map(({ name, sql }) => ({
        path: name,
        migrationFile: { path: "migration.sql", content: { tag: "ok" as const, value: sql } },
      })),
    };
    const schema = readFileSync(SCHEMA, "utf8");
    const found = await withSchemaEngine(database().url, schema, async (engine) => ({
      ...(await engine.diagnoseMigrationHistory({
        migrationsList,
        optInToShadowDatabase: false,
        filters: NO_FILTER,
      })),
      ...(await engine.applyMigrations({ migrationsList, filters: NO_FILTER })),
    }));
    expect(found).toMatchObject({
      hasMigrationsTable: true,
      editedMigrationNames: [],
      failedMigrationNames: [],
      appliedMigrationNames: [],
    });
    expect(found.history ?? null).toBeNull();
  });

  test("run in the order of their names, bodies with semicolons too", async () => {
    const first = add('CREATE TABLE "a" (n int); INSERT INTO "a" VALUES (1);');
    const second = add("CREATE FUNCTION f() RETURNS int AS $$ SELECT n FROM a; $$ LANGUAGE sql;");
    expect(await applyMigrations(database().url, directory)).toEqual([first, second]);
    expect((await database().pool.query("select f() as n")).rows).toEqual([{ n: 1 }]);
  });

  test("are applied once when several servers start at once", async () => {
    const name = add('CREATE TABLE "once" (n int);');
    const servers = Array.from({ length: 4 }, () => applyMigrations(database().url, directory));
    expect((await Promise.all(servers)).flat()).toEqual([name]);
    expect(await rowsOf(database(), name)).toBe(1);
  });

  test("leave nothing when they fail, and name themselves", async () => {
    const good = add('CREATE TABLE "good" (n int);');
    const bad = add('CREATE TABLE "half" (n int); INSERT INTO "nowhere" VALUES (1);');
    const later = add('CREATE TABLE "later" (n int);');
    const failure = await applyMigrations(database().url, directory).catch((e: unknown) => e);
    expect(failure).toBeInstanceOf(MigrationError);
    expect(String(failure)).toContain(`${bad}: relation "nowhere" does not exist`);
    expect(await hasTable(database(), "half")).toBe(false);
    expect(await hasTable(database(), "later")).toBe(false);
    writeFileSync(join(directory, bad, "migration.sql"), 'CREATE TABLE "half" (n int);');
    expect(await applyMigrations(database().url, directory)).toEqual([bad, later]);
    expect(await rowsOf(database(), good)).toBe(1);
  });

  test("are refused by name when they were changed after they ran", async () => {
    const name = add('CREATE TABLE "fixed" (n int);\n');
    const script = join(directory, name, "migration.sql");
    await applyMigrations(database().url, directory);
    writeFileSync(script, 'CREATE TABLE "fixed" (n int);\r\n');
    expect(await applyMigrations(database().url, directory)).toEqual([]);
    writeFileSync(script, 'CREATE TABLE "fixed" (n bigint);\n');
    await expect(applyMigrations(database().url, directory)).rejects.toThrow(
      `Migration ${name}: was changed after it had been applied`,
    );
  });

  test("that are recorded without their tables are found out", async () => {
    add('CREATE TABLE "ghost" (n int);');
    await applyMigrations(database().url, directory);
    await database().pool.query("drop table ghost");
    await expect(applyMigrations(database().url, directory)).rejects.toThrow("lacks ghost");
  });

  test("that another tool left unfinished are refused by name", async () => {
    const name = add('CREATE TABLE "unfinished" (n int);');
    await database().pool.query(
      "insert into _prisma_migrations (id, checksum, migration_name) values ($1, '', $1)",
      [name],
    );
    await expect(applyMigrations(database().url, directory)).rejects.toThrow(
      `${name}: began earlier and did not finish`,
    );
  });
});

describe("a folder of migrations", () => {
  test("with an ill-named one is refused", async () => {
    mkdirSync(join(directory, "1_x"));
    await expect(readMigrations(directory)).rejects.toThrow("1_x");
  });

  test("tells which tables stand at its end", () => {
    const migration = (sql: string) => ({ name: "", checksum: "", sql });
    const migrations = [
      migration('-- CreateTable\nCREATE TABLE "a" (\n  n int\n);\nCREATE TABLE "b" (n int);'),
      migration('DROP TABLE "a";\nALTER TABLE "b" RENAME TO "c";'),
    ];
    expect([...tablesAfter(migrations)]).toEqual(["c"]);
  });
});
