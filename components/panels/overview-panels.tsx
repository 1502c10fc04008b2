"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import { BurndownSeries } from "@/components/panels/burndown-series";
import { OverviewCritical } from "@/components/panels/overview-critical";
import { OverviewFacts } from "@/components/panels/overview-facts";
import { OverviewPhases, OverviewTriggers } from "@/components/panels/overview-judging";
import { OverviewOutside, OverviewRecent, OverviewWorst } from "@/components/panels/overview-lists";
import { OverviewUnnamed } from "@/components/panels/overview-unnamed";
import { planLinks } from "@/components/panels/plan-links";
import { SinceLooked } from "@/components/panels/since-looked";
import { Unrecorded } from "@/components/panels/unrecorded";
import { PageHead } from "@/components/ui/page-head";
import { overviewQuery } from "@/lib/api/overview";
import type { PlanPlace } from "@/lib/api/plan-query";
import { largestFinding } from "@/lib/domain/board/findings";
import type { JudgingSummary } from "@/lib/domain/verdict/summary";

/** A plan that names neither triggers nor phases leaves their place to what it does name. */
function isTimed({ triggers, phases }: JudgingSummary): boolean {
  return triggers.length + phases.length > 0;
}

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
  const judging = data.judging !== null && isTimed(data.judging) ? data.judging : null;
  return (
    <>
      <PageHead sentence={data.sentences.headline} lede={data.sentences.lede} />
      <SinceLooked place={place} moment={moment} page="overview" />
      {data.goals === "" ? null : (
        <p className="mb-3 text-body text-ink-2">
          <a href={links.page("files", { show: "all", goal: "any" })}>{data.goals}</a> of files
        </p>
      )}
      <OverviewFacts data={data} links={links} />
      <Unrecorded modules={data.unrecorded} project={place.project} />
      <div className="grid-12">
        <BurndownSeries
          data={data}
          links={links}
          finding={largestFinding(data.events, data.asOf)}
          span={8}
          own={{}}
          rest=""
          isTable={isTable}
          note={<a href={`${links.page("burndown")}#forecast`}>{data.forecast}</a>}
          height={judging === null ? undefined : BESIDE_JUDGING}
        />
        {judging === null ? (
          <div className="flex min-w-0 flex-col gap-4 desk:col-span-4">
            <OverviewOutside data={data} links={links} />
            <OverviewUnnamed data={data} links={links} />
          </div>
        ) : (
          <div className="flex min-w-0 flex-col gap-4 desk:col-span-4">
            <OverviewTriggers judging={judging} links={links} />
            <OverviewPhases judging={judging} links={links} />
          </div>
        )}
        {judging === null && data.critical.length === 0 ? null : (
          <OverviewCritical data={data} links={links} span={judging === null ? 12 : 8} />
        )}
        {judging === null ? null : <OverviewOutside data={data} links={links} />}
        <OverviewWorst data={data} links={links} />
        <OverviewRecent data={data} links={links} />
      </div>
    </>
  );
}
