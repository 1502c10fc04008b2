import "server-only";
import { gunzipSync } from "node:zlib";
import { MAX_BODY_BYTES, MAX_STREAM_BYTES } from "@/lib/api/upload-limits";
import { AppError } from "@/lib/server/errors";

const GZIP_MAGIC = [0x1f, 0x8b];

/**
 * The whole body, inflated when it is gzip by its first bytes or by Content-Encoding. Throws too-large beyond the limits and
 * bad-request when fewer bytes came than Content-Length promised, so that a cut upload never counts as a short one.
 */
export async function readBody(request: Request): Promise<Uint8Array<ArrayBuffer>> {
  const encoding = request.headers.get("content-encoding")?.toLowerCase() ?? "identity";
  if (!["identity", "gzip"].includes(encoding))
    throw new AppError(
      "unsupported",
      `Content-Encoding ${encoding} is not taken; send gzip or none.`,
    );
  const bytes = await collect(request, MAX_BODY_BYTES);
  const promised = request.headers.get("content-length");
  if (promised !== null && Number(promised) !== bytes.length) {
    throw new AppError(
      "bad-request",
      `Content-Length promised ${promised} bytes and ${bytes.length} came: the upload was cut.`,
    );
  }
  const isGzip = GZIP_MAGIC.every((byte, index) => bytes[index] === byte);
  return isGzip ? inflate(bytes) : bytes;
}

async function collect(request: Request, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    size += part.value.length;
    if (size > limit) {
      await reader?.cancel();
      throw tooLarge(`more than ${limit} bytes`);
    }
    parts.push(part.value);
  }
  return new Uint8Array(Buffer.concat(parts));
}

function inflate(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  try {
    return new Uint8Array(gunzipSync(bytes, { maxOutputLength: MAX_BODY_BYTES }));
  } catch (error) {
    if (error instanceof RangeError)
      throw tooLarge(`more than ${MAX_BODY_BYTES} bytes when inflated`);
    throw new AppError(
      "bad-request",
      "The body begins like gzip and cannot be inflated: it is cut or damaged.",
    );
  }
}

function tooLarge(what: string): AppError {
  return new AppError(
    "too-large",
    `The body is ${what}. A stream of commits is cut into requests of at most ${MAX_STREAM_BYTES / 1024 / 1024} MB by \`plumbline upload FILE --project P\`.`,
    { limit: { bytes: MAX_BODY_BYTES } },
  );
}
