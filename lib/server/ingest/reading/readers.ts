import "server-only";
import { availableParallelism } from "node:os";
import { READER_LIMITS, type Reader, type ReaderLimits, startReader } from "./reader";

/** Left alone so long a reader is ended, and its memory with it. */
const IDLE_MS = 10_000;

export type Readers = {
  /** A reader that nobody else has, when one is free; in the order of asking. It is given back with `release`. */
  readonly acquire: () => Promise<Reader>;
  readonly release: (reader: Reader) => void;
  /** How many were started. */
  readonly started: () => number;
};

/** Up to `count` processes, started when they are needed; one that has ended is replaced. */
export function createReaders(count: number, limits: ReaderLimits): Readers {
  const free: { readonly reader: Reader; readonly idle: NodeJS.Timeout }[] = [];
  const waiting: (() => void)[] = [];
  let taken = 0;
  let started = 0;
  const start = (): Reader => {
    started += 1;
    return startReader(limits);
  };
  const fresh = (): Reader => {
    for (let last = free.pop(); last !== undefined; last = free.pop()) {
      clearTimeout(last.idle);
      if (last.reader.isAlive()) return last.reader;
    }
    return start();
  };
  const rest = (reader: Reader) => {
    const idle = setTimeout(() => {
      free.splice(
        free.findIndex((one) => one.reader === reader),
        1,
      );
      reader.end();
    }, IDLE_MS).unref();
    free.push({ reader, idle });
  };
  const passOn = () => {
    const next = waiting.shift();
    if (next === undefined) taken -= 1;
    else next();
  };
  return {
    async acquire() {
      if (taken >= count) await new Promise<void>((resolve) => waiting.push(resolve));
      else taken += 1;
      try {
        return fresh();
      } catch (error) {
        passOn();
        throw error;
      }
    },
    release(reader) {
      if (reader.isAlive()) rest(reader);
      passOn();
    },
    started: () => started,
  };
}

/** Two where the machine has cores for them beside the server and its engine. */
const COUNT = availableParallelism() > 3 ? 2 : 1;

const shared = globalThis as typeof globalThis & { plumblineReaders?: Readers | undefined };

/** Those of this process. */
export function readers(): Readers {
  shared.plumblineReaders ??= createReaders(COUNT, READER_LIMITS);
  return shared.plumblineReaders;
}
