import { createHash } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { describeOnEveryEngine, type TestDatabase } from "@/lib/server/db/testing/test-database";
import { reindexAll } from "@/lib/server/ingest/reindex";
import { demoPlans, demoScan, requests, shuffled } from "@/lib/server/ingest/testing/demo";
import { bindEmpty, exported, send } from "@/lib/server/ingest/testing/law-store";

const { header, commits } = demoScan();
const plans = demoPlans();
const SLOW = 120_000;

async function sendAll(texts: readonly string[]): Promise<void> {
  for (const text of texts) await send(text);
}

/** A digest for the whole, and the lines for a difference that can be read. */
function expectSame(found: readonly string[], expected: readonly string[]): void {
  const digest = (lines: readonly string[]) =>
    createHash("sha256").update(lines.join("\n")).digest("hex");
  if (digest(found) === digest(expected)) return;
  const at = found.findIndex((line, index) => line !== expected[index]);
  expect({ at, line: found[at], lines: found.length }).toEqual({
    at,
    line: expected[at],
    lines: expected.length,
  });
}

/** The demo in order, once; what every other order must give. */
let whole: string[] | undefined;

async function wholeDemo(database: TestDatabase): Promise<string[]> {
  if (whole) return whole;
  await sendAll([...requests(header, commits, 500), ...plans]);
  whole = await exported(database);
  return whole;
}

describeOnEveryEngine("the demo", (database) => {
  beforeEach(() => bindEmpty(database()));

  test(
    "gives the same export on every engine, and again after a reindex",
    async () => {
      await sendAll([...requests(header, commits, 500), ...plans]);
      const first = await exported(database());
      whole ??= first;
      expectSame(first, whole);
      expect(first.length).toBeGreaterThan(2452 * 2);
      await reindexAll();
      expectSame(await exported(database()), first);
    },
    SLOW,
  );

  test(
    "sent twice is answered as known and changes nothing, receipts included",
    async () => {
      const texts = [...requests(header, commits, 500), ...plans];
      await sendAll(texts);
      const before = await exported(database(), true);
      for (const text of texts) expect((await send(text)).isNew).toBe(false);
      expectSame(await exported(database(), true), before);
    },
    SLOW,
  );

  test(
    "backwards gives the same",
    async () => {
      const expected = await wholeDemo(database());
      await bindEmpty(database());
      await sendAll([...plans, ...requests(header, commits.toReversed(), 250)]);
      expectSame(await exported(database()), expected);
    },
    SLOW,
  );

  test.each([1, 2, 3])(
    "shuffled (seed %i), in small requests and plans between, gives the same",
    async (seed) => {
      const expected = await wholeDemo(database());
      await bindEmpty(database());
      const size = database().engine === "embedded" ? 100 : 40;
      const texts = requests(header, shuffled(commits, seed), size);
      await sendAll(shuffled([...texts, ...plans], seed));
      expectSame(await exported(database()), expected);
    },
    SLOW,
  );

  test(
    "with one commit in twenty held back until the end gives the same",
    async () => {
      const expected = await wholeDemo(database());
      await bindEmpty(database());
      const late = new Set(shuffled(commits, 4).slice(0, Math.round(commits.length / 20)));
      await sendAll(
        requests(
          header,
          commits.filter((commit) => !late.has(commit)),
          500,
        ),
      );
      await sendAll(requests(header, [...late], 40));
      await sendAll(plans.toReversed());
      expectSame(await exported(database()), expected);
    },
    SLOW,
  );
});
