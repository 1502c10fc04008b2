import type { Metadata } from "next";
import { PhasesPanels } from "@/components/panels/phases-panels";
import { MOMENT_PARAMS, pickParams } from "@/lib/api/page-params";
import { PlanPage } from "../plan-page";

export const metadata: Metadata = { title: "Phases" };

const PARAMS = ["as"] as const;

export default async function PhasesPage({
  params,
  searchParams,
}: PageProps<"/[project]/[plan]/phases">) {
  const place = await params;
  const search = await searchParams;
  const moment = pickParams(search, MOMENT_PARAMS);
  const own = pickParams(search, PARAMS);
  return (
    <PlanPage place={place} search={search} question="phases" params={{}}>
      <PhasesPanels place={place} moment={moment} isTable={own.as === "table"} />
    </PlanPage>
  );
}
