import { createReadStream, statSync } from "node:fs";
import { pipeline, type Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { folderText } from "@/lib/cli/upload/folder-text";
import { CannotError, fromHere } from "@/lib/cli/usage";

const NEWLINE = 10;

/**
 * The bytes of a file, or of stdin for `-`, inflated when they are gzip; of a directory the Allure results in it. Throws
 * CannotError when they cannot be read.
 */
export async function* readBytes(file: string): AsyncGenerator<Buffer> {
  if (file !== "-" && statSync(fromHere(file), { throwIfNoEntry: false })?.isDirectory()) {
    yield Buffer.from(folderText(fromHere(file)), "utf8");
    return;
  }
  const source: Readable =
    file === "-" ? process.stdin : createReadStream(fromHere(file), { highWaterMark: 1 << 20 });
  try {
    yield* inflate(source);
  } catch (error) {
    throw new CannotError(`${file === "-" ? "stdin" : file}: ${reasonOf(error)}`);
  } finally {
    source.destroy();
  }
}

async function* inflate(source: Readable): AsyncGenerator<Buffer> {
  const chunks = source.iterator() as AsyncIterator<Buffer>;
  let head: Buffer = Buffer.alloc(0);
  let next = await chunks.next();
  for (; !next.done && head.length < 2; next = await chunks.next())
    head = Buffer.concat([head, next.value]);
  const whole = async function* () {
    yield head;
    for (; !next.done; next = await chunks.next()) yield next.value;
  };
  if (head[0] !== 0x1f || head[1] !== 0x8b) return yield* whole();
  const inflated = createGunzip({ chunkSize: 1 << 18 });
  // The error is thrown where the inflated bytes are read.
  pipeline(whole, inflated, () => {});
  yield* inflated as AsyncIterable<Buffer>;
}

function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === "ENOENT") return "there is no such file";
  if (code === "EISDIR") return "is a directory";
  if (code === "Z_BUF_ERROR" || code === "Z_DATA_ERROR")
    return "begins like gzip and cannot be inflated: it is cut or damaged";
  return message;
}

/** Lines with their line ends, the last one perhaps without. Throws CannotError beyond `maxBytes`. */
export async function* readLines(
  chunks: AsyncIterable<Buffer>,
  maxBytes: number,
  name: string,
): AsyncGenerator<Buffer> {
  let parts: Buffer[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    let from = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, from)) {
      const piece = chunk.subarray(from, end + 1);
      yield parts.length === 0 ? piece : Buffer.concat([...parts, piece]);
      parts = [];
      size = 0;
      from = end + 1;
    }
    if (from === chunk.length) continue;
    parts.push(chunk.subarray(from));
    size += chunk.length - from;
    if (size > maxBytes) throw new CannotError(`${name}: a line is longer than ${maxBytes} bytes`);
  }
  if (size > 0) yield Buffer.concat(parts);
}
