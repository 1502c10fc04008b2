import { test } from "vitest";
import {
  addProject,
  bind,
  elapsed,
  peakMemoryMb,
  print,
  storeBytes,
} from "@/lib/server/bench/measure";
import { deltaCommit, fullCommit, HEADER } from "@/lib/server/bench/synthetic";
import { describeOnEveryEngine } from "@/lib/server/db/testing/test-database";
import { upload } from "@/lib/server/ingest/upload";

const IDLE = 10_000;
const TARGET = 500;

describeOnEveryEngine("idle", (database) => {
  test("10,000 commits that change nothing, each its own upload", {
    timeout: 3_600_000,
  }, async () => {
    bind(database());
    await addProject(database(), "bench");
    const send = (commit: string) =>
      upload(new Uint8Array(Buffer.from(`${HEADER}\n${commit}\n`)), {
        project: "bench",
        receivedAt: Date.now(),
        name: "bench",
      });
    await send(fullCommit(0, 1000, 4));
    const before = await storeBytes(database());
    const ms = await elapsed(async () => {
      for (let n = 1; n <= IDLE; n++) await send(deltaCommit(n, 1000, 4, 0));
    });
    const growth = ((await storeBytes(database())) - before) / IDLE;
    print(
      `idle ${database().engine}: ${growth.toFixed(0)} bytes a commit (target ${TARGET}), ${(IDLE / (ms / 1000)).toFixed(0)} uploads/s, peak ${peakMemoryMb()} MB`,
    );
  });
});
