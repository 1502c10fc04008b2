import { test } from "vitest";
import {
  addProject,
  bind,
  elapsed,
  peakMemoryMb,
  percentile,
  print,
  storeBytes,
} from "@/lib/server/bench/measure";
import { deltaCommit, fullCommit, HEADER } from "@/lib/server/bench/synthetic";
import {
  environmentOf,
  type History,
  madeHistory,
  storeHistory,
} from "@/lib/server/bench/synthetic-history";
import { judgedPlan } from "@/lib/server/bench/synthetic-plan";
import { junitOf, madeSha } from "@/lib/server/bench/synthetic-runs";
import { describeOnEveryEngine, type TestDatabase } from "@/lib/server/db/testing/test-database";
import { upload } from "@/lib/server/ingest/upload";
import { answerOf } from "@/lib/server/read/answer";
import { openBoard } from "@/lib/server/read/board";
import { readProject } from "@/lib/server/read/project";
import { readTestFacts } from "@/lib/server/read/test-facts";

const RUNS = 5_000;
const TESTS = 2_000;
/** A run on each fourth commit: 20,000 commits. */
const COMMITS_PER_RUN = 4;
const FILES = 4_000;
const PER_FILE = 4;
/** Commits of one upload. */
const PART = 500;
/** The same at a tenth of the history comes first: a figure is to grow by less than a third over it. */
const SIZES = [RUNS / 10, RUNS];
const WARM = 20;
const UPLOADS = 3;
const PAGES = "overview golden-path triggers phases strategy tests test frame".split(" ");

describeOnEveryEngine("runs-5000", (database) => {
  test("pages over 5,000 runs of 2,000 tests and 20,000 commits", {
    timeout: 3_600_000,
  }, async () => {
    bind(database());
    await addProject(database(), "bench");
    const history = madeHistory(TESTS, COMMITS_PER_RUN);
    await send(judgedPlan());
    const state = { commits: 0, runs: 0 };
    const tenth = new Map<string, number>();
    for (const runs of SIZES) {
      await sendCommits(state.commits, runs * COMMITS_PER_RUN, history);
      const before = await storeBytes(database());
      const held = state.runs;
      const stored = await elapsed(() => storeHistory(database(), history, held, runs));
      const bytes = (await storeBytes(database())) - before;
      print(
        `runs-5000 ${database().engine}: ${runs - held} runs of ${TESTS} tests stored in ${(stored / 1000).toFixed(1)} s, ${(bytes / (runs - held)).toFixed(0)} bytes a run; now ${runs} runs, ${runs * COMMITS_PER_RUN} commits, ${await rowsOf(database())} rows, ${((await storeBytes(database())) / 1024 / 1024).toFixed(0)} MB`,
      );
      Object.assign(state, { commits: runs * COMMITS_PER_RUN, runs });
      for (const page of PAGES) {
        const figures = await measure(page, history, state);
        const line = Object.entries(figures).map(([name, ms]) => {
          const key = `${page} ${name}`;
          const first = tenth.get(key) ?? ms;
          tenth.set(key, first);
          return `${name} ${ms.toFixed(1).padStart(8)}${runs === RUNS ? ` (x${(ms / first).toFixed(2)})` : ""}`;
        });
        print(`runs-5000 ${database().engine} ${runs} ${page.padEnd(12)} ${line.join("  ")}`);
      }
    }
    print(
      `runs-5000 ${database().engine}: targets warm p95 100 ms, after an upload 300 ms, x1.30 of a tenth; peak ${peakMemoryMb()} MB`,
    );
  });
});

function send(text: string, run?: Parameters<typeof upload>[1]["run"]): Promise<unknown> {
  return upload(new Uint8Array(Buffer.from(text)), {
    ...{ project: "bench", receivedAt: Date.now(), name: "bench", run },
  });
}

async function sendCommits(from: number, to: number, history: History): Promise<void> {
  const places = [...new Set(history.tests.map(({ file }) => file))];
  if (from === 0) await send(`${HEADER}\n${fullCommit(0, FILES, PER_FILE, places)}\n`);
  for (let at = Math.max(1, from); at < to; at += PART) {
    const part = Array.from({ length: Math.min(PART, to - at) }, (_, n) =>
      deltaCommit(at + n, FILES, PER_FILE, 2),
    );
    await send(`${[HEADER, ...part].join("\n")}\n`);
  }
}

type State = { commits: number; runs: number };

/** In ms; `kb` is the answer's JSON. */
async function measure(page: string, history: History, state: State) {
  const params = new URLSearchParams(page === "test" ? { id: await aTest() } : {});
  let size = 0;
  const ask = () =>
    elapsed(async () => {
      const board = await openBoard({ project: "bench", plan: "bench" });
      size = JSON.stringify(await answerOf(board, page, params)).length;
    });
  const after: number[] = [];
  for (let n = 0; n < UPLOADS; n += 1) {
    await ask();
    const run = state.runs++;
    const commit = madeSha(state.commits - 1);
    await send(junitOf(history.resultsOf(run)), {
      ...{ commit, environment: environmentOf(run), run: String(run) },
      startedAt: new Date(Date.UTC(2026, 0, 1) + state.commits * 600_000 + n).toISOString(),
    });
    after.push(await ask());
  }
  const warm: number[] = [];
  for (let n = 0; n < WARM; n += 1) warm.push(await ask());
  return {
    "after upload": Math.min(...after),
    worst: Math.max(...after),
    "warm p95": percentile(warm, 95),
    kb: size / 1024,
  };
}

/** The key of some test. */
async function aTest(): Promise<string> {
  const { cases } = await readTestFacts(await readProject("bench"));
  return cases[7]?.key ?? "";
}

async function rowsOf({ pool }: TestDatabase): Promise<number> {
  const { rows } = await pool.query<{ n: string }>(
    "select (select count(*) from test_report) + (select count(*) from test_case) + (select count(*) from failure_text) + (select count(*) from test_set) + (select count(*) from commit_fact) + (select count(*) from life) as n",
  );
  return Number(rows[0]?.n ?? 0);
}
