import { CLOSED_HOW } from "../lives/version";

/** The flows of the ledger (rules.md 3). `moved` is a rename within one class: it leaves and enters at once. */
export const FLOWS_IN = ["introduced", "reopened", "scopeAdded", "moved"] as const;
export type FlowIn = (typeof FLOWS_IN)[number];

export const FLOWS_OUT = [
  "converted",
  "removed",
  "left",
  "fileDeleted",
  "unreadable",
  "exempted",
  "scopeRemoved",
  "moved",
] as const;
export type FlowOut = (typeof FLOWS_OUT)[number];

/** Which classes opened in the same file and commit. */
export type OpenedBeside = {
  readonly canonical: boolean;
  readonly outside: boolean;
  readonly legacy: boolean;
};

/**
 * Why an import left. Converted: a canonical import of the subject opened in the same file and commit. Left: one opened on
 * a path that the plan does not judge. An import that merely vanished from a version that could not be read is not progress.
 */
export function outwardFlow(closedHow: number, beside: OpenedBeside): FlowOut {
  if (closedHow === CLOSED_HOW.fileDeleted) return "fileDeleted";
  if (beside.canonical) return "converted";
  if (beside.outside) return "left";
  return closedHow === CLOSED_HOW.unreadable ? "unreadable" : "removed";
}
