import { createScanCutter, type ScanPart } from "@/lib/api/cut-scan";
import { ApiError, type Problem } from "@/lib/api/fetch-json";

const GZIP_MAGIC = [0x1f, 0x8b];

/** What one request holds: a part of a scan, or a whole file as it is, so that its bytes are known again. */
export type Piece = {
  readonly body: string | File;
  readonly firstLine: number;
};

/** The requests that a file is sent in: a scan is cut, anything else goes whole. */
export async function* piecesOf(file: File): AsyncGenerator<Piece> {
  const cutter = createScanCutter();
  let isScan = false;
  try {
    for await (const line of linesOf(await textStream(file))) {
      isScan ||= /^\uFEFF?\{.*"format"\s*:\s*"plumbline\.scan\//.test(line);
      if (!isScan) break;
      const part = cutter.take(line);
      if (part) yield pieceOf(part);
    }
  } catch (error) {
    // An archive, or a text in another encoding: the server says what it is.
    if (isScan) throw error;
  }
  const last = isScan ? cutter.finish() : null;
  if (last) yield pieceOf(last);
  if (!isScan) yield { body: file, firstLine: 1 };
}

function pieceOf({ text, firstLine }: ScanPart): Piece {
  return { body: text, firstLine };
}

async function textStream(file: File): Promise<ReadableStream<string>> {
  const head = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  const isGzip = GZIP_MAGIC.every((byte, index) => head[index] === byte);
  const bytes = isGzip ? file.stream().pipeThrough(new DecompressionStream("gzip")) : file.stream();
  return bytes.pipeThrough(new TextDecoderStream("utf-8", { fatal: true }));
}

async function* linesOf(stream: ReadableStream<string>): AsyncGenerator<string> {
  const reader = stream.getReader();
  let rest = "";
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    const lines = (rest + part.value).split("\n");
    rest = lines.pop() ?? "";
    yield* lines;
  }
  if (rest !== "") yield rest;
}

/** Throws ApiError for every answer that is not 2xx, with the places of its reasons as lines of the whole file. */
export async function postPiece<T>(url: string, { body: sent, firstLine }: Piece): Promise<T> {
  const response = await fetch(url, { method: "POST", body: sent });
  const body: unknown = await response
    .json()
    .catch(() => ({ title: "No answer", status: response.status, detail: response.statusText }));
  if (!response.ok) throw new ApiError(inFile(body as Problem, firstLine));
  return body as T;
}

/** The places of a refusal as lines of the whole file: the part's first line is the header again. */
function inFile(problem: Problem, firstLine: number): Problem {
  const shift = firstLine - 2;
  if (shift <= 0 || !problem.errors) return problem;
  return {
    ...problem,
    errors: problem.errors.map((error) =>
      error.line === undefined ? error : { ...error, line: error.line + shift },
    ),
  };
}
