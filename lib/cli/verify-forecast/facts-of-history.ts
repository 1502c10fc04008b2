import { CannotError } from "@/lib/cli/usage";
import type { LifeColumns, LineFacts } from "@/lib/domain/board/line-facts";
import { deriveLives } from "@/lib/domain/lives/derive";
import type { CommitChange, LifeRow } from "@/lib/domain/lives/version";
import type { History, HistoryCommit } from "./read-history";

/**
 * The facts of a line as the store has them, derived in memory. The history must be one: a full scan and then deltas,
 * each against the commit before it, as `scan --history` writes it. Throws CannotError where it is not.
 */
export function factsOfHistory(history: History): LineFacts {
  const { commits, paths, targets } = history;
  commits.forEach(({ sha, mode, base }, at) => {
    const isNext = at === 0 ? mode === "full" : mode === "delta" && base === commits[at - 1]?.sha;
    if (!isNext)
      throw new CannotError(
        `Commit ${sha} does not follow the one before it: scan with --history.`,
      );
  });
  const changes = changesOf(history);
  const { lives, spells } = deriveLives(changes, [{ position: 0, kind: "full", tree: null }]);
  const none = commits.map(() => null);
  let latest = Number.NEGATIVE_INFINITY;
  return {
    commits: {
      sha: commits.map(({ sha }) => sha),
      committedAt: commits.map(({ committedAt }) => committedAt),
      effectiveAt: commits.map(({ committedAt }) => {
        latest = Math.max(latest, committedAt);
        return latest;
      }),
      isMerge: commits.map(() => false),
      author: none,
      subject: none,
      filesScanned: commits.map(({ filesScanned }) => filesScanned),
      scanner: commits.map(() => 0),
    },
    lives: columnsOf(lives),
    spells: spells.map(({ to, ...spell }) => ({ ...spell, to: to ?? -1 })),
    paths,
    targets,
    scanners: [{ tool: "plumbline", version: "", recorded: "all" }],
    isEstimated: false,
    waiting: [],
  };
}

/** Only of the files that ever held an import of the subject, under every name that they had. */
function changesOf({ commits }: History): CommitChange[] {
  const kept = keptPaths(commits);
  return commits.map((commit, position) => ({
    position,
    renamed: commit.renamed.filter(([from]) => kept.has(from)),
    deleted: commit.deleted.filter((path) => kept.has(path)),
    files: new Map([...commit.files].filter(([path]) => kept.has(path))),
    unreadable: new Set(commit.unreadable.filter((path) => kept.has(path))),
  }));
}

function keptPaths(commits: readonly HistoryCommit[]): ReadonlySet<number> {
  const holders = commits.flatMap(({ files }) =>
    [...files].filter(([, rows]) => rows.length > 0).map(([path]) => path),
  );
  const renames = commits.flatMap(({ renamed }) => renamed);
  const kept = new Set(holders);
  let size = -1;
  while (size !== kept.size) {
    size = kept.size;
    for (const [from, to] of renames) if (kept.has(from) || kept.has(to)) kept.add(from).add(to);
  }
  return kept;
}

function columnsOf(lives: readonly LifeRow[]): LifeColumns {
  const column = (of: (life: LifeRow) => number) => Int32Array.from(lives, of);
  return {
    path: column(({ path }) => path),
    target: column(({ target }) => target),
    kind: column(({ kind }) => kind),
    n: column(({ n }) => n),
    opened: column(({ opened }) => opened),
    openedHow: column(({ openedHow }) => openedHow),
    closed: column(({ closed }) => closed ?? -1),
    closedHow: column(({ closedHow }) => closedHow ?? -1),
    bornPath: column(({ bornPath }) => bornPath),
    born: column(({ born }) => born),
  };
}
