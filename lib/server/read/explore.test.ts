import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { test } from "vitest";
import { createScanCutter } from "@/lib/api/cut-scan";
import { addProject, bind, elapsed } from "@/lib/server/bench/measure";
import { describeOnEveryEngine } from "@/lib/server/db/testing/test-database";
import { upload } from "@/lib/server/ingest/upload";
import { openBoard } from "@/lib/server/read/board";
import { QUESTIONS } from "@/lib/server/read/questions";

describeOnEveryEngine("explore", (database) => {
  test("x", { timeout: 600_000 }, async () => {
    bind(database());
    await addProject(database(), "demo");
    const send = (text: string) =>
      upload(new Uint8Array(Buffer.from(text)), {
        project: "demo",
        receivedAt: Date.now(),
        name: "x",
      });
    for (const name of ["plan-1104", "plan-1104-v2", "plan-1104-v3"])
      await send(readFileSync(`prisma/demo/${name}.yaml`, "utf8"));
    const cutter = createScanCutter();
    for (const line of gunzipSync(
      readFileSync("prisma/demo/websocket-manager-history.scan.ndjson.gz"),
    )
      .toString()
      .split("\n")
      .filter(Boolean)) {
      const part = cutter.take(line);
      if (part) await send(part.text);
    }
    const last = cutter.finish();
    if (last) await send(last.text);
    for (const q of ["phantoms", "restorations", "copies"]) {
      for (let n = 0; n < 2; n++) {
        let a: unknown;
        const ms = await elapsed(async () => {
          a = await QUESTIONS[q]?.json(
            await openBoard({ project: "demo", plan: "websocket-manager" }),
            new URLSearchParams(),
          );
        });
        console.log(q, ms.toFixed(0), "ms", JSON.stringify(a).length);
        if (n === 0) console.log(JSON.stringify(a).slice(0, 6000));
      }
    }
  });
});
