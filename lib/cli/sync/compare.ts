import type { LineAnswer } from "@/lib/api/line";
import { CannotError } from "@/lib/cli/usage";
import { watchedBranch } from "@/lib/domain/line/order";
import { plural, shortSha } from "@/lib/domain/words";
import { askLine, type LineSource } from "./ask-line";
import { type Known, knownOf } from "./known";
import type { OpenedLine } from "./open-line";
import { OtherCodeBaseError } from "./project-place";

/** A repository's line beside the server's. */
export type Comparison = {
  readonly answer: LineAnswer | null;
  readonly known: Known;
  /** What the user should know before anything is sent. */
  readonly notes: readonly string[];
};

const MEND =
  "`git fetch --unshallow` brings it; in CI fetch the whole history (`fetch-depth: 0`, `GIT_DEPTH: 0`).";

/**
 * Which commits the server has. Throws CannotError where sending would put the commits of one code base, or of one branch,
 * into the line of another.
 */
export async function compareLines(source: LineSource, opened: OpenedLine): Promise<Comparison> {
  const shas = opened.line.map(({ sha }) => sha);
  const answer = await askLine(source);
  const none = { has: shas.map(() => false), newest: -1, newestHeight: null, foreign: 0 };
  if (answer === null) return { answer, known: none, notes: shallowNote(opened, none) };
  checkBranch(answer, source);
  const askAfter = async (sha: string) => (await askLine(source, sha))?.placed ?? [];
  const known = await knownOf(shas, answer, askAfter);
  checkShared(answer, known, opened, source.project);
  const isBranchOff = isOther(answer, source.branch);
  const has = isBranchOff ? known.has.map((had, index) => had || index < known.newest) : known.has;
  const notes = [
    ...shallowNote(opened, known),
    ...rewrittenNote(known, opened, isBranchOff),
    ...(isBranchOff ? [offLineNote(answer, source.branch)] : []),
  ];
  return { answer, known: { ...known, has }, notes };
}

function isOther({ watched }: LineAnswer, branch: string | null): boolean {
  return watched !== null && branch !== null && branch !== watched;
}

function checkBranch(answer: LineAnswer, { branch }: LineSource): void {
  const { watched, commits } = answer;
  if (commits === 0) return;
  if (branch === null) {
    throw new CannotError(
      `HEAD is on no branch, and the server has a line already: say whose commits these are with --branch${watched === null ? "" : ` (it watches ${watched})`}.`,
    );
  }
  if (isOther(answer, branch) && watchedBranch([watched, branch]) === branch) {
    throw new CannotError(
      `The server's line is ${watched}. A few commits of ${branch} would take its place, for a server watches ${branch} where it knows both: send with --branch ${watched}, or to another --project.`,
    );
  }
}

function checkShared(
  { commits }: LineAnswer,
  { newest }: Known,
  { repository }: OpenedLine,
  project: string,
): void {
  if (commits === 0 || newest >= 0 || repository.isShallow) return;
  throw new OtherCodeBaseError(
    `Project ${project} holds ${plural(commits, "commit")}, and none of them is in this history: it is another repository, or one that was rewritten from its first commit on. Choose another --project, or delete that one on its page first.`,
  );
}

function shallowNote(opened: OpenedLine, { newest }: Pick<Known, "newest">): string[] {
  if (!opened.repository.isShallow || newest >= 0) return [];
  const here = plural(opened.line.length, "commit");
  return [
    `This clone is shallow: only ${here} of its line ${opened.line.length === 1 ? "is" : "are"} here, and the server has none of them. They are sent as they are, the oldest in full; what lies before is missing. ${MEND}`,
  ];
}

function rewrittenNote(known: Known, { line }: OpenedLine, isBranchOff: boolean): string[] {
  const { foreign, newest } = known;
  if (foreign === 0 || newest < 0 || isBranchOff) return [];
  const base = shortSha(line[newest]?.sha ?? "");
  if (newest === line.length - 1)
    return [`The server is ${plural(foreign, "commit")} ahead of this clone.`];
  return [
    `History was rewritten: ${plural(foreign, "commit")} of the server's line behind ${base} ${foreign === 1 ? "is" : "are"} not in this one. What is new is sent against ${base}.`,
  ];
}

function offLineNote({ watched }: LineAnswer, branch: string | null): string {
  return `The server's line is ${watched}: commits of ${branch} are kept beside it, and move no board.`;
}
