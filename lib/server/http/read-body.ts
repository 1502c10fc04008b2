import "server-only";
import { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { MAX_BODY_BYTES, MAX_STREAM_BYTES } from "@/lib/api/upload-limits";
import { AppError } from "@/lib/server/errors";
import { type Holding, holding, inTurn } from "./upload-room";

const GZIP_MAGIC = [0x1f, 0x8b];
/** What is inflated in one go: large enough to be quick, small enough to stop a bomb early. */
const INFLATED_PIECE = 256 * 1024;

/**
 * Hands the whole body to `work`, inflated when it is gzip by its first bytes or by Content-Encoding, once there is room to read
 * it. Throws too-large beyond the limits, unavailable when the process holds too much already, and bad-request when fewer bytes
 * came than Content-Length promised, so that a cut upload never counts as a short one.
 */
export async function withBody<T>(
  request: Request,
  work: (bytes: Uint8Array<ArrayBuffer>) => Promise<T>,
): Promise<T> {
  const encoding = request.headers.get("content-encoding")?.toLowerCase() ?? "identity";
  if (!["identity", "gzip"].includes(encoding))
    throw new AppError(
      "unsupported",
      `Content-Encoding ${encoding} is not taken; send gzip or none.`,
    );
  const held = holding();
  try {
    const bytes = await readBody(request, held);
    return await inTurn(bytes.length, () => work(bytes));
  } finally {
    held.release();
  }
}

async function readBody(request: Request, held: Holding): Promise<Uint8Array<ArrayBuffer>> {
  const promised = request.headers.get("content-length");
  // A body that says itself that it is too large need not come.
  if (Number(promised) > MAX_BODY_BYTES) throw tooLarge(`more than ${MAX_BODY_BYTES} bytes`);
  const bytes = await collect(request.body ?? [], held, `more than ${MAX_BODY_BYTES} bytes`).catch(
    (error: unknown) => {
      if (error instanceof AppError) throw error;
      throw new AppError("bad-request", "The connection ended before the whole body had come.");
    },
  );
  if (promised !== null && Number(promised) !== bytes.length) {
    throw new AppError(
      "bad-request",
      `Content-Length promised ${promised} bytes and ${bytes.length} came: the upload was cut.`,
    );
  }
  const isGzip = GZIP_MAGIC.every((byte, index) => bytes[index] === byte);
  return isGzip ? inflate(bytes, held) : bytes;
}

async function collect(
  pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  held: Holding,
  beyond: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of pieces) {
    size += part.length;
    if (size > MAX_BODY_BYTES) throw tooLarge(beyond);
    held.take(part.length);
    parts.push(part);
  }
  return new Uint8Array(Buffer.concat(parts));
}

/** In pieces, beside other requests: a bomb is stopped at the limit, with no more than that ever held. */
async function inflate(bytes: Uint8Array, held: Holding): Promise<Uint8Array<ArrayBuffer>> {
  const inflated = Readable.from([bytes]).pipe(createGunzip({ chunkSize: INFLATED_PIECE }));
  try {
    return await collect(inflated, held, `more than ${MAX_BODY_BYTES} bytes when inflated`);
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError(
      "bad-request",
      "The body begins like gzip and cannot be inflated: it is cut or damaged.",
    );
  } finally {
    inflated.destroy();
  }
}

function tooLarge(what: string): AppError {
  return new AppError(
    "too-large",
    `The body is ${what}. A stream of commits is cut into requests of at most ${MAX_STREAM_BYTES / 1024 / 1024} MB by \`plumbline upload FILE --project P\`.`,
    { limit: { bytes: MAX_BODY_BYTES } },
  );
}
