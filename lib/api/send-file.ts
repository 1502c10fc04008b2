import { type Problem, problemOf } from "@/lib/api/fetch-json";
import { piecesOf, postPiece } from "@/lib/api/file-pieces";
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
  /** Tests of a report and the run that they are of; findings, and the tools that they are of; or from when on owners hold. */
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
  readonly owners?: { readonly commit: string | null; readonly rules: number };
};

/** What a person says of test reports; empty where nothing was said. */
export type SaidOfRun = {
  readonly commit: string;
  readonly environment: string;
  readonly run: string;
};

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
      const answer = await postPiece<Answer>(url, piece);
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
    return { ...done, problem: problemOf(error) };
  }
}

function runText(tests: number, run: NonNullable<Answer["run"]>): string {
  return `${plural(tests, "test")} of run ${run.run} at ${shortSha(run.commit)}, ${run.environment}`;
}

/** What a report of tests or findings, or a CODEOWNERS file, holds; null for other uploads. */
function reportText({ tests = 0, run, findings, owners }: Answer): string | null {
  if (run) return runText(tests, run);
  if (owners) return ownersText(owners);
  return findings ? findingsText(findings) : null;
}

function ownersText({ commit, rules }: NonNullable<Answer["owners"]>): string {
  const since = commit === null ? "from its receipt on" : `of ${shortSha(commit)}`;
  return `owners by ${plural(rules, "rule")}, ${since}`;
}

function findingsText({ commit, tools }: NonNullable<Answer["findings"]>): string {
  const parts = tools.map(({ tool, findings }) => `${plural(findings, "finding")} of ${tool}`);
  return `${parts.join(", ") || "A report without a run"} at ${shortSha(commit)}`;
}

/** Whether a file was refused only because nobody said which commit its tests ran on. */
export function needsCommit({ problem }: Pick<SentFile, "problem">): boolean {
  return problem?.status === 422 && problem.parameter === "commit";
}
