import { expect, test } from "vitest";
import { describeOnEveryEngine, emptyTables } from "@/lib/server/db/testing/test-database";

describeOnEveryEngine("a database for tests", (database) => {
  test("has every table of the schema, and a client that knows them", async () => {
    const { client } = database();
    const project = await client.project.create({ data: { slug: "a", repository: "r" } });
    expect(await client.project.findMany({ select: { id: true, slug: true } })).toEqual([
      { id: project.id, slug: "a" },
    ]);
  });

  test("keeps moments as they are, whatever the time zone of the server", async () => {
    const { client, pool } = database();
    const at = new Date("2026-07-01T12:34:56.789Z");
    await client.project.create({ data: { slug: "t", repository: "r", createdAt: at } });
    const { rows } = await pool.query(
      "select extract(epoch from created_at)::float8 as at from project where slug = 't'",
    );
    expect(rows).toEqual([{ at: at.getTime() / 1000 }]);
    expect((await client.project.findUniqueOrThrow({ where: { slug: "t" } })).createdAt).toEqual(
      at,
    );
  });

  test("is emptied for the next test", async () => {
    const { client } = database();
    await emptyTables(database());
    expect(await client.project.count()).toBe(0);
    const { id } = await client.project.create({ data: { slug: "b", repository: "r" } });
    expect(id).toBe(1);
  });
});
