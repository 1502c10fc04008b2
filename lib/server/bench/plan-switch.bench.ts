import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { test } from "vitest";
import { createScanCutter } from "@/lib/api/cut-scan";
import {
  addProject,
  bind,
  elapsed,
  forget,
  peakMemoryMb,
  print,
  storeBytes,
} from "@/lib/server/bench/measure";
import { describeOnEveryEngine } from "@/lib/server/db/testing/test-database";
import { upload } from "@/lib/server/ingest/upload";
import { openBoard } from "@/lib/server/read/board";
import { QUESTIONS } from "@/lib/server/read/questions";

const DEMO = "prisma/demo/";
const PAGES = ["frame", "overview", "burndown", "heatmap", "files", "file", "plan"];
const PARAMS = new URLSearchParams({ path: "netra_backend/app/dependencies.py" });

describeOnEveryEngine("plan-switch", (database) => {
  test("the demo stored, and every page under another version of its plan", {
    timeout: 600_000,
  }, async () => {
    bind(database());
    await addProject(database(), "demo");
    const before = await storeBytes(database());
    const ingest = await elapsed(loadDemo);
    const bytes = (await storeBytes(database())) - before;
    print(
      `ingest ${database().engine}: 2,452 commits in ${(ingest / 1000).toFixed(1)} s, ${(2452 / (ingest / 1000)).toFixed(0)} commits/s, ${(bytes / 1024 / 1024).toFixed(1)} MB with indexes, peak ${peakMemoryMb()} MB`,
    );
    for (const version of [1, 2, 3]) {
      forget();
      let sum = 0;
      for (const page of PAGES) {
        sum += await elapsed(async () => {
          const board = await openBoard({ project: "demo", plan: "websocket-manager", version });
          return QUESTIONS[page]?.json(board, PARAMS);
        });
      }
      print(
        `plan-switch ${database().engine}: version ${version}, ${PAGES.length} pages from nothing cached in ${sum.toFixed(0)} ms (target 2,000)`,
      );
    }
  });
});

async function loadDemo(): Promise<void> {
  const send = (text: string) =>
    upload(new Uint8Array(Buffer.from(text)), {
      project: "demo",
      receivedAt: Date.now(),
      name: "bench",
    });
  const cutter = createScanCutter();
  for (const line of gunzipSync(readFileSync(`${DEMO}websocket-manager-history.scan.ndjson.gz`))
    .toString()
    .trimEnd()
    .split("\n")) {
    const part = cutter.take(line);
    if (part) await send(part.text);
  }
  const last = cutter.finish();
  if (last) await send(last.text);
  for (const name of ["plan-1104", "plan-1104-v2", "plan-1104-v3"])
    await send(readFileSync(`${DEMO}${name}.yaml`, "utf8"));
}
