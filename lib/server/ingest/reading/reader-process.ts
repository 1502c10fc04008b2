import "server-only";
import { writeSync } from "node:fs";
import type { Answered, Asked } from "./asked";
import type { Reading } from "./content";
import { type Frame, frameStart, readFrames } from "./frames";
import { takeApart } from "./pieces";
import { readBytes } from "./read-bytes";

// A process of its own, started by reader.ts: it reads the bytes of one upload after the other. It knows of no store. It ends when its
// input does, so it outlives nobody.

const OUTPUT = 1;

function say(kind: Answered, text: string): void {
  const body = Buffer.from(text);
  for (const part of [frameStart(kind, body.length), body]) {
    for (let from = 0; from < part.length; ) from += writeSync(OUTPUT, part, from);
  }
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
    for (const piece of takeApart(await answer(frame))) say("piece", piece);
    say("done", "");
  } catch (error) {
    say("failed", error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
}
