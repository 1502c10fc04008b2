import { basename } from "node:path";
import { type FormatIssue, issueText } from "@/lib/formats/issue";
import { readBytes } from "./lines";
import { cutPieces, type Piece } from "./pieces";
import type { Progress } from "./progress";
import type { Problem, Sender, Stored } from "./send";

/** What came of one file. */
export type FileOutcome = {
  readonly commits: number;
  /** Commits that the server had already. */
  readonly known: number;
  readonly imports: number;
  readonly requests: number;
  readonly waiting: number;
  readonly plans: readonly string[];
  /** A sentence for a report of tests or findings that was stored, or was here before. */
  readonly runs: readonly string[];
  /** Lines that say why the server refused a request; what came before it is stored. Null when it refused none. */
  readonly refusal: { readonly status: number; readonly lines: readonly string[] } | null;
  readonly durationMs: number;
};

type Sums = { -readonly [K in keyof FileOutcome]: FileOutcome[K] };

/** Sends a file, piece by piece, the next being read while one is under way; stops at the first that is refused. */
export async function uploadFile(
  file: string,
  send: Sender,
  { show }: Pick<Progress, "show">,
): Promise<FileOutcome> {
  const started = Date.now();
  const name = file === "-" ? "stdin" : basename(file);
  return uploadBytes(readBytes(file), { file, name }, send, ({ commits, known }) => {
    const seconds = (Date.now() - started) / 1000;
    const total = commits + known;
    show(`${name}: ${total} commits, ${Math.round(total / seconds)} commits/s`);
  });
}

/** The same for bytes as they come; `name` is what the server is told, `file` stands before each reason of a refusal. */
export async function uploadBytes(
  bytes: AsyncIterable<Buffer>,
  { file, name }: { readonly file: string; readonly name: string },
  send: Sender,
  onRequest: (sums: Pick<FileOutcome, "commits" | "known" | "imports">) => void,
): Promise<FileOutcome> {
  const started = Date.now();
  const sums: Sums = {
    ...{ commits: 0, known: 0, imports: 0, requests: 0, waiting: 0, durationMs: 0 },
    plans: [],
    runs: [],
    refusal: null,
  };
  const pieces = cutPieces(bytes, name);
  let next = await pieces.next();
  while (!next.done && sums.refusal === null) {
    const piece = next.value;
    const [answer, following] = await Promise.all([send(piece.body, name), pieces.next()]);
    sums.requests += 1;
    if (answer.ok) add(sums, answer.stored, piece);
    else {
      const lines = explainRefusal(answer.problem, piece, file);
      sums.refusal = { status: answer.status, lines };
    }
    onRequest(sums);
    next = following;
  }
  await pieces.return(undefined);
  return { ...sums, durationMs: Date.now() - started };
}

function add(sums: Sums, stored: Stored, piece: Piece): void {
  sums.commits += stored.commits;
  sums.known += piece.commits - stored.commits;
  sums.imports += stored.imports;
  sums.waiting += stored.waitingFor.length;
  if (stored.plan) {
    const { id, version } = stored.plan;
    const name = `plan ${id} version ${version}${stored.isNew ? "" : " (here before)"}`;
    sums.plans = [...sums.plans, name];
  } else if (stored.run) sums.runs = [...sums.runs, runText(stored, stored.run)];
  else if (stored.findings) sums.runs = [...sums.runs, findingsText(stored, stored.findings)];
  else if (stored.kind === "owners") sums.plans = [...sums.plans, ownersText(stored)];
  else if (stored.kind === "plan") sums.plans = [...sums.plans, "a plan (here before)"];
}

/** `CODEOWNERS of 1234abcd, 12 rules`. */
function ownersText({ owners, isNew }: Stored): string {
  const from = owners?.commit == null ? "from now on" : `of ${owners.commit.slice(0, 8)}`;
  const rules = owners === undefined ? "" : `, ${owners.rules} rules`;
  return `CODEOWNERS ${from}${rules}${isNew ? "" : " (here before)"}`;
}

/** `12 tests of run 20250916.1 at 1234abcd, local: 10 passed, 2 failed`. */
function runText({ tests = 0, isNew }: Stored, run: NonNullable<Stored["run"]>): string {
  const counts = Object.entries(run.statuses).map(([status, count]) => `${count} ${status}`);
  const what = `${tests} ${tests === 1 ? "test" : "tests"} of run ${run.run}`;
  const ends = counts.length > 0 ? `: ${counts.join(", ")}` : "";
  return `${what} at ${run.commit.slice(0, 8)}, ${run.environment}${ends}${isNew ? "" : " (here before)"}`;
}

/** `12 findings of ruff at 1234abcd`, and why a run closes nothing. */
function findingsText(
  { isNew }: Stored,
  { commit, tools }: NonNullable<Stored["findings"]>,
): string {
  const parts = tools.map(({ tool, findings, incomplete }) => {
    const what = `${findings} ${findings === 1 ? "finding" : "findings"} of ${tool}`;
    return incomplete === null ? what : `${what} (incomplete, closes nothing: ${incomplete})`;
  });
  const what = parts.length === 0 ? "a report without a run" : parts.join(", ");
  return `${what} at ${commit.slice(0, 8)}${isNew ? "" : " (here before)"}`;
}

/** Every reason with its place in the file, whatever request it went with. */
export function explainRefusal(problem: Problem, piece: Piece, file: string): string[] {
  const place = (line: number | undefined) =>
    line === undefined ? {} : { line: piece.lineInFile(line) };
  const reasons = (problem.errors ?? []).map(({ detail, pointer = "", line, column }) => {
    const issue: FormatIssue = {
      message: detail,
      pointer,
      ...place(line),
      ...(column === undefined ? {} : { column }),
    };
    return `${file}: ${issueText(issue)}`;
  });
  if (reasons.length === 0) return [`${file}: ${problem.detail ?? problem.title ?? "refused"}`];
  const left = (problem.total ?? reasons.length) - reasons.length;
  return left > 0 ? [...reasons, `${file}: and ${left} further reasons`] : reasons;
}
