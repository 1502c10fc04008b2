import type { Guard, Standing } from "./guards";
import type { GoldenPathState, RiskKind, UnknownReason } from "./words";

/** What speaks against a guard. */
export type FindingKind = "failed" | UnknownReason | RiskKind;

const ORDER: readonly GoldenPathState[] = ["broken", "not checked", "at risk", "protected"];

/** Broken before not checked before at risk before protected. */
export function worstOf(states: readonly GoldenPathState[]): GoldenPathState {
  return ORDER.find((state) => states.includes(state)) ?? "not checked";
}

export function worseOf(a: GoldenPathState, b: GoldenPathState): GoldenPathState {
  return ORDER.indexOf(a) <= ORDER.indexOf(b) ? a : b;
}

/** A newcomer that never passed guards nothing yet, and a pattern that selects none of a file's tests now is matched by others. */
export function isSilent(guard: Guard, { reason }: Standing): boolean {
  return reason === "unmatched" && (guard.oncePassed || !guard.isListed);
}

/** All that speaks against a guard in one environment; nothing does when it is protected. */
export function standingKinds(
  guard: Guard,
  standing: Standing,
): readonly (readonly [GoldenPathState, FindingKind])[] {
  if (isSilent(guard, standing)) return [];
  const { state, reason } = standing;
  if (state === "unknown") return [["not checked", reason ?? "never ran"]];
  const risks = riskKinds(standing).map((kind) => ["at risk", kind] as const);
  return state === "failing" ? [["broken", "failed"], ...risks] : risks;
}

function riskKinds({ file }: Standing): RiskKind[] {
  if (file === null) return [];
  const kinds: RiskKind[] = [];
  if (file.flaky.length > 0) kinds.push("flaky");
  if (file.retried.length > 0) kinds.push("retried");
  if (file.muted.length > 0) kinds.push("quarantined");
  if (file.skipped.length > 0) kinds.push("skipped");
  return kinds;
}
