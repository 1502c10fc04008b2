import type { Act, ActKind } from "@/lib/domain/acts";

/** Natural keys of what people act on, those of goals aside (lib/domain/goals/goal.ts); an act whose key nothing derives any more is detached (rules.md 6). */
export const actSubject = {
  incident: (key: string) => `incident:${key}`,
  runbookStep: (key: string, index: number) => `runbook:${key}#${index}`,
  phase: (id: string) => `phase:${id}`,
  phaseStep: (id: string, index: number) => `step:${id}#${index}`,
  criterion: (group: string, text: string) => `criterion:${group}/${text}`,
} as const;

/** Acts about one thing, oldest first. */
export function actsOn(acts: readonly Act[], subject: string): Act[] {
  return acts.filter((act) => act.subject === subject);
}

/** The last act of these kinds; null for none. */
export function lastAct(acts: readonly Act[], kinds: readonly ActKind[]): Act | null {
  return acts.findLast(({ kind }) => kinds.includes(kind)) ?? null;
}

/** The tick that stands: the last one, unless it was taken back since. */
export function tickOn(acts: readonly Act[], subject: string): Act | null {
  const last = lastAct(actsOn(acts, subject), ["tick", "untick"]);
  return last?.kind === "tick" ? last : null;
}
