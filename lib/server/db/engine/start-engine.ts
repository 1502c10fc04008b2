import "server-only";
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type LockHolder, StoreHeldError } from "@/lib/server/db/engine/store-lock.mjs";

export type Engine = {
  /** A DATABASE_URL for `pg` and Prisma; `connection_limit=1` in it, see `poolSizeFor`. */
  readonly url: string;
  readonly pid: number;
  /** Settles when the process has ended, for whatever reason; the code is null after a signal. */
  readonly exited: Promise<number | null>;
  /** What the process last said on its standard error: why it ended, when nobody asked it to. */
  lastWords(): string;
  /** Ends the process: the database is closed and the lock given back. */
  stop(): Promise<void>;
};

type Answer =
  | { readonly ready: string }
  | { readonly refused: string; readonly holder: LockHolder | null; readonly path?: string };

/**
 * Starts the embedded engine on `<dataDir>/pg` in a child process that ends with this one.
 * Throws StoreHeldError when a living process holds the directory, else an Error that says why it did not open.
 */
export async function startEngine({ dataDir }: { readonly dataDir: string }): Promise<Engine> {
  const program = fileURLToPath(new URL("./engine-process.mjs", import.meta.url));
  const child = fork(program, [dataDir], {
    execArgv: [],
    stdio: ["ignore", "ignore", "pipe", "ipc"],
  });
  const exited = once(child, "exit").then(([code]: unknown[]) =>
    typeof code === "number" ? code : null,
  );
  const lastWords = collect(child);
  const answer = await Promise.race([
    once(child, "message").then(([message]: Answer[]) => message),
    exited.then(() => undefined),
  ]);
  if (answer === undefined) {
    throw new Error(
      `The embedded engine ended before it was ready on ${join(dataDir, "pg")}: ${lastWords()}`,
    );
  }
  if ("refused" in answer) {
    await exited;
    if (answer.holder) throw new StoreHeldError(answer.path ?? dataDir, answer.holder);
    throw new Error(answer.refused);
  }
  return {
    url: answer.ready,
    pid: child.pid ?? 0,
    exited,
    lastWords,
    stop: async () => {
      child.kill("SIGTERM");
      await exited;
    },
  };
}

/** The last words of the process: they are the only account of an engine that broke down. */
function collect(child: ChildProcess): () => string {
  let text = "";
  child.stderr?.setEncoding("utf8").on("data", (chunk: string) => {
    text = (text + chunk).slice(-4_000);
  });
  return () => text.trim() || "no reason given";
}
