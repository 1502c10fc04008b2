import type { Metadata } from "next";
import { StrategyPanels } from "@/components/panels/strategy-panels";
import { MOMENT_PARAMS, pickParams } from "@/lib/api/page-params";
import { PlanPage } from "../plan-page";

export const metadata: Metadata = { title: "Strategy" };

const SHOWN_PARAMS = ["as", "by"] as const;

export default async function StrategyPage({
  params,
  searchParams,
}: PageProps<"/[project]/[plan]/strategy">) {
  const place = await params;
  const search = await searchParams;
  const moment = pickParams(search, MOMENT_PARAMS);
  return (
    <PlanPage place={place} search={search} question="strategy" params={{}}>
      <StrategyPanels place={place} moment={moment} shown={pickParams(search, SHOWN_PARAMS)} />
    </PlanPage>
  );
}
