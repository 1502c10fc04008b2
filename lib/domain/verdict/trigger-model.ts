import type { Act } from "@/lib/domain/acts";
import type { ImportClass } from "@/lib/domain/import-class";
import type { At, RunRef, TestResult, TriggerState } from "./words";

/** A moment in the order of facts: a commit, and the run on it where one made the difference. */
export type Point = At & { readonly run: RunRef | null };

/** A test that failed within an incident. */
export type FailingTest = TestResult & {
  readonly firstBad: RunRef;
  /** The last run before it in which the test passed; null when it never did. */
  readonly lastGood: RunRef | null;
  readonly isStillFailing: boolean;
};

/** An import that opened on a path it must not, within an incident. */
export type Opening = {
  readonly at: At;
  readonly author: string | null;
  readonly path: string;
  readonly module: string;
  readonly name: string | null;
  readonly class: ImportClass;
  readonly closed: At | null;
};

/** A commit between the last good and the first bad one that moved imports of the files concerned. */
export type MovedCommit = {
  readonly at: At;
  readonly subject: string | null;
  readonly author: string | null;
  readonly isMerge: boolean;
  readonly opened: number;
  readonly closed: number;
  readonly paths: readonly string[];
};

/** Stretches of one file's worst class, for the lanes of the evidence chart. */
export type Lane = {
  readonly path: string;
  readonly stretches: readonly {
    readonly class: ImportClass | "none" | "missing";
    readonly from: number;
    readonly to: number | null;
  }[];
};

export type RunbookStep = {
  readonly index: number;
  readonly text: string;
  readonly commands: readonly string[];
  readonly note: string | null;
  /** True when the facts show it done, false when they show it is not, null when only a person can say. */
  readonly isDoneByFacts: boolean | null;
  readonly tick: Act | null;
  /** What an act about it names. */
  readonly subject: string;
};

export type Runbook = {
  readonly lastGood: At | null;
  readonly firstBad: At;
  /** Commits on the line behind the last good one, up to the last one that going back takes back. */
  readonly commits: number;
  /** `git revert` of exactly the commits in the range that moved the files concerned, newest first. */
  readonly revert: string | null;
  readonly reverted: readonly MovedCommit[];
  /** `git restore` of the files concerned at the last good commit. */
  readonly restore: string | null;
  /** What the imports of each file would be afterwards: going back to a legacy path is not hidden. */
  readonly leadsTo: readonly {
    readonly path: string;
    readonly now: readonly {
      readonly class: ImportClass;
      readonly module: string;
      readonly count: number;
    }[];
    readonly after: readonly {
      readonly class: ImportClass;
      readonly module: string;
      readonly count: number;
    }[];
  }[];
  readonly verdict: string;
  readonly steps: readonly RunbookStep[];
};

export type Incident = {
  /** Natural key: trigger and first bad result. Acts name it as `incident:KEY`. */
  readonly key: string;
  readonly trigger: string;
  readonly title: string;
  readonly opened: Point;
  /** Null while it is open. */
  readonly closed: Point | null;
  readonly durationMs: number;
  readonly sentence: string;
  readonly isSimulated: boolean;
  readonly acknowledged: Act | null;
  readonly overridden: Act | null;
  readonly acts: readonly Act[];
};

export type IncidentDetail = Incident & {
  readonly lastGood: Point | null;
  readonly failing: readonly FailingTest[];
  readonly openings: readonly Opening[];
  readonly lanes: readonly Lane[];
  /** From when the lanes are drawn, epoch ms. */
  readonly lanesFrom: number;
  readonly between: { readonly commits: number; readonly moved: readonly MovedCommit[] };
  readonly runbook: Runbook;
};

export type TriggerRow = {
  readonly id: string;
  readonly title: string;
  readonly state: TriggerState;
  readonly why: string;
  readonly since: number | null;
  readonly incident: string | null;
  readonly isOverridden: boolean;
  readonly risk: { readonly title: string; readonly mitigations: readonly string[] } | null;
  readonly isSimulated: boolean;
};

export type TriggersModel = {
  readonly planVersion: number;
  readonly sentence: string;
  readonly lede: string | null;
  readonly finding: string;
  readonly triggers: readonly TriggerRow[];
  /** The newest 200, newest first. */
  readonly incidents: readonly Incident[];
  readonly incidentsTotal: number;
  /** The one that the URL names, else the newest open one, else the newest. */
  readonly shown: IncidentDetail | null;
  readonly inForceSince: number | null;
  readonly staleAfterMs: number | null;
  readonly now: number;
  /** Newest first. */
  readonly audit: readonly (Act & { readonly isDetached: boolean })[];
};
