import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { MIGRATIONS } from "@/lib/server/db/migration/folder";
import { SCHEMA } from "@/lib/server/db/migration/schema-diff";
import { drift, writeMigration } from "@/lib/server/db/migration/write";
import { describeOnEveryEngine } from "@/lib/server/db/testing/test-database";
import { inheritedEnvironment } from "@/lib/server/env";

const schema = readFileSync(SCHEMA, "utf8");
const changed = schema.replace("model Project {", "model Project {\n  extra Int?");

describeOnEveryEngine("the migrations", (database) => {
  test("make what the schema says: mend with `npm run db:migration -- name`", async () => {
    expect(await drift(database().url, schema)).toBe("");
  });

  test("would not make a schema that was changed", async () => {
    expect(changed).not.toBe(schema);
    expect(await drift(database().url, changed)).toContain(
      'ALTER TABLE "project" ADD COLUMN     "extra" INTEGER;',
    );
  });
});

describe("the next migration", () => {
  test("is written when there is one, named by its time", async () => {
    const directory = mkdtempSync(join(tmpdir(), "plumbline-migrations-"));
    try {
      const tiny = `generator client {\n  provider = "prisma-client"\n}\n
        datasource db {\n  provider = "postgresql"\n}\n
        model Thing {\n  id Int @id\n}\n`;
      const at = Date.UTC(2026, 10, 23, 1, 2, 3);
      const folder = await writeMigration({ name: "thing", schema: tiny, directory, at });
      expect(folder).toBe(join(directory, "20261123010203_thing"));
      const sql = readFileSync(join(directory, "20261123010203_thing", "migration.sql"), "utf8");
      expect(sql).toContain('CREATE TABLE "Thing"');
      expect(readdirSync(directory)).toEqual(["20261123010203_thing"]);
    } finally {
      rmSync(directory, { recursive: true, force: true });
    }
  }, 60_000);

  test("has a plain name", async () => {
    const next = { name: "../x", schema, directory: MIGRATIONS, at: 0 };
    await expect(writeMigration(next)).rejects.toThrow('"../x"');
  });
});

describe("the stand-in for Prisma's native engine", () => {
  test("lets no migration command succeed", () => {
    const { status, stderr } = spawnSync(
      process.execPath,
      [join("node_modules", "prisma", "build", "index.js"), "migrate", "deploy"],
      {
        encoding: "utf8",
        env: {
          ...inheritedEnvironment(),
          PRISMA_SCHEMA_ENGINE_BINARY: join(process.cwd(), "lib/cli/setup/schema-engine-stub.mjs"),
          DATABASE_URL: "postgresql://nobody@127.0.0.1:1/none",
        },
      },
    );
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr: expect.stringContaining("Schema engine error"),
    });
  });
});
