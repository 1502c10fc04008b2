import type { Metadata } from "next";
import { HeatmapPanels } from "@/components/panels/heatmap-panels";
import { TreemapPanels } from "@/components/panels/treemap-panels";
import { HEATMAP_PARAMS, packedParams } from "@/lib/api/heatmap";
import { MOMENT_PARAMS, pickParams } from "@/lib/api/page-params";
import { TREEMAP_PARAMS, treemapParams } from "@/lib/api/treemap";
import { PlanPage } from "../plan-page";

export const metadata: Metadata = { title: "Heat map" };

export default async function HeatmapPage({
  params,
  searchParams,
}: PageProps<"/[project]/[plan]/heatmap">) {
  const place = await params;
  const search = await searchParams;
  const moment = pickParams(search, MOMENT_PARAMS);
  if (search.view === "treemap") {
    const asked = pickParams(search, TREEMAP_PARAMS);
    return (
      <PlanPage place={place} search={search} question="treemap" params={treemapParams(asked)}>
        <TreemapPanels place={place} moment={moment} asked={asked} />
      </PlanPage>
    );
  }
  const asked = pickParams(search, HEATMAP_PARAMS);
  return (
    <PlanPage place={place} search={search} question="heatmap" params={packedParams(asked)}>
      <HeatmapPanels place={place} moment={moment} asked={asked} />
    </PlanPage>
  );
}
