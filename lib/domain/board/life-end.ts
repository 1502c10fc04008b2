import type { ImportClass } from "../import-class";
import { CLOSED_HOW } from "../lives/version";
import { type OpenedBeside, outwardFlow } from "./flow";

/** How a life ended, told of one file: the ledger's flows, and what happens to imports that were right. */
export const LIFE_ENDS = [
  "converted",
  "removed",
  "left",
  "takenBack",
  "replaced",
  "fileDeleted",
  "unreadable",
  "renamed",
] as const;
export type LifeEnd = (typeof LIFE_ENDS)[number];

/**
 * The end of a life of a class. What is wrong ends as the ledger counts it (rules.md 3); a canonical import that gives way to
 * one that is not was taken back.
 */
export function lifeEnd(was: ImportClass, closedHow: number, beside: OpenedBeside): LifeEnd {
  if (closedHow === CLOSED_HOW.renamed) return "renamed";
  if (was === "canonical" && closedHow !== CLOSED_HOW.fileDeleted) {
    if (beside.canonical) return "replaced";
    if (beside.legacy || beside.outside) return "takenBack";
    return closedHow === CLOSED_HOW.unreadable ? "unreadable" : "removed";
  }
  const flow = outwardFlow(closedHow, beside);
  if (flow === "converted" || flow === "removed" || flow === "fileDeleted") return flow;
  return flow === "left" ? "left" : "unreadable";
}

/** Those ends that count as progress. */
export function isProgress(was: ImportClass, end: LifeEnd): boolean {
  return was === "legacy" && (end === "converted" || end === "removed");
}
