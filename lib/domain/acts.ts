/** What a person did or said about a plan. Acts are never changed; a later one may take an earlier one back. */

export const ACT_KINDS = [
  "acknowledge",
  "note",
  "tick",
  "untick",
  "attest",
  "override",
  "goal",
  "ungoal",
] as const;
export type ActKind = (typeof ACT_KINDS)[number];

/** Kinds that mean nothing without a reason. */
export const REASONED_ACTS: readonly ActKind[] = ["note", "attest", "override", "ungoal"];

export type Act = {
  readonly id: number;
  readonly kind: ActKind;
  /** Natural key of what it is about, e.g. `incident:mission-critical-failure:2025-09-15T…`, `step:…`, `criterion:…`. */
  readonly subject: string;
  /** The name that was given; unverified. */
  readonly by: string;
  /** Epoch ms. */
  readonly at: number;
  /** May be empty where the kind needs none. */
  readonly reason: string;
};
