import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { fetchJson } from "@/lib/api/fetch-json";

/** The parameters of a page of a plan, as the URL holds them; absent ones are left out. */
export type PlanParams = Readonly<Record<string, string | undefined>>;

export type PlanPlace = { readonly project: string; readonly plan: string };

/** `/api/v1/projects/P/plans/L/QUESTION?…`, parameters in alphabetical order so that equal questions have equal URLs. */
export function planUrl(
  { project, plan }: PlanPlace,
  question: string,
  params: PlanParams = {},
): string {
  const search = new URLSearchParams();
  for (const key of Object.keys(params).sort()) {
    const value = params[key];
    if (value !== undefined && value !== "") search.set(key, value);
  }
  const text = search.toString();
  const path = `/api/v1/projects/${encodeURIComponent(project)}/plans/${encodeURIComponent(plan)}/${question}`;
  return text === "" ? path : `${path}?${text}`;
}

/** Key, URL and type of one question about a plan. The last answer stays while the next one comes. */
export function planQuery<T>(place: PlanPlace, question: string, params: PlanParams = {}) {
  const url = planUrl(place, question, params);
  return queryOptions({
    queryKey: ["project", place.project, "plan", place.plan, url],
    queryFn: ({ signal }) => fetchJson<T>(url, { signal }),
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
  });
}
