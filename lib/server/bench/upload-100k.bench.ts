import { test } from "vitest";
import { cutCommit } from "@/lib/server/bench/history-file";
import { addProject, bind, elapsed, peakMemoryMb, print } from "@/lib/server/bench/measure";
import { fullCommit, HEADER, plan } from "@/lib/server/bench/synthetic";
import { insertColumns } from "@/lib/server/db/insert-columns";
import { describeOnEveryEngine, type TestDatabase } from "@/lib/server/db/testing/test-database";
import { upload } from "@/lib/server/ingest/upload";
import { openBoard } from "@/lib/server/read/board";
import { readOverview } from "@/lib/server/read/overview";

const FILES = 10_000;
const PER_FILE = 10;
const SLICE = 20_000;

describeOnEveryEngine("upload-100k", (database) => {
  test("100,000 imports in one upload, to the first overview", { timeout: 600_000 }, async () => {
    bind(database());
    await addProject(database(), "bench");
    const commit = fullCommit(0, FILES, PER_FILE);
    const bare = await elapsed(() => bareInsert(database(), commit));
    const send = (text: string) =>
      upload(new Uint8Array(Buffer.from(text)), {
        project: "bench",
        receivedAt: Date.now(),
        name: "bench",
      });
    await send(plan(1));
    const sent = `${[HEADER, ...cutCommit(commit)].join("\n")}\n`;
    const stored = await elapsed(() => send(sent));
    const shown = await elapsed(async () =>
      readOverview(await openBoard({ project: "bench", plan: "bench" })),
    );
    print(
      `upload-100k ${database().engine}: stored in ${stored.toFixed(0)} ms, first overview ${shown.toFixed(0)} ms; bare unnest of the same rows ${bare.toFixed(0)} ms; ratio ${((stored + shown) / bare).toFixed(2)} (target 2), peak ${peakMemoryMb()} MB`,
    );
  });
});

/** The floor: the same items as plain rows of text and integers, with a primary key. */
async function bareInsert({ client, pool }: TestDatabase, commit: string): Promise<void> {
  const { files } = JSON.parse(commit) as {
    files: {
      path: string;
      imports: { line: number; module: string; name: string; kind: string }[];
    }[];
  };
  await pool.query(
    "create table bare (id bigserial primary key, path text, line int, module text, name text, kind text)",
  );
  const rows = files.flatMap(({ path, imports }) => imports.map((row) => ({ path, ...row })));
  await client.$transaction(async (tx) => {
    for (let at = 0; at < rows.length; at += SLICE) {
      const part = rows.slice(at, at + SLICE);
      await insertColumns(tx, "bare", {
        path: { text: part.map((row) => row.path) },
        line: { int: part.map((row) => row.line) },
        module: { text: part.map((row) => row.module) },
        name: { text: part.map((row) => row.name) },
        kind: { text: part.map((row) => row.kind) },
      });
    }
  });
}
