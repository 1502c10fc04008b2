import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import {
  describeOnEveryEngine,
  emptyTables,
  openTestDatabase,
} from "@/lib/server/db/testing/test-database";
import { inTransaction, sqlStateOf } from "@/lib/server/db/transaction";

describeOnEveryEngine("a transaction", (database) => {
  /** Runs work that fails with a SQLSTATE the first `times`, after a write; counts how often it ran. */
  async function failing(times: number, state: string) {
    let runs = 0;
    await emptyTables(database());
    const result = inTransaction(async (transaction) => {
      runs += 1;
      await transaction.project.create({ data: { slug: "p", repository: "r" } });
      if (runs > times) return "done";
      const sql = `do $$ begin raise exception 'lost' using errcode = '${state}'; end $$`;
      await transaction.$executeRawUnsafe(sql);
      return "not raised";
    }, database().client);
    const outcome = await result.catch((error: unknown) => sqlStateOf(error));
    return { outcome, runs, rows: await database().client.project.count() };
  }

  test("that lost against another is run again from its start", async () => {
    expect(await failing(2, "40001")).toEqual({ outcome: "done", runs: 3, rows: 1 });
    expect(await failing(1, "40P01")).toEqual({ outcome: "done", runs: 2, rows: 1 });
  });

  test("that fails otherwise is not", async () => {
    expect(await failing(1, "22012")).toEqual({ outcome: "22012", runs: 1, rows: 0 });
  });

  test("is given up after five times", async () => {
    expect(await failing(99, "40001")).toEqual({ outcome: "40001", runs: 5, rows: 0 });
  });

  test("waits for the ones before it: thirty at once add up", async () => {
    await emptyTables(database());
    const { client } = database();
    await client.project.create({ data: { slug: "sum", repository: "r" } });
    const add = () =>
      inTransaction(async (transaction) => {
        await transaction.$executeRaw`select 1 from project where slug = 'sum' for update`;
        const { revision } = await transaction.project.findUniqueOrThrow({
          where: { slug: "sum" },
          select: { revision: true },
        });
        await transaction.project.update({
          where: { slug: "sum" },
          data: { revision: revision + 1 },
        });
      }, client);
    await Promise.all(Array.from({ length: 30 }, add));
    const { revision } = await client.project.findUniqueOrThrow({ where: { slug: "sum" } });
    expect(revision).toBe(30);
  });
});

describe("the client", () => {
  test("lets a transaction take longer than Prisma's usual five seconds", async () => {
    const { client, close } = await openTestDatabase("postgres");
    try {
      const work = inTransaction(async (transaction) => {
        await sleep(5_200);
        return transaction.project.count();
      }, client);
      expect(await work).toBe(0);
    } finally {
      await close();
    }
  });
});
