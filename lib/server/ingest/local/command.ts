import "server-only";
import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import type { LocalEvent } from "@/lib/api/local";
import { commandEnvironment, env } from "@/lib/server/env";
import { parseEvent } from "./events";

/** What is kept of what the command says on stderr: its end, where the reason of a failure stands. */
const SAID_KEPT = 4_000;

/** What a person asks for. */
export type Asked = {
  /** Absolute, of a directory that is there. */
  readonly path: string;
  /** The id that it is to have; null: as the repository's name suggests. */
  readonly project: string | null;
};

export type Command = {
  readonly stop: () => void;
  /** Its exit code, and the end of what it said beside its events; settles when it has ended, never rejects. */
  readonly ended: Promise<{ readonly code: number | null; readonly said: string }>;
};

/**
 * Starts `plumbline init --events` as a process of its own, which sends what it finds to this server as any upload is sent.
 * No shell; the arguments are values of options. It ends when this process does, for its input ends then.
 */
export function startInit(
  command: string,
  {
    path,
    project,
    isCheck,
  }: Asked & { /** Only look: nothing is sent. */ readonly isCheck: boolean },
  onEvent: (event: LocalEvent) => void,
): Command {
  const args = [
    ...[command, "init", "--events", `--repo=${path}`],
    ...[`--server=http://127.0.0.1:${env().port}`],
    ...(project === null ? [] : [`--project=${project}`]),
    ...(isCheck ? ["--check"] : []),
  ];
  const child = spawn(process.execPath, args, {
    // The input stays open: its end is the sign that this server is gone.
    stdio: ["pipe", "pipe", "pipe"],
    env: commandEnvironment(),
  });
  let said = "";
  child.stdin.on("error", () => {});
  child.stderr.setEncoding("utf8");
  child.stderr.on("data", (part: string) => {
    said = (said + part).slice(-SAID_KEPT);
  });
  createInterface({ input: child.stdout }).on("line", (line) => {
    const event = parseEvent(line);
    if (event) onEvent(event);
  });
  return { stop: () => stop(child), ended: endOf(child, () => said) };
}

function endOf(child: ChildProcess, said: () => string): Command["ended"] {
  return new Promise((resolve) => {
    child.on("error", (error) => resolve({ code: null, said: error.message }));
    child.on("close", (code) => resolve({ code, said: said().trim() }));
  });
}

function stop(child: ChildProcess): void {
  child.stdin?.end();
  child.kill("SIGTERM");
}
