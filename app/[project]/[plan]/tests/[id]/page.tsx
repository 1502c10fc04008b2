import type { Metadata } from "next";
import { TestHistoryPanels } from "@/components/panels/test-history-panels";
import { MOMENT_PARAMS, pickParams } from "@/lib/api/page-params";
import { PlanPage } from "../../plan-page";

export const metadata: Metadata = { title: "Test" };

export default async function TestPage({
  params,
  searchParams,
}: PageProps<"/[project]/[plan]/tests/[id]">) {
  const { id, ...place } = await params;
  const search = await searchParams;
  const moment = pickParams(search, MOMENT_PARAMS);
  const { as = "" } = pickParams(search, ["as"]);
  return (
    <PlanPage place={place} search={search} question="test" params={{ id }}>
      <TestHistoryPanels place={place} moment={moment} id={id} isTable={as === "table"} />
    </PlanPage>
  );
}
