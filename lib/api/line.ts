/** A commit that the server holds. */
export type PlacedCommit = {
  readonly sha: string;
  /** Its first-parent count; null where no scan stated it. */
  readonly height: number | null;
  /** Its place on the line, from 0; null off the line. */
  readonly position: number | null;
};

/** Which commits of a branch the server has: enough to find the newest one that a repository shares with it. */
export type LineAnswer = {
  /** The watched branch; null while no commit names one. */
  readonly watched: string | null;
  /** Number of commits on the line. */
  readonly commits: number;
  /** Newest first: the newest hundred, then ever fewer, and the oldest. With `after` those behind it, oldest first. */
  readonly placed: readonly PlacedCommit[];
  /** Newest first, at most a hundred: commits of the branch asked for that stand on no line. */
  readonly offLine: readonly PlacedCommit[];
  /** Who read the newest commit of the line, and what it recorded; null while the line is empty. */
  readonly scanner: {
    readonly tool: string;
    readonly version: string;
    readonly recorded: "all" | { readonly modules: readonly string[] };
  } | null;
  /** Commits that were sent and wait for one that has not arrived; null when none waits. */
  readonly waiting: {
    readonly commits: number;
    /** The newest of them. */
    readonly newest: string;
    /** What they wait for, a few at most. */
    readonly waitingFor: readonly string[];
  } | null;
};

/** The commits behind one that an answer with `after` holds at most. */
export const LINE_PAGE = 5_000;
