import { filePageHref, pageHref } from "@/lib/api/page-params";
import { type PlanPlace, planUrl } from "@/lib/api/plan-query";

type Params = Readonly<Record<string, string | undefined>>;

/** The links of a page within its plan: each keeps the moment and the version. */
export type PlanLinks = {
  readonly page: (rest: string, params?: Params) => string;
  readonly file: (path: string) => string;
  /** The page that lists the imports behind a number of the ledger. */
  readonly flow: (params: Params) => string;
  /** This page at another commit, under the same version. */
  readonly at: (sha: string) => string;
  /** A question of the API: JSON, or CSV by `format`. */
  readonly api: (question: string, params?: Params) => string;
};

export function planLinks(place: PlanPlace, moment: Params, rest: string): PlanLinks {
  return {
    page: (to, params = {}) => pageHref(place, to, { ...moment, ...params }),
    file: (path) => filePageHref(place, path, moment),
    flow: (params) => pageHref(place, "burndown/flow", { ...moment, ...params }),
    at: (sha) => pageHref(place, rest, { ...moment, at: sha }).replace("%7Bsha%7D", "{sha}"),
    api: (question, params = {}) => planUrl(place, question, { ...moment, ...params }),
  };
}
