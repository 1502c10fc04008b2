import type { Metadata } from "next";
import { FlowPanels } from "@/components/panels/flow-panels";
import { FLOW_PARAMS } from "@/lib/api/flow";
import { MOMENT_PARAMS, pickParams } from "@/lib/api/page-params";
import { PlanPage } from "../../plan-page";

export const metadata: Metadata = { title: "Imports behind a number" };

export default async function FlowPage({
  params,
  searchParams,
}: PageProps<"/[project]/[plan]/burndown/flow">) {
  const place = await params;
  const search = await searchParams;
  const own = pickParams(search, FLOW_PARAMS);
  return (
    <PlanPage place={place} search={search} question="flow" params={own}>
      <FlowPanels place={place} moment={pickParams(search, MOMENT_PARAMS)} own={own} />
    </PlanPage>
  );
}
