import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { fetchJson } from "@/lib/api/fetch-json";
import { type PlanParams, type PlanPlace, planQuery, planUrl } from "@/lib/api/plan-query";
import type { ExemptionRow } from "@/lib/domain/board/exemptions";
import type { Explanation } from "@/lib/domain/classify";
import type { ClassCounts } from "@/lib/domain/import-class";
import type { Plan } from "@/lib/domain/plan";
import type { PlanChange } from "@/lib/domain/plan-change";
import type { RuleMatch } from "@/lib/domain/rule-matches";

export type PlanCounts = ClassCounts & { readonly legacyFiles: number };

export type PlanModel = {
  readonly plan: Plan;
  readonly inForce: number | null;
  readonly versions: readonly {
    readonly version: number;
    readonly title: string;
    readonly effectiveAt: number | null;
    readonly uploadId: number;
    /** The canonical rules as text: what the version calls the one path. */
    readonly canonical: readonly string[];
    /** The counts that this version reads from the same facts at the same moment. */
    readonly counts: PlanCounts;
  }[];
  /** Against the compared version; null when there is no other. */
  readonly diff: {
    readonly from: number;
    readonly to: number;
    readonly changes: readonly PlanChange[];
  } | null;
  /** Each rule, glob and pattern with what it matches at the moment. */
  readonly matches: readonly RuleMatch[];
  /** False when no full scan said which files there are: globs cannot be counted. */
  /** At the moment, what ends next first. */
  readonly exemptions: readonly ExemptionRow[];
  readonly isTreeKnown: boolean;
  readonly treeFiles: number;
  readonly unrecorded: readonly string[];
  readonly recordedModules: number | null;
  readonly source: string;
};

export type ExplainModel = Explanation & { readonly sentence: string };

export type TriedPlan =
  | {
      readonly ok: false;
      readonly total: number;
      readonly issues: readonly {
        readonly message: string;
        readonly pointer: string;
        readonly line?: number;
        readonly column?: number;
      }[];
    }
  | {
      readonly ok: true;
      readonly id: string;
      readonly version: number;
      readonly warnings: readonly string[];
      readonly headline: string;
      readonly counts: PlanCounts;
      /** Under the version that the page reads; null where the project has no such plan. */
      readonly before: PlanCounts | null;
      readonly matches: readonly RuleMatch[];
      readonly isTreeKnown: boolean;
      readonly unrecorded: readonly string[];
    };

export function planPageQuery(place: PlanPlace, params: PlanParams) {
  return planQuery<PlanModel>(place, "plan", params);
}

/** What the plan page reads from its URL beside the moment and the version. */
export const PLAN_PAGE_PARAMS = ["compare", "rules", "path", "module", "name", "exclude"] as const;
export type PlanPageParams = Partial<Record<(typeof PLAN_PAGE_PARAMS)[number], string>>;

/** The question which class one import has; null while path and module are not both named. No name: the module itself. */
export function explainQuestion(
  place: PlanPlace,
  moment: Readonly<Record<string, string>>,
  { path, module, name }: PlanPageParams,
) {
  if (!path || !module) return null;
  const params = { ...moment, path, module, ...(name ? { name } : {}) };
  return { params, query: planQuery<ExplainModel>(place, "explain", params) };
}

/** Where a draft is tried: read over the same facts, stored nowhere. */
export function tryQuery(place: PlanPlace, moment: PlanParams, draft: string) {
  const url = planUrl(place, "try", moment);
  return queryOptions({
    queryKey: ["project", place.project, "plan", place.plan, url, draft],
    queryFn: ({ signal }) => fetchJson<TriedPlan>(url, { method: "POST", body: draft, signal }),
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
    retry: false,
  });
}
