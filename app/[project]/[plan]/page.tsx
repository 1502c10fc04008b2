import type { Metadata } from "next";
import { OverviewPanels } from "@/components/panels/overview-panels";
import { MOMENT_PARAMS, pickParams } from "@/lib/api/page-params";
import { PlanPage } from "./plan-page";

export const metadata: Metadata = { title: "Overview" };

const PARAMS = ["as"] as const;

export default async function OverviewPage({
  params,
  searchParams,
}: PageProps<"/[project]/[plan]">) {
  const place = await params;
  const search = await searchParams;
  const moment = pickParams(search, MOMENT_PARAMS);
  const own = pickParams(search, PARAMS);
  return (
    <PlanPage place={place} search={search} question="overview" params={{}}>
      <OverviewPanels place={place} moment={moment} isTable={own.as === "table"} />
    </PlanPage>
  );
}
