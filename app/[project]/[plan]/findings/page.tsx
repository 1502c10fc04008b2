import type { Metadata } from "next";
import { FindingsPanels } from "@/components/panels/findings-panels";
import { FINDINGS_PARAMS } from "@/lib/api/findings";
import { MOMENT_PARAMS, pickParams } from "@/lib/api/page-params";
import { PlanPage } from "../plan-page";

export const metadata: Metadata = { title: "Findings" };

export default async function FindingsPage({
  params,
  searchParams,
}: PageProps<"/[project]/[plan]/findings">) {
  const place = await params;
  const search = await searchParams;
  const moment = pickParams(search, MOMENT_PARAMS);
  const own = pickParams(search, FINDINGS_PARAMS);
  return (
    <PlanPage place={place} search={search} question="findings" params={own}>
      <FindingsPanels place={place} moment={moment} own={own} />
    </PlanPage>
  );
}
