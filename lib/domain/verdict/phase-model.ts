import type { Act } from "@/lib/domain/acts";
import type { CheckRow } from "./check-model";
import type { At } from "./words";

/**
 * `done`: entry and exit held once, and it stays done. `late`: not done behind its latest end. `running`: its entry held and a
 * fact named by its exit changed. `early`: such a fact changed though its entry does not hold. `waiting`: neither.
 */
export type PhaseStatus = "done" | "running" | "late" | "early" | "waiting";

export type PhaseStep = {
  readonly text: string;
  /** Null where the plan gives nothing to check: a person ticks it. */
  readonly check: CheckRow | null;
  readonly tick: Act | null;
  readonly subject: string;
};

export type PhaseRow = {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly goal: string | null;
  readonly status: PhaseStatus;
  readonly sentence: string;
  /** Epoch ms; ends are the midnight behind the last day. Null where the plan has no start or no days. */
  readonly planned: {
    readonly from: number;
    readonly earliest: number;
    readonly latest: number;
  } | null;
  readonly started: At | null;
  readonly done: At | null;
  readonly regressed: At | null;
  /** Behind the latest planned end, ms; 0 when it is not. Null without a plan. */
  readonly slipMs: number | null;
  readonly entry: readonly CheckRow[];
  readonly steps: readonly PhaseStep[];
  readonly exit: readonly CheckRow[];
  readonly commands: readonly string[];
  readonly overridden: Act | null;
  readonly subject: string;
  readonly isSimulated: boolean;
};

/** What a timeline draws of a phase. */
export type DatedPhase = Pick<
  PhaseRow,
  "id" | "number" | "title" | "status" | "planned" | "started" | "done" | "regressed" | "slipMs"
>;

export type PhasesModel = {
  readonly planVersion: number;
  readonly sentence: string;
  readonly lede: string | null;
  readonly finding: string;
  readonly startsAt: number | null;
  readonly now: number;
  readonly phases: readonly PhaseRow[];
  readonly success: readonly SuccessRow[];
  readonly successFinding: string;
};

export type SuccessRow = {
  readonly index: number;
  readonly group: string;
  readonly text: string;
  readonly state: "met" | "not met" | "unknown" | "attested";
  readonly why: string;
  readonly check: CheckRow | null;
  readonly attested: Act | null;
  readonly subject: string;
};
