import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import type { Writable } from "node:stream";
import { finished } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { CannotError } from "@/lib/cli/usage";

const BATCH_CHARACTERS = 64 * 1024;

/** Where a scan goes: stdout for `-`, else a file that has its name only once it is whole; gzip when the name ends in `.gz`. */
export async function writeLines(lines: AsyncIterable<string>, out: string): Promise<void> {
  if (out === "-") {
    await Promise.race([pour(lines, process.stdout), untilReaderLeft(process.stdout)]);
    return;
  }
  const part = `${out}.part`;
  const file = createWriteStream(part);
  try {
    await Promise.race([once(file, "open"), failureOf(file)]);
    const target = out.endsWith(".gz") ? createGzip() : file;
    if (target !== file) target.pipe(file);
    await Promise.race([pour(lines, target), failureOf(file)]);
    target.end();
    await finished(file);
    await rename(part, out);
  } catch (error) {
    file.destroy();
    await rm(part, { force: true });
    throw isSystemError(error)
      ? new CannotError(`${out} cannot be written: ${error.message}`)
      : error;
  }
}

/** Ends when whoever read the output has closed it: `scan | head` has what it wanted. */
async function untilReaderLeft(target: Writable): Promise<void> {
  const [error] = await once(target, "error");
  if (error.code !== "EPIPE")
    throw new CannotError(`The output cannot be written: ${error.message}`);
}

async function failureOf(file: Writable): Promise<never> {
  const [error] = await once(file, "error");
  throw error;
}

function isSystemError(error: unknown): error is Error {
  return error instanceof Error && "syscall" in error;
}

/** Writes in batches and waits whenever the reader is behind. */
async function pour(lines: AsyncIterable<string>, target: Writable): Promise<void> {
  let batch = "";
  const flush = async () => {
    const text = batch;
    batch = "";
    if (text !== "" && !target.write(text)) await once(target, "drain");
  };
  for await (const line of lines) {
    batch += `${line}\n`;
    if (batch.length >= BATCH_CHARACTERS) await flush();
  }
  await flush();
}
