import type { Metadata } from "next";
import { PlanPanels } from "@/components/panels/plan-panels";
import { MOMENT_PARAMS, pickParams } from "@/lib/api/page-params";
import { explainQuestion, PLAN_PAGE_PARAMS } from "@/lib/api/plan";
import { Answered } from "../answered";
import { PlanPage } from "../plan-page";

export const metadata: Metadata = { title: "Plan" };

export default async function PlanDocumentPage({
  params,
  searchParams,
}: PageProps<"/[project]/[plan]/plan">) {
  const place = await params;
  const search = await searchParams;
  const moment = pickParams(search, MOMENT_PARAMS);
  const own = pickParams(search, PLAN_PAGE_PARAMS);
  const asked = explainQuestion(place, moment, own);
  return (
    <PlanPage
      place={place}
      search={search}
      question="plan"
      params={pickParams(search, ["compare"])}
    >
      <Answered
        place={place}
        questions={[["copies", moment], ...(asked ? [["explain", asked.params] as const] : [])]}
      >
        <PlanPanels place={place} moment={moment} own={own} />
      </Answered>
    </PlanPage>
  );
}
