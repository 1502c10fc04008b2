import "server-only";
import type { ParseResult } from "@/lib/formats/issue";
import { isArchive } from "@/lib/formats/upload-text";
import { inOwnTurn } from "@/lib/server/ingest/own-turn";
import type { Content, KnownFormat, Reading } from "./content";
import { readBytes } from "./read-bytes";
import { type Readers, readers } from "./readers";

/** Up to here reading holds the thread for some milliseconds, about as long as handing it to a process would take. */
const HERE_BYTES = 64 * 1024;

/**
 * Opens the bytes of an upload for reading: small ones here, larger ones and archives, which may be larger than they look, in a
 * process of its own. `end` must be called; until then others wait for that process.
 */
export async function openReading(bytes: Uint8Array, pool: Readers = readers()): Promise<Reading> {
  return bytes.length <= HERE_BYTES && !isArchive(bytes) ? here(bytes) : apart(bytes, pool);
}

function here(bytes: Uint8Array): Reading {
  const { digest, detect, parse, end } = readBytes(bytes);
  return {
    digest: (said) => inOwnTurn(() => digest(said)),
    detect: (named) => inOwnTurn(() => detect(named)),
    parse: (as) => inOwnTurn(() => parse(as)),
    end,
  };
}

async function apart(bytes: Uint8Array, pool: Readers): Promise<Reading> {
  const reader = await pool.acquire();
  let isEnded = false;
  const end = () => {
    if (!isEnded) pool.release(reader);
    isEnded = true;
  };
  try {
    await reader.ask({ ask: "open" }, bytes);
  } catch (error) {
    end();
    throw error;
  }
  // The process runs `readBytes` of the same sources: what it answers has the types that stand there.
  return {
    async digest(said) {
      const hex = (await reader.ask({ ask: "digest", said })) as string;
      return new Uint8Array(Buffer.from(hex, "hex"));
    },
    detect: async (named) =>
      (await reader.ask({ ask: "detect", named })) as ParseResult<KnownFormat>,
    parse: async (as) => (await reader.ask({ ask: "parse", as })) as ParseResult<Content>,
    end,
  };
}
