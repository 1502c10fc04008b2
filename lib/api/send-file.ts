import { createScanCutter, type ScanPart } from "@/lib/api/cut-scan";
import { ApiError, type Problem } from "@/lib/api/fetch-json";

/** What came of one file that a person dropped. */
export type SentFile = {
  readonly name: string;
  readonly requests: number;
  readonly commits: number;
  readonly known: number;
  /** Requests whose bytes had been received before. */
  readonly repeated: number;
  readonly plan: string | null;
  readonly waiting: number;
  /** Why it stopped; lines count in the file itself. What came before is stored. */
  readonly problem: Problem | null;
};

export type Progress = (sent: { readonly requests: number; readonly commits: number }) => void;

type Answer = {
  readonly isNew: boolean;
  readonly commits: number;
  readonly known: number;
  readonly waitingFor: readonly unknown[];
  readonly plan?: { readonly id: string; readonly version: number };
};

const GZIP_MAGIC = [0x1f, 0x8b];

/** Sends a scan in parts, anything else whole. Sending it again goes on where it stopped: what is stored is only recognised. */
export async function sendFile(
  project: string,
  file: File,
  onProgress: Progress,
): Promise<SentFile> {
  const url = `/api/v1/projects/${encodeURIComponent(project)}/uploads?name=${encodeURIComponent(file.name)}`;
  const done = {
    name: file.name,
    requests: 0,
    commits: 0,
    known: 0,
    repeated: 0,
    plan: null as string | null,
    waiting: 0,
  };
  try {
    for await (const part of partsOf(file)) {
      const answer = await post(url, part);
      done.requests++;
      done.commits += answer.commits;
      done.known += answer.known;
      if (!answer.isNew) done.repeated++;
      done.waiting += answer.waitingFor.length;
      if (answer.plan) done.plan = `${answer.plan.id} version ${answer.plan.version}`;
      onProgress(done);
    }
    return { ...done, problem: null };
  } catch (error) {
    return {
      ...done,
      problem:
        error instanceof ApiError
          ? error.problem
          : {
              title: "Not sent",
              status: 0,
              detail: error instanceof Error ? error.message : String(error),
            },
    };
  }
}

async function* partsOf(file: File): AsyncGenerator<ScanPart> {
  const cutter = createScanCutter();
  let isScan: boolean | null = null;
  let whole = "";
  for await (const line of linesOf(await textStream(file))) {
    isScan ??= /^\uFEFF?\{.*"format"\s*:\s*"plumbline\.scan\//.test(line);
    if (!isScan) {
      whole += `${line}\n`;
      continue;
    }
    const part = cutter.take(line);
    if (part) yield part;
  }
  const last = isScan ? cutter.finish() : { text: whole, commits: 0, firstLine: 1 };
  if (last) yield last;
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

async function post(url: string, part: ScanPart): Promise<Answer> {
  const response = await fetch(url, { method: "POST", body: part.text });
  const body: unknown = await response
    .json()
    .catch(() => ({ title: "No answer", status: response.status, detail: response.statusText }));
  if (!response.ok) throw new ApiError(inFile(body as Problem, part.firstLine));
  return body as Answer;
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
