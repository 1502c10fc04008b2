import type { Metadata } from "next";
import { FindingsPanels } from "@/components/panels/findings-panels";
import { FINDINGS_PARAMS } from "@/lib/api/findings";
import { packedParams } from "@/lib/api/heatmap";
import { MOMENT_PARAMS, pickParams } from "@/lib/api/page-params";
import { Answered } from "../answered";
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
  const zoom = pickParams(search, ["zoom"]);
  return (
    <PlanPage
      place={place}
      search={search}
      question="findings-map"
      params={packedParams({ ...own, ...zoom })}
    >
      <Answered place={place} questions={[["findings", { ...moment, ...own }]]}>
        <FindingsPanels place={place} moment={moment} own={own} />
      </Answered>
    </PlanPage>
  );
}
