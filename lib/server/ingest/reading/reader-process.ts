import "server-only";
import { once } from "node:events";
import type { Answered, Asked } from "./asked";
import type { Reading } from "./content";
import { type Frame, frameStart, readFrames } from "./frames";
import { takeApart } from "./pieces";
import { readBytes } from "./read-bytes";

// A process of its own, started by reader.ts: it reads the bytes of one upload after the other. It knows of no store. It ends when its
// input does, so it outlives nobody.

/** Waits while who asked has enough to take in. */
async function say(kind: Answered, text: string): Promise<void> {
  const body = Buffer.from(text);
  process.stdout.write(frameStart(kind, body.length));
  if (!process.stdout.write(body)) await once(process.stdout, "drain");
}

let reading: Reading | null = null;

async function answer({ head, body }: Frame<Asked>): Promise<unknown> {
  if (head.ask === "open") {
    reading?.end();
    reading = readBytes(body);
    return null;
  }
  if (reading === null) throw new Error("There are no bytes to read.");
  if (head.ask === "digest") return Buffer.from(await reading.digest(head.said)).toString("hex");
  return head.ask === "detect" ? reading.detect(head.named) : reading.parse(head.as);
}

for await (const frame of readFrames<Asked>(process.stdin)) {
  try {
    for (const piece of takeApart(await answer(frame))) await say("piece", piece);
    await say("done", "");
  } catch (error) {
    await say("failed", error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
}
