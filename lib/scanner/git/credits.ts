import type { Credit } from "@/lib/domain/scan";
import { type CommitChanges, readChanges } from "./changes";
import { type Git, gitOutput } from "./git";
import type { LineCommit } from "./line-commits";

type SideCommit = {
  readonly sha: string;
  readonly parents: readonly string[];
  readonly author: string;
};

/** Who last touched each path behind a merge, merge by merge in the order of the line. */
export type Credits = {
  /** Empty for a commit that merges nothing. */
  readonly behind: (sha: string) => Promise<ReadonlyMap<string, Credit>>;
  /** Must be called when no more is asked for: git may still have answers. */
  readonly end: () => Promise<void>;
};

const NOBODY: ReadonlyMap<string, Credit> = new Map();

/**
 * Finds the newest non-merge commit behind each merge that touched a path: one walk over the commits beside the line, one
 * comparison of each with its parent.
 */
export async function creditsOf(
  git: Git,
  line: readonly LineCommit[],
  pathspecs: readonly string[],
): Promise<Credits> {
  const first = line[0];
  const last = line[line.length - 1];
  if (!first || !last || !line.slice(1).some(({ parents }) => parents.length > 1)) {
    return { behind: async () => NOBODY, end: async () => {} };
  }
  const graph = await readGraph(git, first.sha, last.sha);
  const behind = commitsBehind(line.slice(1), graph);
  const reading = readCredits(git, behind, pathspecs);
  // Whoever asks first meets the failure; nobody may be left with an unhandled one.
  reading.done.catch(() => {});
  return {
    async behind(sha) {
      return (await reading.done).get(sha) ?? NOBODY;
    },
    async end() {
      await reading.changes.return(undefined);
    },
  };
}

/** Reads ahead of who asks: while contents are read there is time for it. */
function readCredits(
  git: Git,
  behind: ReadonlyMap<string, readonly SideCommit[]>,
  pathspecs: readonly string[],
) {
  const changes = readChanges(
    git,
    [...behind.values()].flat().map(({ sha, parents }) => ({ sha, parent: parents[0] ?? null })),
    { renames: "none", pathspecs },
  );
  async function readAll(): Promise<Map<string, Map<string, Credit>>> {
    const credits = new Map<string, Map<string, Credit>>();
    for (const [merge, commits] of behind) {
      const own = new Map<string, Credit>();
      for (const commit of commits) takeCredits(own, commit, await changes.next());
      if (own.size > 0) credits.set(merge, own);
    }
    return credits;
  }
  return { changes, done: readAll() };
}

/** Commits come newest first: the first that touches a path has it. */
function takeCredits(
  credits: Map<string, Credit>,
  { sha, author }: SideCommit,
  result: IteratorResult<CommitChanges>,
): void {
  if (result.done) return;
  const credit = author === "" ? { sha } : { sha, author };
  for (const { path } of result.value.changes) if (!credits.has(path)) credits.set(path, credit);
}

/** All commits of the range by id, newest first. */
async function readGraph(git: Git, from: string, to: string): Promise<Map<string, SideCommit>> {
  const output = await gitOutput(git, [
    ...[
      "log",
      "--encoding=UTF-8",
      "--no-show-signature",
      "--no-color",
      "--format=tformat:%H%x00%P%x00%an",
    ],
    ...[`${from}..${to}`, "--"],
  ]);
  const graph = new Map<string, SideCommit>();
  for (const line of output.toString("utf8").split("\n")) {
    const [sha = "", parents = "", author = ""] = line.split("\0");
    if (sha !== "")
      graph.set(sha, { sha, parents: parents === "" ? [] : parents.split(" "), author });
  }
  return graph;
}

/** For each merge of the line its non-merge commits that no earlier commit of the line holds, newest first. */
function commitsBehind(
  line: readonly LineCommit[],
  graph: ReadonlyMap<string, SideCommit>,
): Map<string, SideCommit[]> {
  const rank = new Map([...graph.keys()].map((sha, index) => [sha, index] as const));
  const seen = new Set<string>();
  const behind = new Map<string, SideCommit[]>();
  for (const { sha, parents } of line) {
    seen.add(sha);
    if (parents.length < 2) continue;
    const reached = reach(parents.slice(1), graph, seen).filter((side) => side.parents.length < 2);
    reached.sort((a, b) => (rank.get(a.sha) ?? 0) - (rank.get(b.sha) ?? 0));
    if (reached.length > 0) behind.set(sha, reached);
  }
  return behind;
}

function reach(
  starts: readonly string[],
  graph: ReadonlyMap<string, SideCommit>,
  seen: Set<string>,
): SideCommit[] {
  const reached: SideCommit[] = [];
  const stack = [...starts];
  for (let sha = stack.pop(); sha !== undefined; sha = stack.pop()) {
    const commit = seen.has(sha) ? undefined : graph.get(sha);
    if (commit === undefined) continue;
    seen.add(sha);
    reached.push(commit);
    stack.push(...commit.parents);
  }
  return reached;
}
