import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { PlanFrame } from "@/components/panels/plan-frame";
import { frameQuery } from "@/lib/api/frame";
import { MOMENT_PARAMS, pickParams, type Search } from "@/lib/api/page-params";
import { planUrl } from "@/lib/api/plan-query";
import { answerModel } from "@/lib/server/http/answer-question";
import { isNotFound, refusalOf } from "@/lib/server/http/problem";
import { Refused } from "./refused";

type PlanPageProps = {
  readonly place: { readonly project: string; readonly plan: string };
  readonly search: Search;
  /** The page's question, null when it asks something else than the plan; and the parameters that it reads beside the moment and the version. */
  readonly question: string | null;
  readonly params: Readonly<Record<string, string>>;
  /** All that its URL may name beside these and what every page of a plan reads; without it, what else it names is not said. */
  readonly known?: readonly string[];
  /** Stands within the frame where the plan does not have what the question is about. */
  readonly missing?: ReactNode;
  readonly children: ReactNode;
};

/** A page of a plan: its answers are read here, once, and handed to the browser's cache under the same keys. */
export async function PlanPage({ place, search, question, params, ...page }: PlanPageProps) {
  const moment = pickParams(search, MOMENT_PARAMS);
  const client = new QueryClient();
  let content = page.children;
  try {
    client.setQueryData(
      frameQuery(place, moment).queryKey,
      await answerModel<never>({ ...place, question: "frame" }, moment),
    );
  } catch (error) {
    return <Refused place={place} reason={refusedOrThrow(error)} />;
  }
  try {
    if (question !== null) {
      const asked = { ...moment, ...params };
      const key = ["project", place.project, "plan", place.plan, planUrl(place, question, asked)];
      client.setQueryData(key, await answerModel({ ...place, question }, asked));
    }
  } catch (error) {
    if (question === "file" && isNotFound(error)) notFound();
    if (page.missing === undefined || !isNotFound(error))
      return <Refused place={place} reason={refusedOrThrow(error)} />;
    content = page.missing;
  }
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <PlanFrame
        place={place}
        moment={moment}
        now={Date.now()}
        ignored={unknownNames(search, page.known)}
      >
        {content}
      </PlanFrame>
    </HydrationBoundary>
  );
}

/** Names of the query that neither the page nor every page of a plan knows. */
function unknownNames(search: Search, known: readonly string[] | undefined): readonly string[] {
  if (known === undefined) return [];
  const all = new Set<string>([...MOMENT_PARAMS, "as", ...known]);
  return Object.keys(search).filter((name) => !all.has(name));
}

function refusedOrThrow(error: unknown): string {
  const reason = refusalOf(error);
  if (reason === null) throw error;
  return reason;
}
