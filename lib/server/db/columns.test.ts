import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Prisma } from "@/lib/server/db/generated/client";
import { insertColumns } from "@/lib/server/db/insert-columns";
import { readColumns } from "@/lib/server/db/read-columns";
import { describeOnEveryEngine, type TestDatabase } from "@/lib/server/db/testing/test-database";

type Sheet = {
  readonly small: Int32Array;
  readonly large: readonly number[];
  readonly words: readonly (string | null)[];
};

const int = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });
const text = fc.string({ unit: "grapheme" }).filter((s) => !s.includes("\0"));
const sheet = fc.array(fc.tuple(int, fc.maxSafeInteger(), fc.option(text)), { maxLength: 40 }).map(
  (rows): Sheet => ({
    small: Int32Array.from(rows, ([small]) => small),
    large: rows.map(([, large]) => large),
    words: rows.map(([, , word]) => word),
  }),
);

async function makeTable({ pool }: TestDatabase): Promise<void> {
  await pool.query("drop table if exists sheet");
  await pool.query(`create table sheet (
    id serial, small int, flag bool, at timestamptz(3), body bytea, ints int[], word text unique)`);
}

describeOnEveryEngine("columns", (database) => {
  test("are read as the database holds them", async () => {
    const { client } = database();
    const kinds = { small: "int", large: "number", word: "text" } as const;
    const law = fc.asyncProperty(sheet, async ({ small, large, words }) => {
      const rows = await readColumns(
        client,
        kinds,
        Prisma.sql`select small, large, word from unnest(${[...small]}::int[], ${large.map(BigInt)}::int8[],
          ${[...words]}::text[]) with ordinality t(small, large, word, n) order by n`,
      );
      expect(rows).toEqual({ small, large: Float64Array.from(large), word: words });
    });
    await fc.assert(law, { numRuns: 40 });
  });

  test("keep the order of the query", async () => {
    const rows = await readColumns(
      database().client,
      { n: "int" },
      Prisma.sql`select n from generate_series(1, 1000) n order by n % 7, n desc`,
    );
    const expected = Array.from({ length: 1000 }, (_, at) => at + 1);
    expected.sort((a, b) => (a % 7) - (b % 7) || b - a);
    expect([...rows.n]).toEqual(expected);
  });

  test("refuse a null among numbers, and a number that is not whole", async () => {
    const { client } = database();
    const read = (query: Prisma.Sql) => readColumns(client, { n: "int" }, query);
    await expect(read(Prisma.sql`select null::int as n`)).rejects.toThrow("one is null");
    await expect(read(Prisma.sql`select 1.5 as n`)).rejects.toThrow('"." in a whole number');
  });

  test("are inserted by one statement, every type of them", async () => {
    await makeTable(database());
    const { client, pool } = database();
    const inserted = await insertColumns(client, "sheet", {
      small: { int: Int32Array.of(-1, 2) },
      flag: { bool: [true, null] },
      at: { time: [1_700_000_000_123, null] },
      body: { bytes: [Uint8Array.of(0, 255), null] },
      ints: { ints: [[1, 2, 3], []] },
      word: { text: ['a "b" {c}, \\d\n', null] },
    });
    expect(inserted).toBe(2);
    const { rows } = await pool.query(
      "select small, flag, extract(epoch from at)::float8 as at, body, ints, word from sheet order by id",
    );
    expect(rows).toEqual([
      {
        small: -1,
        flag: true,
        at: 1_700_000_000.123,
        body: Buffer.of(0, 255),
        ints: [1, 2, 3],
        word: 'a "b" {c}, \\d\n',
      },
      { small: 2, flag: null, at: null, body: null, ints: [], word: null },
    ]);
  });

  test("whatever rows share is inserted in each of them", async () => {
    const { client, pool } = database();
    const value = fc.oneof(fc.constantFrom(null, 0, -1), int);
    const law = fc.asyncProperty(
      fc.array(value, { minLength: 1, maxLength: 20 }),
      value,
      async (first, shared) => {
        await makeTable(database());
        const all = first.map(() => shared);
        await insertColumns(client, "sheet", {
          small: { int: first },
          id: { int: first.map((_, at) => at) },
          flag: { bool: all.map(() => true) },
        });
        await insertColumns(client, "sheet", {
          small: { int: all },
          id: { int: all.map(() => -1) },
        });
        const { rows } = await pool.query(
          "select small, id, flag from sheet where id >= 0 order by id",
        );
        expect(rows).toEqual(first.map((small, id) => ({ small, id, flag: true })));
        const again = await pool.query("select small from sheet where id < 0");
        expect(again.rows).toEqual(all.map((small) => ({ small })));
      },
    );
    await fc.assert(law, { numRuns: 20 });
  });

  test("any text survives the way in and out", async () => {
    const { client } = database();
    const law = fc.asyncProperty(fc.uniqueArray(text, { maxLength: 30 }), async (words) => {
      await makeTable(database());
      expect(await insertColumns(client, "sheet", { word: { text: words } })).toBe(words.length);
      const query = Prisma.sql`select word from sheet order by id`;
      expect(await readColumns(client, { word: "text" }, query)).toEqual({ word: words });
    });
    await fc.assert(law, { numRuns: 20 });
  });

  test("leave rows that exist when told so, and insert nothing for no rows", async () => {
    await makeTable(database());
    const { client } = database();
    const insert = (words: string[], conflict?: Prisma.Sql) =>
      insertColumns(client, "sheet", { word: { text: words } }, conflict);
    expect(await insert([])).toBe(0);
    expect(await insert(["a", "b"])).toBe(2);
    await expect(insert(["b", "c"])).rejects.toThrow();
    expect(await insert(["b", "c"], Prisma.sql`on conflict do nothing`)).toBe(1);
  });
});

describe("columns of unequal length", () => {
  test("are refused before the database is asked", async () => {
    const nobody = {
      $executeRaw: () => {
        throw new Error("asked");
      },
    };
    const columns = { a: { int: [1, 2] }, b: { text: ["x"] } };
    await expect(insertColumns(nobody, "sheet", columns)).rejects.toThrow("columns of 2, 1 rows");
  });
});
