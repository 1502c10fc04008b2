import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { test } from "vitest";
import { addProject, bind, elapsed, print } from "@/lib/server/bench/measure";
import { startServer } from "@/lib/server/bench/server-process";
import { describeOnEveryEngine } from "@/lib/server/db/testing/test-database";

const PORT = 4971;
const FILES = [
  "prisma/demo/websocket-manager-history.scan.ndjson.gz",
  "prisma/demo/plan-1104.yaml",
];

describeOnEveryEngine("http", (database) => {
  test("the demo sent by the command line to a server of its own", {
    timeout: 600_000,
  }, async () => {
    bind(database());
    const url = database().engine === "embedded" ? "" : database().url;
    if (url !== "") await addProject(database(), "demo");
    const server = await startServer(PORT, url);
    try {
      const upload = await elapsed(() =>
        finished(
          spawn(
            process.execPath,
            [
              "lib/cli/plumbline.mjs",
              ...["upload", ...FILES, "--project", "demo", "--server", server.base],
            ],
            { stdio: "ignore" },
          ),
        ),
      );
      const shown = await elapsed(async () =>
        (
          await fetch(`${server.base}/api/v1/projects/demo/plans/websocket-manager/overview`)
        ).text(),
      );
      const peaks = server.memory().map(({ name, peak }) => `${name} ${peak} MB`);
      print(
        `http ${database().engine}: 2,452 commits in ${(upload / 1000).toFixed(1)} s with the command's start, ${(2452 / (upload / 1000)).toFixed(0)} commits/s; first overview ${shown.toFixed(0)} ms; peaks: ${peaks.join(", ")}`,
      );
    } finally {
      await server.stop();
    }
  });
});

async function finished(child: ChildProcess): Promise<void> {
  const [code] = await once(child, "exit");
  if (code !== 0) throw new Error(`The upload ended with ${code}.`);
}
