import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import type { ReactNode } from "react";
import { PlanPanels } from "@/components/panels/plan-panels";
import { MOMENT_PARAMS, pickParams } from "@/lib/api/page-params";
import { explainQuestion, PLAN_PAGE_PARAMS } from "@/lib/api/plan";
import { answerModel } from "@/lib/server/http/answer-question";
import { PlanPage } from "../plan-page";

export const metadata: Metadata = { title: "Plan" };

type Place = { readonly project: string; readonly plan: string };
type Params = Readonly<Record<string, string>>;

export default async function PlanDocumentPage({
  params,
  searchParams,
}: PageProps<"/[project]/[plan]/plan">) {
  const place = await params;
  const search = await searchParams;
  const moment = pickParams(search, MOMENT_PARAMS);
  const own = pickParams(search, PLAN_PAGE_PARAMS);
  return (
    <PlanPage
      place={place}
      search={search}
      question="plan"
      params={pickParams(search, ["compare"])}
    >
      <Explained place={place} moment={moment} own={own}>
        <PlanPanels place={place} moment={moment} own={own} />
      </Explained>
    </PlanPage>
  );
}

type ExplainedProps = {
  readonly place: Place;
  readonly moment: Params;
  readonly own: Params;
  readonly children: ReactNode;
};

/** The class of the import that the URL names, answered here so that it stands in the page without scripts. */
async function Explained({ place, moment, own, children }: ExplainedProps) {
  const asked = explainQuestion(place, moment, own);
  if (!asked) return children;
  const client = new QueryClient();
  client.setQueryData(
    asked.query.queryKey,
    await answerModel<never>({ ...place, question: "explain" }, asked.params),
  );
  return <HydrationBoundary state={dehydrate(client)}>{children}</HydrationBoundary>;
}
