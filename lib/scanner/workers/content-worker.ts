import { parentPort, workerData } from "node:worker_threads";
import { GitError } from "@/lib/scanner/git/git";
import { LANGUAGES } from "@/lib/scanner/languages/registry";
import type { FromWorker, ToWorker, WorkerStart } from "./messages";
import { createShareReader } from "./share-reader";

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
  const work = share === null ? reader.end() : reader.take(share);
  work.catch((error: unknown) => {
    const message = error instanceof Error ? error.message : String(error);
    post({ type: "failed", message, isGit: error instanceof GitError });
  });
});
