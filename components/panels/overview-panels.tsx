"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import { PageHead } from "@/components/ui/page-head";
import { overviewQuery } from "@/lib/api/overview";
import type { PlanPlace } from "@/lib/api/plan-query";

type OverviewPanelsProps = {
  readonly place: PlanPlace;
  readonly moment: Readonly<Record<string, string>>;
  readonly isTable: boolean;
};

export function OverviewPanels({ place, moment }: OverviewPanelsProps) {
  const { data } = useSuspenseQuery(overviewQuery(place, moment));
  return <PageHead sentence={data.sentences.headline} lede={data.sentences.lede} />;
}
