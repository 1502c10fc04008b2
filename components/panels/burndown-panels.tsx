"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import { LegacyFolders, LegacyPaths, LegacyRisks } from "@/components/panels/burndown-breakdown";
import { BurndownChronicle } from "@/components/panels/burndown-chronicle";
import { BurndownForecast } from "@/components/panels/burndown-forecast";
import { BurndownLedger } from "@/components/panels/burndown-ledger";
import { BurndownOwners } from "@/components/panels/burndown-owners";
import { BurndownPhantoms } from "@/components/panels/burndown-phantoms";
import { BurndownRestorations } from "@/components/panels/burndown-restorations";
import { BurndownSeries } from "@/components/panels/burndown-series";
import { BurndownZoom } from "@/components/panels/burndown-zoom";
import { planLinks } from "@/components/panels/plan-links";
import { Unrecorded } from "@/components/panels/unrecorded";
import { useFinishes } from "@/components/panels/use-finishes";
import { PageHead } from "@/components/ui/page-head";
import { burndownQuery } from "@/lib/api/burndown";
import { chronicleQuery } from "@/lib/api/chronicle";
import { marksQuery } from "@/lib/api/marks";
import type { PlanPlace } from "@/lib/api/plan-query";
import { restorationsQuery } from "@/lib/api/restorations";
import { eventsFinding, zoomFinding } from "@/lib/domain/board/findings";

type BurndownPanelsProps = {
  readonly place: PlanPlace;
  readonly moment: Readonly<Record<string, string>>;
  /** The page's own parameters as far as the server took them. */
  readonly own: Readonly<Record<string, string>>;
  readonly isTable: boolean;
  /** Why a parameter was not taken, by its name. */
  readonly problems: Readonly<Record<string, string>>;
};

/** The burndown: the series with its events, the ledger, and where the rest stands. */
export function BurndownPanels({ place, moment, own, isTable, problems }: BurndownPanelsProps) {
  const { data } = useSuspenseQuery(burndownQuery(place, { ...moment, ...own }));
  const { events } = useSuspenseQuery(chronicleQuery(place, moment)).data;
  const { data: restorations } = useSuspenseQuery(restorationsQuery(place, moment));
  const { data: marks } = useSuspenseQuery(marksQuery(place, moment));
  const finishOf = useFinishes(place, moment, "dir");
  const links = planLinks(place, moment, "burndown");
  return (
    <>
      <PageHead
        sentence={data.sentences.headline}
        lede={data.sentences.lede}
        actions={
          <a href={links.page("burndown/compare", { from: own.from })}>
            Compare two moments or plan versions
          </a>
        }
      />
      <Unrecorded modules={data.unrecorded} project={place.project} />
      <div className="grid-12">
        <BurndownSeries
          data={data}
          links={links}
          finding={own.zoom ? zoomFinding(data.shown) : eventsFinding(events)}
          span={8}
          own={own}
          rest="burndown"
          isTable={isTable}
          events={events}
          marks={marks}
        >
          <BurndownZoom data={data} links={links} own={own} problem={problems.zoom ?? null} />
        </BurndownSeries>
        <BurndownChronicle
          events={events}
          shown={data.shown}
          restorations={restorations.rows}
          links={links}
        />
        <div className="flex min-w-0 flex-col gap-4 max-tablet:gap-3 desk:col-span-7">
          <BurndownLedger data={data} links={links} own={own} problem={problems.from ?? null} />
          <LegacyRisks data={data} links={links} from={own.from} />
        </div>
        <div className="flex min-w-0 flex-col gap-4 max-tablet:gap-3 desk:col-span-5">
          <LegacyPaths data={data} links={links} from={own.from} />
          <LegacyFolders {...{ data, links, finishOf }} from={own.from} />
        </div>
        <BurndownOwners place={place} moment={moment} />
        <BurndownForecast {...{ place, moment, own, isTable, problems }} />
        <BurndownPhantoms place={place} moment={moment} />
        <BurndownRestorations data={restorations} links={links} />
      </div>
    </>
  );
}
