import type { LineAnswer, PlacedCommit } from "@/lib/api/line";
import { LINE_PAGE } from "@/lib/api/line";

/** What a server has of a repository's line. Indexes are places on that line, the oldest commit is 0. */
export type Known = {
  /** Which commits it has, on its line, off it or waiting. */
  readonly has: readonly boolean[];
  /** The newest that both have; -1 when they share none. */
  readonly newest: number;
  /** First-parent count of that commit as the server knows it. */
  readonly newestHeight: number | null;
  /** Commits of the server's line behind it that are not in this history: it was rewritten, or this clone is older. */
  readonly foreign: number;
};

/** Asks for what stands behind a commit of the server's line, oldest first. */
export type AskAfter = (sha: string) => Promise<readonly PlacedCommit[]>;

/** Holds a line (shas, oldest first) against the server's answer, asking on where samples alone cannot tell. */
export async function knownOf(
  shas: readonly string[],
  answer: LineAnswer,
  askAfter: AskAfter,
): Promise<Known> {
  const indexOf = new Map(shas.map((sha, index) => [sha, index]));
  const has = shas.map(() => false);
  const shared = await newestShared(answer, indexOf, askAfter);
  if (shared !== null) await markLine(has, answer, indexOf, shared, askAfter);
  for (const { sha } of answer.offLine) mark(has, indexOf.get(sha));
  const newest = has.lastIndexOf(true);
  markWaiting(has, answer, indexOf);
  const at = [...answer.offLine, ...(shared === null ? [] : [shared])].find(
    ({ sha }) => indexOf.get(sha) === newest,
  );
  return {
    has,
    newest: has.lastIndexOf(true),
    newestHeight: at?.height ?? null,
    foreign: shared === null ? answer.commits : answer.commits - 1 - (shared.position ?? 0),
  };
}

type Indexes = ReadonlyMap<string, number>;

function mark(has: boolean[], index: number | undefined): void {
  if (index !== undefined) has[index] = true;
}

/** The newest commit of the server's line that is on ours: between two samples it is asked for. */
async function newestShared(
  { placed }: LineAnswer,
  indexOf: Indexes,
  askAfter: AskAfter,
): Promise<PlacedCommit | null> {
  const at = placed.findIndex(({ sha }) => indexOf.has(sha));
  const found = placed[at];
  if (found === undefined) return null;
  const next = placed[at - 1];
  if (next === undefined || next.position === (found.position ?? 0) + 1) return found;
  let shared = found;
  for await (const commit of behind(found, askAfter)) {
    if (commit.sha === next.sha || !indexOf.has(commit.sha)) break;
    shared = commit;
  }
  return shared;
}

/** All of it where the counts agree; else the whole of the server's line is gone through for its gaps. */
async function markLine(
  has: boolean[],
  { placed }: LineAnswer,
  indexOf: Indexes,
  shared: PlacedCommit,
  askAfter: AskAfter,
): Promise<void> {
  const newest = indexOf.get(shared.sha) ?? 0;
  const first = placed.at(-1);
  const oldest = first === undefined ? undefined : indexOf.get(first.sha);
  if (oldest !== undefined && newest - oldest === shared.position) {
    has.fill(true, oldest, newest + 1);
    return;
  }
  has[newest] = true;
  mark(has, oldest);
  if (first === undefined) return;
  for await (const { sha } of behind(first, askAfter)) mark(has, indexOf.get(sha));
}

async function* behind(from: PlacedCommit, askAfter: AskAfter): AsyncGenerator<PlacedCommit> {
  let page = await askAfter(from.sha);
  while (page.length > 0) {
    yield* page;
    const last = page.at(-1);
    if (page.length < LINE_PAGE || last === undefined) return;
    page = await askAfter(last.sha);
  }
}

/** What waits was sent in the line's order: it is one stretch behind the commit that it waits for. */
function markWaiting(has: boolean[], { waiting }: LineAnswer, indexOf: Indexes): void {
  const [base, other] = waiting?.waitingFor ?? [];
  if (waiting === null || base === undefined || other !== undefined) return;
  const from = indexOf.get(base);
  const to = indexOf.get(waiting.newest);
  if (from === undefined || to === undefined || to - from !== waiting.commits) return;
  has.fill(true, from + 1, to + 1);
}
