"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import { BurndownSeries } from "@/components/panels/burndown-series";
import { OverviewCritical } from "@/components/panels/overview-critical";
import { OverviewFacts } from "@/components/panels/overview-facts";
import { OverviewPhases, OverviewTriggers } from "@/components/panels/overview-judging";
import { OverviewOutside, OverviewRecent, OverviewWorst } from "@/components/panels/overview-lists";
import { planLinks } from "@/components/panels/plan-links";
import { Unrecorded } from "@/components/panels/unrecorded";
import { PageHead } from "@/components/ui/page-head";
import { overviewQuery } from "@/lib/api/overview";
import type { PlanPlace } from "@/lib/api/plan-query";
import { largestFinding } from "@/lib/domain/board/findings";

type OverviewPanelsProps = {
  readonly place: PlanPlace;
  readonly moment: Readonly<Record<string, string>>;
  readonly isTable: boolean;
};

/** The chart is as tall as the triggers and phases beside it. */
const BESIDE_JUDGING = { wide: 540, narrow: 230 };

/** The state in one sentence, six facts, the trend, and what to look at next. */
export function OverviewPanels({ place, moment, isTable }: OverviewPanelsProps) {
  const { data } = useSuspenseQuery(overviewQuery(place, moment));
  const links = planLinks(place, moment, "");
  return (
    <>
      <PageHead sentence={data.sentences.headline} lede={data.sentences.lede} />
      <OverviewFacts data={data} links={links} />
      <Unrecorded modules={data.unrecorded} project={place.project} />
      <div className="grid-12">
        <BurndownSeries
          data={data}
          links={links}
          finding={largestFinding(data.events)}
          span={8}
          own={{}}
          rest=""
          isTable={isTable}
          hasEvents={false}
          height={data.judging === null ? undefined : BESIDE_JUDGING}
        />
        {data.judging === null ? (
          <OverviewOutside data={data} links={links} />
        ) : (
          <div className="flex min-w-0 flex-col gap-4 desk:col-span-4">
            <OverviewTriggers judging={data.judging} links={links} />
            <OverviewPhases judging={data.judging} links={links} />
          </div>
        )}
        <OverviewCritical data={data} links={links} span={data.judging === null ? 12 : 8} />
        {data.judging === null ? null : <OverviewOutside data={data} links={links} />}
        <OverviewWorst data={data} links={links} />
        <OverviewRecent data={data} links={links} />
      </div>
    </>
  );
}
