import type { Step } from "./steps";

/** How many bytes go on at once: the lines of small commits are a few hundred each. */
const CHUNK_BYTES = 256 * 1024;

/**
 * The lines of a scan as a step is sent: with the first commit at the end where it is to come last. The header stays first.
 */
export async function* stepLines(
  lines: AsyncIterable<string>,
  step: Step,
  firstSha: string,
): AsyncGenerator<string> {
  // A line names its commit first, also one that continues it.
  const start = `{"sha":"${firstSha}"`;
  const held: string[] = [];
  for await (const line of lines) {
    if (step.isFullLast && line.startsWith(start)) held.push(line);
    else yield line;
  }
  yield* held;
}

/** Lines as bytes with their ends, many in one. */
export async function* lineBytes(lines: AsyncIterable<string>): AsyncGenerator<Buffer> {
  let held: string[] = [];
  let size = 0;
  for await (const line of lines) {
    held.push(line, "\n");
    size += line.length;
    if (size < CHUNK_BYTES) continue;
    yield Buffer.from(held.join(""));
    held = [];
    size = 0;
  }
  if (held.length > 0) yield Buffer.from(held.join(""));
}
