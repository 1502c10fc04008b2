import { MAX_BODY_BYTES, MAX_COMMITS, MAX_STREAM_BYTES } from "@/lib/api/upload-limits";
import { CannotError } from "@/lib/cli/usage";
import { detectFormat } from "@/lib/formats/registry";
import { readLines } from "./lines";

/** The body of one request, and where its lines stand in the file that it was cut from. */
export type Piece = {
  readonly body: Buffer;
  readonly commits: number;
  /** 1-based, both included. */
  readonly firstLine: number;
  readonly lastLine: number;
  /** The line of the file for a line of the body. */
  readonly lineInFile: (line: number) => number;
};

/**
 * Cuts a scan into requests within the limits, each with the header in front; a commit that goes on over several lines
 * stays in one. Anything else is one request. Throws CannotError for what fits no request.
 */
export async function* cutPieces(
  chunks: AsyncIterable<Buffer>,
  name: string,
): AsyncGenerator<Piece> {
  const lines = readLines(chunks, MAX_BODY_BYTES, name);
  const head: Buffer[] = [];
  let isScan = false;
  for (let next = await lines.next(); !next.done; next = await lines.next()) {
    head.push(next.value);
    const text = next.value.toString("utf8");
    if (text.trim() === "") continue;
    isScan = detectFormat(text).id === "plumbline.scan/1" && /"format"/.test(text.slice(0, 4096));
    break;
  }
  if (isScan) yield* cutScan(endLine(head), lines, name);
  else yield await wholePiece(head, lines, name);
}

/** A header without a line end would run into the commit that is put behind it. */
function endLine(head: readonly Buffer[]): Buffer[] {
  const last = head.at(-1);
  return last === undefined || last.at(-1) === 10 ? [...head] : [...head, Buffer.from("\n")];
}

async function wholePiece(
  head: Buffer[],
  lines: AsyncIterable<Buffer>,
  name: string,
): Promise<Piece> {
  let size = sizeOf(head);
  for await (const line of lines) {
    head.push(line);
    size += line.length;
    if (size > MAX_BODY_BYTES)
      throw new CannotError(
        `${name}: longer than ${MAX_BODY_BYTES} bytes, which no request may be`,
      );
  }
  const body = Buffer.concat(head);
  return { body, commits: 0, firstLine: 1, lastLine: head.length, lineInFile: (line) => line };
}

type Commit = { readonly lines: readonly Buffer[]; readonly bytes: number };

async function* cutScan(
  head: readonly Buffer[],
  lines: AsyncIterable<Buffer>,
  name: string,
): AsyncGenerator<Piece> {
  const header = sizeOf(head);
  let firstLine = head.length + 1;
  let held: Buffer[] = [];
  let bytes = header;
  let commits = 0;
  const piece = (): Piece => pieceOf(head, held, commits, firstLine);
  for await (const commit of readCommits(lines, name)) {
    if (commits > 0 && (commits === MAX_COMMITS || bytes + commit.bytes > MAX_STREAM_BYTES)) {
      yield piece();
      firstLine += held.length;
      held = [];
      bytes = header;
      commits = 0;
    }
    held.push(...commit.lines);
    bytes += commit.bytes;
    commits += 1;
  }
  // A header alone is a scan of no commits: the server says what it thinks of that.
  if (commits > 0 || firstLine === head.length + 1) yield piece();
}

function pieceOf(
  head: readonly Buffer[],
  held: readonly Buffer[],
  commits: number,
  firstLine: number,
): Piece {
  const lineInFile = (line: number) =>
    line <= head.length ? line : firstLine + line - head.length - 1;
  const body = Buffer.concat([...head, ...held]);
  return { body, commits, firstLine, lastLine: firstLine + held.length - 1, lineInFile };
}

/** The lines of one commit, blank ones before it included. */
async function* readCommits(lines: AsyncIterable<Buffer>, name: string): AsyncGenerator<Commit> {
  let held: Buffer[] = [];
  let bytes = 0;
  let isBlank = true;
  for await (const line of lines) {
    held.push(line);
    bytes += line.length;
    if (bytes > MAX_BODY_BYTES)
      throw new CannotError(
        `${name}: a commit is longer than ${MAX_BODY_BYTES} bytes, which no request may be`,
      );
    if (line.length < 4 && line.toString("utf8").trim() === "") continue;
    isBlank = false;
    if (goesOn(line)) continue;
    yield { lines: held, bytes };
    held = [];
    bytes = 0;
    isBlank = true;
  }
  if (!isBlank) yield { lines: held, bytes };
}

/** Quotes within a JSON text are escaped, so the bytes can stand only where a field of that name does. */
function goesOn(line: Buffer): boolean {
  const at = line.indexOf('"more"');
  return at >= 0 && /(?<!\\)"more"\s*:\s*true/.test(line.toString("latin1", Math.max(0, at - 1)));
}

function sizeOf(parts: readonly Buffer[]): number {
  return parts.reduce((sum, part) => sum + part.length, 0);
}
