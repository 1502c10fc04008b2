import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const READY_WITHIN_MS = 60_000;
/** Requests in flight are let end; what has not ended by then is cut off. */
const DRAIN_MS = 10_000;

export type WebServer = {
  readonly url: string;
  /** Settles when the process has ended, for whatever reason. */
  readonly ended: Promise<unknown>;
  stop(): Promise<void>;
};

/**
 * `next start` on loopback, with those settings beside the inherited ones. It ends with this process.
 * Throws an Error with its last words when it does not answer /healthz in time.
 */
export async function startWebServer(options: {
  readonly port: number;
  readonly build: string;
  readonly settings: Readonly<Record<string, string>>;
}): Promise<WebServer> {
  const { port, build, settings } = options;
  const next = join(process.cwd(), "node_modules/next/dist/bin/next");
  const preloads = [
    new URL("./end-with-parent.mjs", import.meta.url),
    new URL("./request-limits.mjs", import.meta.url),
  ];
  const child = fork(next, ["start", "-p", String(port), "-H", "127.0.0.1"], {
    execArgv: preloads.flatMap(({ href }) => ["--import", href]),
    stdio: ["ignore", "pipe", "inherit", "ipc"],
    env: {
      ...process.env,
      ...settings,
      NODE_ENV: "production",
      NEXT_TELEMETRY_DISABLED: "1",
      PLUMBLINE_DIST: build,
    },
  });
  // Its greeting would be a second URL line; a pipe that nobody reads would fill up.
  child.stdout?.resume();
  const ended = once(child, "exit");
  const url = `http://127.0.0.1:${port}`;
  const stop = () => stopChild(child, ended);
  if (!(await Promise.race([isHealthy(url), ended.then(() => false)]))) {
    await stop();
    throw new Error(`The web server did not answer ${url}/healthz.`);
  }
  return { url, ended, stop };
}

async function isHealthy(url: string): Promise<boolean> {
  const until = Date.now() + READY_WITHIN_MS;
  while (Date.now() < until) {
    const answer = await fetch(`${url}/healthz`).catch(() => null);
    if (answer?.ok) return true;
    await sleep(100);
  }
  return false;
}

async function stopChild(child: ChildProcess, ended: Promise<unknown>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill("SIGTERM");
  const cutOff = setTimeout(() => child.kill("SIGKILL"), DRAIN_MS);
  await ended;
  clearTimeout(cutOff);
}
