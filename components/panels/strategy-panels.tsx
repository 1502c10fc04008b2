"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import { planLinks } from "@/components/panels/plan-links";
import { StrategyCandidates } from "@/components/panels/strategy-candidates";
import { StrategyCategories } from "@/components/panels/strategy-categories";
import { GROUPINGS, StrategyInventory } from "@/components/panels/strategy-inventory";
import { StrategyMix } from "@/components/panels/strategy-mix";
import { StrategyProof } from "@/components/panels/strategy-proof";
import { PageHead } from "@/components/ui/page-head";
import type { PlanPlace } from "@/lib/api/plan-query";
import { strategyQuery } from "@/lib/api/strategy";

type StrategyPanelsProps = {
  readonly place: PlanPlace;
  readonly moment: Readonly<Record<string, string>>;
  /** How the answer is shown: `as`, `by`. */
  readonly shown: Readonly<Record<string, string>>;
};

/** Whether proof exists: the planned tests against what is there, what they proved, and what no entry names. */
export function StrategyPanels({ place, moment, shown }: StrategyPanelsProps) {
  const { data } = useSuspenseQuery(strategyQuery(place, moment));
  const links = planLinks(place, moment, "strategy");
  const by = GROUPINGS.find((grouping) => grouping === shown.by) ?? "bucket";
  return (
    <>
      <PageHead sentence={data.sentence} lede={data.lede} />
      <div className="grid-12">
        <div className="flex min-w-0 flex-col gap-4 max-tablet:gap-3 desk:col-span-7">
          <StrategyMix data={data} links={links} isTable={shown.as === "table"} />
          <StrategyCategories data={data} links={links} />
        </div>
        <StrategyProof data={data} project={place.project} links={links} />
        <StrategyInventory data={data} links={links} by={by} />
        <StrategyCandidates data={data} links={links} />
      </div>
    </>
  );
}
