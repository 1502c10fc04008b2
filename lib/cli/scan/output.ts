import { createWriteStream, rmSync } from "node:fs";
import { rename, rm } from "node:fs/promises";
import type { Writable } from "node:stream";
import { finished } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { CannotError } from "@/lib/cli/usage";

const BATCH_BYTES = 256 * 1024;
const LINE_END = Buffer.from("\n");

/** Where a scan goes: stdout for `-`, else a file that has its name only once it is whole; gzip when the name ends in `.gz`. */
export async function writeLines(lines: AsyncIterable<Uint8Array>, out: string): Promise<void> {
  if (out === "-") {
    const failure = await pour(lines, process.stdout, process.stdout);
    // Whoever read the output has closed it: `scan | head` has what it wanted.
    if (failure === null || failure.code === "EPIPE") return;
    throw new CannotError(`The output cannot be written: ${failure.message}`);
  }
  const part = `${out}.part`;
  const file = createWriteStream(part);
  // A process that a signal ends leaves nothing half written behind.
  const removePart = () => rmSync(part, { force: true });
  process.once("exit", removePart);
  const target = out.endsWith(".gz") ? createGzip() : file;
  try {
    if (target !== file) target.pipe(file);
    const failure = await pour(lines, target, file);
    if (failure !== null) throw new CannotError(`${out} cannot be written: ${failure.message}`);
    target.end();
    await finished(file);
    await rename(part, out);
  } catch (error) {
    file.destroy();
    await rm(part, { force: true });
    throw error;
  } finally {
    process.off("exit", removePart);
  }
}

/** Writes in batches and waits whenever the reader is behind; stops, and answers why, when `end` can take no more. */
async function pour(
  lines: AsyncIterable<Uint8Array>,
  target: Writable,
  end: Writable,
): Promise<NodeJS.ErrnoException | null> {
  let failure: NodeJS.ErrnoException | null = null;
  const failed = new Promise<void>((resolve) => {
    end.once("error", (error) => {
      failure = error;
      resolve();
    });
  });
  let batch: Uint8Array[] = [];
  let size = 0;
  const flush = async () => {
    const bytes = Buffer.concat(batch);
    batch = [];
    size = 0;
    if (bytes.length > 0 && !target.write(bytes)) await Promise.race([drained(target), failed]);
  };
  for await (const line of lines) {
    batch.push(line, LINE_END);
    size += line.length + 1;
    if (size < BATCH_BYTES) continue;
    await flush();
    if (failure !== null) return failure;
  }
  await flush();
  return failure;
}

function drained(target: Writable): Promise<void> {
  return new Promise((resolve) => target.once("drain", resolve));
}
