// For start-engine.test.ts: a parent of an engine, to be killed.
import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";

const engine = fork(fileURLToPath(new URL("./engine-process.mjs", import.meta.url)), [
  process.argv[2],
]);
engine.on("message", () => process.send({ pid: engine.pid }));
