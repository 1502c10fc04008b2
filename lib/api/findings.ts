import { type PlanParams, type PlanPlace, planQuery } from "@/lib/api/plan-query";
import type { FileFindings } from "@/lib/domain/findings/file";
import type { FindingsModel } from "@/lib/domain/findings/model";

export type { FileFindings, ListedFinding } from "@/lib/domain/findings/file";
export type {
  FindingsFile,
  FindingsModel,
  FindingsPoint,
  FindingsRule,
  FindingsTool,
} from "@/lib/domain/findings/model";

/** What the page of findings asks for in its URL. */
export const FINDINGS_PARAMS = ["show", "tool", "rule"] as const;

export function findingsQuery(place: PlanPlace, params: PlanParams) {
  return planQuery<FindingsModel>(place, "findings", params);
}

export function fileFindingsQuery(place: PlanPlace, params: PlanParams) {
  return planQuery<FileFindings>(place, "file-findings", params);
}
