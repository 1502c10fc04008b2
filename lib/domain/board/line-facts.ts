/** What the store knows of one line, in columns: a row is an index. Positions count commits from 0; -1 is "still". */

export type CommitColumns = {
  readonly sha: readonly string[];
  /** Epoch ms. */
  readonly committedAt: readonly number[];
  /** Running maximum of `committedAt`: the time by which `at` selects (rules.md 4). */
  readonly effectiveAt: readonly number[];
  readonly isMerge: readonly boolean[];
  readonly author: readonly (string | null)[];
  readonly subject: readonly (string | null)[];
  readonly filesScanned: readonly number[];
  /** Index into `scanners`. */
  readonly scanner: readonly number[];
};

export type LifeColumns = {
  readonly path: Int32Array;
  readonly target: Int32Array;
  readonly kind: Int32Array;
  readonly n: Int32Array;
  readonly opened: Int32Array;
  readonly openedHow: Int32Array;
  readonly closed: Int32Array;
  readonly closedHow: Int32Array;
  readonly bornPath: Int32Array;
  readonly born: Int32Array;
};

export type Spell = {
  readonly path: number;
  readonly from: number;
  readonly to: number;
  readonly listed: boolean;
};

export type Target = { readonly module: string; readonly name: string | null };

export type Scanner = {
  readonly tool: string;
  readonly version: string;
  readonly recorded: "all" | readonly string[];
};

export type LineFacts = {
  readonly commits: CommitColumns;
  readonly lives: LifeColumns;
  readonly spells: readonly Spell[];
  /** By id of the store's dictionary. */
  readonly paths: readonly string[];
  readonly targets: readonly (Target | undefined)[];
  readonly scanners: readonly Scanner[];
  /** True when time had to decide the order of some commits. */
  readonly isEstimated: boolean;
  readonly waiting: readonly {
    readonly sha: string;
    readonly waitingFor: string;
    readonly committedAt: number;
  }[];
};
