import { parentPort, workerData } from "node:worker_threads";
import { LANGUAGES } from "@/lib/scanner/languages/registry";
import type { FromWorker, ToWorker, WorkerStart } from "./messages";
import { createShareReader, failureOf } from "./share-reader";

// The entry of a worker thread; `worker-pool.ts` says how it is found.

const { git, languages }: WorkerStart = workerData;
const post = (message: FromWorker, transfer: ArrayBuffer[] = []) =>
  parentPort?.postMessage(message, transfer);
const reader = createShareReader({
  git,
  languages: LANGUAGES.filter(({ id }) => languages.includes(id)),
  post,
});

parentPort?.on("message", (share: ToWorker) => {
  if (share !== null) reader.take(share);
  else reader.end().catch((error: unknown) => post(failureOf(error)));
});
