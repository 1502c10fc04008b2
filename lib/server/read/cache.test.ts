import { beforeEach, expect, test } from "vitest";
import { deltaCommit, fullCommit, HEADER, plan } from "@/lib/server/bench/synthetic";
import { describeOnEveryEngine } from "@/lib/server/db/testing/test-database";
import { bindEmpty, PROJECT, send } from "@/lib/server/ingest/testing/law-store";
import { junit, sendReport } from "@/lib/server/ingest/testing/reports";
import { withdrawUpload } from "@/lib/server/ingest/withdraw";
import { openBoard } from "@/lib/server/read/board";

const open = () => openBoard({ project: PROJECT, plan: "bench" });

describeOnEveryEngine("what is known of a line", (database) => {
  beforeEach(() => bindEmpty(database()));

  test("outlives a test run and a plan, and neither a scan nor its withdrawal", async () => {
    await send(plan(1));
    await send(`${HEADER}\n${fullCommit(0, 3, 2)}\n`);
    const before = await open();
    await sendReport(junit([{ file: "a.py", name: "a" }]));
    const behindRun = await open();
    expect(behindRun.project.revision).toBeGreaterThan(before.project.revision);
    expect(behindRun.judged).toBe(before.judged);
    await send(plan(2));
    expect((await open()).facts.commits).toBe(before.facts.commits);
    const scan = await send(`${HEADER}\n${deltaCommit(1, 3, 2, 1)}\n`);
    expect((await open()).facts.commits.sha).toHaveLength(2);
    await withdrawUpload(PROJECT, scan.upload, { by: "Ada", reason: "wrong", at: 1 });
    expect((await open()).facts.commits.sha).toHaveLength(1);
  });
});
