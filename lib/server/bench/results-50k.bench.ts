import { test } from "vitest";
import { parseReport } from "@/lib/formats/registry";
import { addProject, bind, elapsed, peakMemoryMb, print } from "@/lib/server/bench/measure";
import { junitOf, type MadeResult, madeResults, madeSha } from "@/lib/server/bench/synthetic-runs";
import { insertColumns } from "@/lib/server/db/insert-columns";
import { describeOnEveryEngine, type TestDatabase } from "@/lib/server/db/testing/test-database";
import { upload } from "@/lib/server/ingest/upload";

const TESTS = 50_000;
const SLICE = 20_000;
/** The machine is not idle all the time: of each figure the best counts. */
const ROUNDS = 4;

describeOnEveryEngine("results-50k", (database) => {
  test("50,000 results in one report, bytes to 201", { timeout: 600_000 }, async () => {
    bind(database());
    await database().pool.query(
      "create table bare (id bigserial primary key, place text, name text, status int, duration int, message text)",
    );
    const results = madeResults(TESTS, 200, 50);
    const text = junitOf(results);
    const best = { bare: 0, read: 0, first: 0, next: 0 };
    const keep = async (name: keyof typeof best, work: () => Promise<unknown>) => {
      const took = await elapsed(work);
      best[name] = best[name] === 0 ? took : Math.min(best[name], took);
    };
    for (let round = 0; round < ROUNDS; round += 1) {
      const project = `bench-${round}`;
      await addProject(database(), project);
      await keep("bare", () => bareInsert(database(), results));
      await keep("read", async () => parseReport(text, "junit"));
      await keep("first", () => send(project, text, 1));
      await keep("next", () => send(project, text, 2));
    }
    const ms = (name: keyof typeof best) => `${best[name].toFixed(0)} ms`;
    const ratio = (name: keyof typeof best, less = 0) =>
      ((best[name] - less) / best.bare).toFixed(2);
    print(
      `results-50k ${database().engine}: ${(text.length / 1024 / 1024).toFixed(1)} MB stored in ${ms("first")}, the next run of the same tests in ${ms("next")}, of which reading the XML ${ms("read")}; bare unnest of the same rows ${ms("bare")}; ratios ${ratio("first")} and ${ratio("next")}, without reading ${ratio("first", best.read)} and ${ratio("next", best.read)} (target 1), best of ${ROUNDS}, peak ${peakMemoryMb()} MB`,
    );
  });
});

function send(project: string, text: string, run: number): Promise<unknown> {
  return upload(new Uint8Array(Buffer.from(text)), {
    ...{ project, receivedAt: Date.now(), name: "bench" },
    run: { commit: madeSha(run) },
  });
}

/** The floor: the same results as plain rows of text and numbers, with a primary key. */
async function bareInsert({ client }: TestDatabase, results: readonly MadeResult[]): Promise<void> {
  await client.$transaction(async (tx) => {
    for (let at = 0; at < results.length; at += SLICE) {
      const part = results.slice(at, at + SLICE);
      await insertColumns(tx, "bare", {
        place: { text: part.map(({ file }) => file) },
        name: { text: part.map(({ name }) => name) },
        status: { int: part.map(({ failure }) => (failure === null ? 0 : 1)) },
        duration: { int: part.map(({ seconds }) => Math.round(seconds * 1000)) },
        message: { text: part.map(({ failure }) => failure) },
      });
    }
  });
}
