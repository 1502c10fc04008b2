import "server-only";
import { type ChildProcess, spawn } from "node:child_process";
import type { Socket } from "node:net";
import { setImmediate } from "node:timers/promises";
import { commandEnvironment, readerProgram } from "@/lib/server/env";
import { AppError } from "@/lib/server/errors";
import type { Answered, Asked } from "./asked";
import { type Frame, frameStart, readFrames } from "./frames";
import { createAssembly } from "./pieces";

/** What a reader may take; settable so that tests need no gigabytes and no minutes. */
export type ReaderLimits = {
  /** MB of its heap. The largest body that is taken needs half of it. */
  readonly heapMb: number;
  /** For one step of reading. */
  readonly stepMs: number;
};
export const READER_LIMITS: ReaderLimits = { heapMb: 768, stepMs: 60_000 };

/** A process that reads the bytes of one upload at a time. */
export type Reader = {
  /**
   * The answer, plain data. Throws too-large when the process needed more memory than it may have, unprocessable when it took too
   * long, unavailable when it ended otherwise; it is of no use after that.
   */
  readonly ask: (asked: Asked, body?: Uint8Array) => Promise<unknown>;
  readonly isAlive: () => boolean;
  readonly end: () => void;
};

const SOURCE = "lib/server/ingest/reading/reader-process.ts";
const SAID_KEPT = 8_000;
const RETRY_AFTER_S = 5;

export function startReader(limits: ReaderLimits): Reader {
  const child = startProcess(limits);
  const frames = readFrames<Answered>(child.stdout);
  const end = { said: "", isLate: false, isOver: false };
  child.stderr.setEncoding("utf8");
  child.stderr.on("data", (part: string) => {
    end.said = (end.said + part).slice(0, SAID_KEPT);
  });
  const ended = new Promise<NodeJS.Signals | number | null>((resolve) => {
    child.on("error", () => resolve(null));
    child.on("close", (code, signal) => resolve(signal ?? code));
  }).finally(() => {
    end.isOver = true;
  });
  // It must not keep a process alive that has nothing else to do.
  const pipes = [child, child.stdin, child.stdout, child.stderr] as (ChildProcess | Socket)[];
  const hold = (isBusy: boolean) => {
    for (const pipe of pipes)
      if (isBusy) pipe.ref();
      else pipe.unref();
  };
  hold(false);
  return {
    isAlive: () => !end.isOver,
    end: () => void child.kill("SIGKILL"),
    async ask(asked, body) {
      hold(true);
      const late = setTimeout(() => {
        end.isLate = true;
        child.kill("SIGKILL");
      }, limits.stepMs);
      try {
        await give(child, asked, body);
        return await answerOf(frames);
      } catch (error) {
        if (error instanceof EndedError) throw reasonOf(await ended, end, limits);
        // What it was about to say is lost, so nothing more can be asked of it.
        if (!(error instanceof FailedError)) child.kill("SIGKILL");
        throw error;
      } finally {
        clearTimeout(late);
        hold(false);
      }
    },
  };
}

function startProcess({ heapMb }: ReaderLimits) {
  const bundle = readerProgram();
  const program =
    bundle === undefined ? ["--conditions=react-server", "--import", "tsx", SOURCE] : [bundle];
  const child = spawn(process.execPath, [`--max-old-space-size=${heapMb}`, ...program], {
    stdio: ["pipe", "pipe", "pipe"],
    env: commandEnvironment(),
  });
  // Told by its end; a write into a process that has just ended fails beside it.
  child.stdin.on("error", () => {});
  return child;
}

class EndedError extends Error {}
/** A fault in a parser; the process goes on. */
class FailedError extends Error {}

async function give(
  child: { readonly stdin: NodeJS.WritableStream },
  asked: Asked,
  body: Uint8Array = new Uint8Array(0),
): Promise<void> {
  child.stdin.write(frameStart(asked, body.length));
  // Where it fails the process has ended, which is told by its output.
  if (body.length > 0) await new Promise<void>((done) => child.stdin.write(body, () => done()));
}

async function answerOf(frames: AsyncGenerator<Frame<Answered>>): Promise<unknown> {
  const assembly = createAssembly();
  for (;;) {
    const next = await frames.next();
    if (next.done) throw new EndedError();
    const { head, body } = next.value;
    const text = new TextDecoder().decode(body);
    if (head === "failed") throw new FailedError(text);
    if (head === "done") return assembly.value();
    assembly.take(text);
    // Whoever asked meanwhile is answered between two pieces.
    await setImmediate();
  }
}

function reasonOf(
  how: NodeJS.Signals | number | null,
  { said, isLate }: { readonly said: string; readonly isLate: boolean },
  { heapMb, stepMs }: ReaderLimits,
): AppError {
  if (isLate) {
    return new AppError(
      "unprocessable",
      `The file could not be read within ${stepMs / 1000} seconds; nothing of it was stored.`,
      { limit: { seconds: stepMs / 1000 } },
    );
  }
  if (/heap out of memory|heap limit/.test(said)) {
    return new AppError(
      "too-large",
      `Reading the file takes more than ${heapMb} MB of memory; nothing of it was stored.`,
      { limit: { memoryBytes: heapMb * 1024 * 1024 } },
    );
  }
  process.stderr.write(
    `${new Date().toISOString()} the process that reads uploads ended (${how}): ${said.trim()}\n`,
  );
  return new AppError(
    "unavailable",
    `The process that reads uploads ended (${how}) before this one was read; nothing of it was stored. Send it again in ${RETRY_AFTER_S} seconds.`,
    { retryAfter: RETRY_AFTER_S },
  );
}
