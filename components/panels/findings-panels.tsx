"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import { useSearchParams } from "next/navigation";
import { FindingsBurndown } from "@/components/panels/findings-burndown";
import { FindingsFiles } from "@/components/panels/findings-files";
import { FindingsHeat } from "@/components/panels/findings-heat";
import { FindingsNone } from "@/components/panels/findings-none";
import { FindingsRules } from "@/components/panels/findings-rules";
import { FindingsSwitches } from "@/components/panels/findings-switches";
import { FindingsTools } from "@/components/panels/findings-tools";
import { HEAT_VIEW_PARAMS } from "@/components/panels/heatmap-state";
import { planLinks } from "@/components/panels/plan-links";
import { PageHead } from "@/components/ui/page-head";
import { findingsQuery } from "@/lib/api/findings";
import type { PlanPlace } from "@/lib/api/plan-query";

type FindingsPanelsProps = {
  readonly place: PlanPlace;
  readonly moment: Readonly<Record<string, string>>;
  readonly own: Readonly<Record<string, string>>;
};

/** What other scanners found: how much stands, over time, by rule and by file. Beside the imports, never among them. */
export function FindingsPanels({ place, moment, own }: FindingsPanelsProps) {
  const { data } = useSuspenseQuery(findingsQuery(place, { ...moment, ...own }));
  const links = planLinks(place, { ...moment, ...own }, "findings");
  const filters = planLinks(place, { ...moment, ...own, ...useMapView() }, "findings");
  if (data.toolNames.length === 0) {
    return (
      <>
        <PageHead sentence={`${data.sentence}.`} lede={data.lede} />
        <FindingsNone project={place.project} elsewhere={data.elsewhere} />
      </>
    );
  }
  return (
    <>
      <PageHead sentence={`${data.sentence}.`} lede={data.lede} />
      <FindingsSwitches data={data} links={filters} />
      <div className="grid-12">
        <FindingsBurndown data={data} links={links} />
        <FindingsTools data={data} links={links} />
        <FindingsHeat {...{ place, moment, own }} />
        <FindingsFiles data={data} links={links} />
        <FindingsRules data={data} links={links} filters={filters} />
      </div>
    </>
  );
}

/** How the map is shown, which another filter leaves as it is. */
function useMapView(): Readonly<Record<string, string>> {
  const query = useSearchParams();
  return Object.fromEntries(
    [...HEAT_VIEW_PARAMS, "as"].flatMap((name) => {
      const value = query.get(name);
      return value === null || value === "" ? [] : [[name, value]];
    }),
  );
}
