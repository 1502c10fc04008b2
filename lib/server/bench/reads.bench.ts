import { test } from "vitest";
import {
  addProject,
  bind,
  elapsed,
  peakMemoryMb,
  percentile,
  print,
} from "@/lib/server/bench/measure";
import { deltaCommit, fullCommit, HEADER, plan } from "@/lib/server/bench/synthetic";
import { describeOnEveryEngine } from "@/lib/server/db/testing/test-database";
import { upload } from "@/lib/server/ingest/upload";
import { answerOf } from "@/lib/server/read/answer";
import { openBoard } from "@/lib/server/read/board";

const COMMITS = 20_000;
const FILES = 4_000;
const PER_FILE = 4;
const PART = 500;
const ASKED = 20;
const PAGES = ["frame", "overview", "burndown", "heatmap", "files", "file"];
const PARAMS = new URLSearchParams({ path: "src/area7/part7/file_7.py" });

describeOnEveryEngine("reads", (database) => {
  test("pages over 20,000 commits and about 100,000 lives", { timeout: 3_600_000 }, async () => {
    bind(database());
    await addProject(database(), "bench");
    const send = (text: string) =>
      upload(new Uint8Array(Buffer.from(text)), {
        project: "bench",
        receivedAt: Date.now(),
        name: "bench",
      });
    await send(plan(1));
    await send(`${HEADER}\n${fullCommit(0, FILES, PER_FILE)}\n`);
    for (let from = 1; from < COMMITS; from += PART) {
      const part = Array.from({ length: Math.min(PART, COMMITS - from) }, (_, at) =>
        deltaCommit(from + at, FILES, PER_FILE, 2),
      );
      await send(`${[HEADER, ...part].join("\n")}\n`);
    }
    const lives = await database().client.life.count();
    const ask = (page: string) =>
      elapsed(async () =>
        answerOf(await openBoard({ project: "bench", plan: "bench" }), page, PARAMS),
      );
    for (const page of PAGES) {
      await ask(page);
      const warm: number[] = [];
      for (let n = 0; n < ASKED; n++) warm.push(await ask(page));
      print(
        `reads ${database().engine} ${page}: warm p95 ${percentile(warm, 95).toFixed(0)} ms (target 100)`,
      );
    }
    const after: number[] = [];
    for (let n = 0; n < ASKED; n++) {
      await send(`${HEADER}\n${deltaCommit(COMMITS + n, FILES, PER_FILE, 2)}\n`);
      after.push(await ask("overview"));
    }
    print(
      `reads ${database().engine}: overview right after an upload p95 ${percentile(after, 95).toFixed(0)} ms (target 300); ${lives} lives, ${COMMITS} commits, peak ${peakMemoryMb()} MB`,
    );
  });
});
