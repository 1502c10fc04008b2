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
  const body = createCollector();
  const held = holding(body.drop);
  try {
    const bytes = await receive(request, body, held);
    held.keep();
    const isGzip = GZIP_MAGIC.every((byte, index) => bytes[index] === byte);
    return await (isGzip ? inflated(bytes, held, work) : inTurn(bytes.length, () => work(bytes)));
  } finally {
    held.release();
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
  const done = await inTurn(said, async () => {
    const whole = await inflate(bytes, held, said);
    return whole === null ? null : { answer: await work(whole) };
  });
  if (done !== null) return done.answer;
  return inTurn(MAX_BODY_BYTES, async () => {
    const whole = await inflate(bytes, held, MAX_BODY_BYTES);
    if (whole === null) throw tooLarge(INFLATED_BEYOND);
    return work(whole);
  });
}

async function receive(
  request: Request,
  body: Collector,
  held: Holding,
): Promise<Uint8Array<ArrayBuffer>> {
  const length = request.headers.get("content-length");
  const promised = length === null ? null : Number(length);
  const beyond = `more than ${MAX_BODY_BYTES} bytes`;
  const expected = promised ?? 0;
  let refusal: AppError | null =
    promised !== null && promised > MAX_BODY_BYTES ? tooLarge(beyond) : null;
  let came = 0;
  try {
    for await (const piece of request.body ?? []) {
      came += piece.length;
      if (refusal === null) refusal = refusalOf(() => body.add(piece, { held, beyond, expected }));
      // What is refused is read on for a while: a sender that is cut off while it sends never sees the reason.
      else if (came > 2 * MAX_BODY_BYTES) break;
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

function refusalOf(work: () => void): AppError | null {
  try {
    work();
    return null;
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
}

type Limits = {
  readonly held: Holding;
  readonly beyond: string;
  /** Bytes that are said to come; nothing hangs on it but how often room is made. */
  readonly expected: number;
};

/** Puts pieces together; `add` throws too-large beyond the limit and unavailable when the process holds too much. */
type Collector = {
  readonly add: (piece: Uint8Array, limits: Limits) => void;
  readonly whole: () => Uint8Array<ArrayBuffer>;
  readonly drop: () => void;
};

function createCollector(): Collector {
  let room = new Uint8Array(0);
  let size = 0;
  const makeRoom = (end: number, expected: number) => {
    const wanted = Math.max(size === 0 ? expected : 2 * end, end);
    const larger = new Uint8Array(Math.min(wanted, MAX_BODY_BYTES));
    larger.set(room.subarray(0, size));
    room = larger;
  };
  return {
    add(piece, { held, beyond, expected }) {
      const end = size + piece.length;
      if (end > MAX_BODY_BYTES) throw tooLarge(beyond);
      held.take(piece.length);
      if (end > room.length) makeRoom(end, expected);
      room.set(piece, size);
      size = end;
    },
    whole: () => room.subarray(0, size),
    drop() {
      room = new Uint8Array(0);
      size = 0;
    },
  };
}

/** What a gzip file says of its inflated size (RFC 1952, ISIZE); it may lie. */
function saidSize(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return bytes.length < 18 ? 0 : view.getUint32(bytes.length - 4, true);
}

const INFLATED_BEYOND = `more than ${MAX_BODY_BYTES} bytes when inflated`;

/** In pieces, beside other requests; null as soon as it is more than `most`, with no more than that ever held. */
async function inflate(
  bytes: Uint8Array,
  held: Holding,
  most: number,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const pieces = Readable.from([bytes]).pipe(createGunzip({ chunkSize: INFLATED_PIECE }));
  const whole = createCollector();
  const expected = Math.min(saidSize(bytes), most);
  let size = 0;
  try {
    for await (const piece of pieces) {
      size += piece.length;
      if (size > most) return null;
      whole.add(piece, { held, beyond: INFLATED_BEYOND, expected });
    }
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError(
      "bad-request",
      "The body begins like gzip and cannot be inflated: it is cut or damaged.",
    );
  } finally {
    pieces.destroy();
  }
  return whole.whole();
}

function tooLarge(what: string): AppError {
  return new AppError(
    "too-large",
    `The body is ${what}. A stream of commits is cut into requests of at most ${MAX_STREAM_BYTES / 1024 / 1024} MB by \`plumbline upload FILE --project P\`.`,
    { limit: { bytes: MAX_BODY_BYTES } },
  );
}
