import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import { GitError } from "@/lib/scanner/git/git";
import type { FromWorker, Share, ToWorker, WorkerStart } from "./messages";

export type Contents = Extract<FromWorker, { type: "contents" }>;

export type WorkerPool = {
  /** Starts as many more as are missing to so many. */
  readonly growTo: (count: number) => void;
  readonly size: () => number;
  /** Hands out shares to whoever is free, until `nextShare` has none for it; `onContents` hears which worker sent. */
  readonly read: (
    nextShare: (worker: number) => Share | null,
    onContents: (worker: number, contents: Contents) => void,
  ) => Promise<void>;
  /** Ends the workers, also in the middle of their work; each takes its git along. */
  readonly end: () => Promise<void>;
};

/**
 * The worker's file lies beside this one, under the same ending: `.ts` in the sources, `.js` where both were built. Null where
 * it is not there, as in a bundle that left it out: then one thread reads all.
 */
function findEntry(): URL | null {
  const ending = /\.[a-z]+$/.exec(import.meta.url)?.[0] ?? "";
  const entry = new URL(`./content-worker${ending}`, import.meta.url);
  return entry.protocol === "file:" && existsSync(entry) ? entry : null;
}

/**
 * A worker takes tsx over neither from the options of its process nor from its hooks (Node 20), and tests run sources without
 * it: in a worker that is a source tsx is registered first, by the file that its `exports` name for `import`.
 */
const START_SOURCE = `
  const { workerData } = require("node:worker_threads");
  import(workerData.tsx).then(({ register }) => {
    register();
    return import(workerData.entry);
  });
`;

// What a file needs while it is read is soon garbage: with room for much of it little is looked at.
const LIMITS = { maxYoungGenerationSizeMb: 64 };

function startWorker(entry: URL, start: WorkerStart): Worker {
  if (!entry.pathname.endsWith(".ts")) {
    return new Worker(entry, { workerData: start, resourceLimits: LIMITS });
  }
  const tsx = createRequire(import.meta.url)
    .resolve("tsx/esm/api")
    .replace(/\.cjs$/, ".mjs");
  // The paths of our imports stand in our own tsconfig, wherever the user stands.
  const TSX_TSCONFIG_PATH = fileURLToPath(new URL("../../../tsconfig.json", import.meta.url));
  return new Worker(START_SOURCE, {
    eval: true,
    execArgv: [],
    resourceLimits: LIMITS,
    workerData: { ...start, entry: entry.href, tsx: pathToFileURL(tsx).href },
    env: Object.assign({}, start.git.env as NodeJS.ProcessEnv, { TSX_TSCONFIG_PATH }),
  });
}

/** A pool, with nobody in it yet; null when the workers' file is not there. */
export function startWorkers(start: WorkerStart): WorkerPool | null {
  const entry = findEntry();
  if (entry === null) return null;
  const workers: Worker[] = [];
  return {
    growTo(count) {
      while (workers.length < count) workers.push(startWorker(entry, start));
    },
    size: () => workers.length,
    async read(nextShare, onContents) {
      await Promise.all(
        workers.map((worker, index) =>
          readAll(worker, {
            nextShare: () => nextShare(index),
            onContents: (contents) => onContents(index, contents),
          }),
        ),
      );
    },
    async end() {
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}

type Work = {
  readonly nextShare: () => Share | null;
  readonly onContents: (contents: Contents) => void;
};

/** Answers when the worker has read all that it was given; refuses when it failed or ended. */
function readAll(worker: Worker, { nextShare, onContents }: Work): Promise<void> {
  return new Promise((resolve, reject) => {
    const give = () => worker.postMessage(nextShare() satisfies ToWorker);
    const onMessage = (message: FromWorker) => {
      if (message.type === "contents") onContents(message);
      else if (message.type === "more") give();
      else if (message.type === "done") settle(resolve);
      else settle(() => reject(failure(message)));
    };
    const onError = (error: Error) => settle(() => reject(error));
    const onExit = () => settle(() => reject(new Error("A worker of the scanner ended.")));
    function settle(then: () => void): void {
      worker.off("message", onMessage).off("error", onError).off("exit", onExit);
      then();
    }
    worker.on("message", onMessage).on("error", onError).on("exit", onExit);
    give();
  });
}

function failure({ message, isGit }: Extract<FromWorker, { type: "failed" }>): Error {
  return isGit ? new GitError(message) : new Error(message);
}
