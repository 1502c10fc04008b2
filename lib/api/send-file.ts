import { createScanCutter, type ScanPart } from "@/lib/api/cut-scan";
import { ApiError, type Problem } from "@/lib/api/fetch-json";

import { plural, shortSha } from "@/lib/domain/words";

/** What came of one file that a person dropped. */
export type SentFile = {
  readonly name: string;
  readonly requests: number;
  readonly commits: number;
  readonly known: number;
  /** Requests whose bytes had been received before. */
  readonly repeated: number;
  readonly plan: string | null;
  /** Tests of a report and the run that they are of; or findings, and the tools that they are of. */
  readonly run: string | null;
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
  readonly tests?: number;
  readonly run?: { readonly commit: string; readonly run: string; readonly environment: string };
  readonly findings?: {
    readonly commit: string;
    readonly tools: readonly { readonly tool: string; readonly findings: number }[];
  };
};

/** What a person says of test reports; empty where nothing was said. */
export type SaidOfRun = {
  readonly commit: string;
  readonly environment: string;
  readonly run: string;
};

const GZIP_MAGIC = [0x1f, 0x8b];

/** Sends a scan in parts, anything else whole. Sending it again goes on where it stopped: what is stored is only recognised. */
export async function sendFile(
  project: string,
  file: File,
  onProgress: Progress,
  said?: SaidOfRun,
): Promise<SentFile> {
  const search = new URLSearchParams({ name: file.name, ...said });
  const url = `/api/v1/projects/${encodeURIComponent(project)}/uploads?${search}`;
  const done = {
    name: file.name,
    requests: 0,
    commits: 0,
    known: 0,
    repeated: 0,
    plan: null as string | null,
    run: null as string | null,
    waiting: 0,
  };
  try {
    for await (const piece of piecesOf(file)) {
      const answer = await post(url, piece);
      done.requests++;
      done.commits += answer.commits;
      done.known += answer.known;
      if (!answer.isNew) done.repeated++;
      done.waiting += answer.waitingFor.length;
      if (answer.plan) done.plan = `${answer.plan.id} version ${answer.plan.version}`;
      done.run = reportText(answer) ?? done.run;
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

function runText(tests: number, run: NonNullable<Answer["run"]>): string {
  return `${plural(tests, "test")} of run ${run.run} at ${shortSha(run.commit)}, ${run.environment}`;
}

/** What a report of tests or findings holds; null for other uploads. */
function reportText({ tests = 0, run, findings }: Answer): string | null {
  if (run) return runText(tests, run);
  return findings ? findingsText(findings) : null;
}

function findingsText({ commit, tools }: NonNullable<Answer["findings"]>): string {
  const parts = tools.map(({ tool, findings }) => `${plural(findings, "finding")} of ${tool}`);
  return `${parts.join(", ") || "A report without a run"} at ${shortSha(commit)}`;
}

/** Whether a file was refused only because nobody said which commit its tests ran on. */
export function needsCommit({ problem }: SentFile): boolean {
  return problem?.status === 422 && problem.parameter === "commit";
}

/** What one request holds: a part of a scan, or a whole file as it is, so that its bytes are known again. */
type Piece = {
  readonly body: string | File;
  readonly firstLine: number;
};

async function* piecesOf(file: File): AsyncGenerator<Piece> {
  const cutter = createScanCutter();
  let isScan = false;
  for await (const line of linesOf(await textStream(file))) {
    isScan ||= /^\uFEFF?\{.*"format"\s*:\s*"plumbline\.scan\//.test(line);
    if (!isScan) break;
    const part = cutter.take(line);
    if (part) yield pieceOf(part);
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

async function post(url: string, { body: sent, firstLine }: Piece): Promise<Answer> {
  const response = await fetch(url, { method: "POST", body: sent });
  const body: unknown = await response
    .json()
    .catch(() => ({ title: "No answer", status: response.status, detail: response.statusText }));
  if (!response.ok) throw new ApiError(inFile(body as Problem, firstLine));
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
