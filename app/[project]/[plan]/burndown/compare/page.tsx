import type { Metadata } from "next";
import { ComparePanels } from "@/components/panels/compare-panels";
import { COMPARE_PARAMS } from "@/lib/api/compare";
import { MOMENT_PARAMS, pickParams } from "@/lib/api/page-params";
import { PlanPage } from "../../plan-page";

export const metadata: Metadata = { title: "Compare" };

export default async function ComparePage({
  params,
  searchParams,
}: PageProps<"/[project]/[plan]/burndown/compare">) {
  const place = await params;
  const search = await searchParams;
  const own = pickParams(search, COMPARE_PARAMS);
  return (
    <PlanPage place={place} search={search} question="compare" params={own}>
      <ComparePanels place={place} moment={pickParams(search, MOMENT_PARAMS)} own={own} />
    </PlanPage>
  );
}
