import { queryOptions } from "@tanstack/react-query";
import { fetchJson } from "@/lib/api/fetch-json";

export type StartPlan = {
  readonly slug: string;
  readonly title: string;
  readonly issue: string | null;
  readonly version: number;
  readonly versions: number;
  /** What the other versions read in the same facts. */
  readonly others: readonly {
    readonly version: number;
    readonly legacy: number;
    readonly canonical: number;
    /** Unplanned and unclassified. */
    readonly outside: number;
  }[];
  readonly sentence: string;
  readonly counts: {
    readonly legacy: number;
    readonly legacyFiles: number;
    readonly canonical: number;
    readonly outside: number;
  };
};

export type StartProject = {
  readonly slug: string;
  readonly repository: string;
  readonly demo: boolean;
  readonly commits: number;
  readonly latest: { readonly sha: string; readonly t: number } | null;
  readonly plans: readonly StartPlan[];
};

export function startQuery() {
  const url = "/api/v1/projects";
  return queryOptions({
    queryKey: ["start", url],
    queryFn: ({ signal }) => fetchJson<readonly StartProject[]>(url, { signal }),
  });
}
