import "server-only";
import { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { MAX_BODY_BYTES, MAX_STREAM_BYTES } from "@/lib/api/upload-limits";
import { AppError } from "@/lib/server/errors";
import { type Collector, createCollector } from "./body-collector";
import { pieceTurn } from "./piece-turn";
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
  const body = createCollector();
  const held = holding(body.drop);
  try {
    const bytes = await receive(request, body, held);
    held.keep();
    const isGzip = GZIP_MAGIC.every((byte, index) => bytes[index] === byte);
    return await (isGzip ? inflated(bytes, held, work) : inTurn(bytes.length, () => work(bytes)));
  } finally {
    held.release();
    body.drop();
  }
}

/**
 * A body takes the room that it says it needs. One that outgrows it, because it lies or has several members (RFC 1952, 2.2), is
 * inflated again when nothing else is read: fifty that say they are small would all be large at once.
 */
async function inflated<T>(
  bytes: Uint8Array<ArrayBuffer>,
  held: Holding,
  work: (bytes: Uint8Array<ArrayBuffer>) => Promise<T>,
): Promise<T> {
  const said = saidSize(bytes);
  if (said > MAX_BODY_BYTES) throw tooLarge(INFLATED_BEYOND);
  const done = await inTurn(said, () => inflate(bytes, held, said, work));
  if (done !== null) return done.answer;
  const last = await inTurn(MAX_BODY_BYTES, () => inflate(bytes, held, MAX_BODY_BYTES, work));
  if (last === null) throw tooLarge(INFLATED_BEYOND);
  return last.answer;
}

async function receive(
  request: Request,
  body: Collector,
  held: Holding,
): Promise<Uint8Array<ArrayBuffer>> {
  const length = request.headers.get("content-length");
  const promised = length === null ? null : Number(length);
  let refusal: AppError | null =
    promised !== null && promised > MAX_BODY_BYTES ? tooLarge(BEYOND) : null;
  let came = 0;
  try {
    for await (const piece of request.body ?? []) {
      came += piece.length;
      if (refusal === null) refusal = takeOrRefuse(piece, came, body, held);
      // What is refused is read on for a while: a sender that is cut off while it sends never sees the reason.
      else if (came > 2 * MAX_BODY_BYTES) break;
      await pieceTurn();
    }
  } catch {
    throw new AppError("bad-request", "The connection ended before the whole body had come.");
  }
  if (refusal !== null) throw refusal;
  if (promised === null || promised === came) return body.whole();
  throw new AppError(
    "bad-request",
    `Content-Length promised ${promised} bytes and ${came} came: the upload was cut.`,
  );
}

/** `came`: bytes so far, with the piece. */
function takeOrRefuse(
  piece: Uint8Array,
  came: number,
  body: Collector,
  held: Holding,
): AppError | null {
  if (came > MAX_BODY_BYTES) {
    body.drop();
    return tooLarge(BEYOND);
  }
  try {
    take(piece, body, held);
    return null;
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
}

function take(piece: Uint8Array, body: Collector, held: Holding): void {
  held.take(piece.length);
  body.add(piece);
}

/** What a gzip file says of its inflated size (RFC 1952, ISIZE); it may lie. */
function saidSize(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return bytes.length < 18 ? 0 : view.getUint32(bytes.length - 4, true);
}

const BEYOND = `more than ${MAX_BODY_BYTES} bytes`;
const INFLATED_BEYOND = `more than ${MAX_BODY_BYTES} bytes when inflated`;

/**
 * In pieces, beside other requests; null as soon as it is more than `most`, with no more than that ever held. The memory is free
 * again behind the work.
 */
async function inflate<T>(
  bytes: Uint8Array,
  held: Holding,
  most: number,
  work: (bytes: Uint8Array<ArrayBuffer>) => Promise<T>,
): Promise<{ readonly answer: T } | null> {
  const whole = createCollector();
  try {
    if (!(await inflateInto(whole, bytes, held, most))) return null;
    return { answer: await work(whole.whole()) };
  } finally {
    whole.drop();
  }
}

/** False as soon as it is more than `most`. */
async function inflateInto(
  whole: Collector,
  bytes: Uint8Array,
  held: Holding,
  most: number,
): Promise<boolean> {
  const pieces = Readable.from(copies(bytes)).pipe(createGunzip({ chunkSize: INFLATED_PIECE }));
  let size = 0;
  try {
    for await (const piece of pieces) {
      size += piece.length;
      if (size > most) return false;
      take(piece, whole, held);
    }
    return true;
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError(
      "bad-request",
      "The body begins like gzip and cannot be inflated: it is cut or damaged.",
    );
  } finally {
    pieces.destroy();
  }
}

/** What inflates works beside this thread, and may do so for a moment after it was told to end: the body may be dropped by then. */
function* copies(bytes: Uint8Array): Generator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += INFLATED_PIECE)
    yield bytes.slice(from, from + INFLATED_PIECE);
}

function tooLarge(what: string): AppError {
  return new AppError(
    "too-large",
    `The body is ${what}. A stream of commits is cut into requests of at most ${MAX_STREAM_BYTES / 1024 / 1024} MB by \`plumbline upload FILE --project P\`.`,
    { limit: { bytes: MAX_BODY_BYTES } },
  );
}
