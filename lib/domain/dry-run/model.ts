import type { PlanChange } from "@/lib/domain/plan-change";
import type { RuleMatch } from "@/lib/domain/rule-matches";
import type { TestStatus } from "@/lib/domain/tests/report";
import type { PlanEffect } from "./plan-effect";

export type Held = { readonly what: string; readonly count: number };

/** What a file is. */
export type DryRunFile = {
  readonly kind: "scan" | "plan" | "run" | "findings" | "owners";
  readonly format: string;
  /** What wrote it, as far as the content tells. */
  readonly tool: string | null;
  /** Of what it is, in words: modules that are recorded, a commit and an environment, paths that were looked at. */
  readonly scope: string;
  /** What it holds, the whole first: `what` is in the singular where `count` is one. */
  readonly counts: readonly Held[];
  /** What a reader must know of it: warnings with their place, why it is incomplete, that it is simulated. */
  readonly notes: readonly string[];
};

export type Two<T> = { readonly before: T; readonly after: T };

export type ScanEffect = {
  readonly kind: "scan";
  /** Commits that the store does not hold, and those that it does. */
  readonly commits: number;
  readonly known: number;
  readonly imports: number;
  /** Distinct files that the new commits name. */
  readonly files: number;
  /** Deltas among the new ones that cannot be placed, and the commit that each waits for. */
  readonly waitingFor: readonly { readonly sha: string; readonly waitingFor: string }[];
  /** Commits of the line. */
  readonly line: Two<number>;
  readonly latest: Two<string | null>;
};

export type RunEffect = {
  readonly kind: "run";
  readonly tests: number;
  readonly statuses: { readonly [S in TestStatus]?: number };
  /** Tests that never ran in this environment. */
  readonly fresh: number;
  /** Tests whose last result in this environment would be another, by what it was and would be. */
  readonly changed: readonly (Two<TestStatus> & { readonly count: number })[];
  /** The first of the new and changed ones that end badly, then of the others. */
  readonly samples: readonly {
    readonly id: string;
    readonly before: TestStatus | null;
    readonly after: TestStatus;
  }[];
  /** On a commit of another branch: nothing hangs on it. */
  readonly isElsewhere: boolean;
};

/** One tool's run: what of its findings is new, and what it closes. */
export type ToolEffect = {
  readonly tool: string;
  readonly variant: string;
  readonly standing: Two<number>;
  readonly introduced: number;
  readonly reopened: number;
  /** Closed: looked for, and no longer there. */
  readonly fixed: number;
  /** In the report, and known before. */
  readonly still: number;
  /** Known, and not looked at: outside of its scope, or the run is incomplete. They stay. */
  readonly untouched: number;
  readonly suppressed: number;
  readonly incomplete: string | null;
};

export type FindingsEffect = {
  readonly kind: "findings";
  readonly tools: readonly ToolEffect[];
  readonly isElsewhere: boolean;
};

export type PlanVersionEffect = {
  readonly kind: "plan";
  readonly plan: string;
  readonly version: number;
  /** False: this version is stored already and says the same. */
  readonly isNew: boolean;
  /** The version that it is held against: the one in force before. Null: there was none. */
  readonly against: number | null;
  /** The version in force afterwards; null while none is yet. */
  readonly inForce: number | null;
  readonly changes: readonly PlanChange[];
  /** Each rule, glob and pattern of it. */
  readonly matches: readonly RuleMatch[];
  readonly isTreeKnown: boolean;
  readonly unrecorded: readonly string[];
};

export type OwnersEffect = {
  readonly kind: "owners";
  /** Files of the tree by accountable owner, null for none, the most first; empty where no full scan has named the tree. */
  readonly rows: readonly (Two<number> & { readonly owner: string | null })[];
  /** The file is in force at the latest moment. */
  readonly isInForce: boolean;
};

export type OwnEffect = ScanEffect | RunEffect | FindingsEffect | PlanVersionEffect | OwnersEffect;

/** What an upload would change: by its kind, and for each plan of the project. */
export type Effect = { readonly own: OwnEffect; readonly plans: readonly PlanEffect[] };

/** The answer to an upload that is not stored. */
export type DryRun = {
  readonly isDry: true;
  readonly file: DryRunFile;
  /** The upload that stored the same; null: it is new. */
  readonly seen: number | null;
  /** Null where it was seen, so that nothing would change; or where it was only asked to be read. */
  readonly effect: Effect | null;
};
