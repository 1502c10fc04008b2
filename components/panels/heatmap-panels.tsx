"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import { usePathname, useSearchParams } from "next/navigation";
import { HeatLegend } from "@/components/charts/heat-legend";
import { Heatmap } from "@/components/charts/heatmap";
import { HeatmapMade } from "@/components/panels/heatmap-made";
import { HeatmapSwitches } from "@/components/panels/heatmap-switches";
import { HeatmapTable } from "@/components/panels/heatmap-table";
import { openOf, openText } from "@/components/panels/open-groups";
import { hrefWith } from "@/components/ui/href";
import { PageHead } from "@/components/ui/page-head";
import { Panel } from "@/components/ui/panel";
import { Empty } from "@/components/ui/states";
import { type HeatmapModel, heatmapQuery } from "@/lib/api/heatmap";
import { pageHref } from "@/lib/api/page-params";
import { type PlanPlace, planUrl } from "@/lib/api/plan-query";

type Strings = Readonly<Record<string, string>>;
type HeatmapPanelsProps = {
  readonly place: PlanPlace;
  readonly moment: Strings;
  readonly asked: Strings;
  /** Parameters that say how the answer is shown: `as`, `open`, `page`. */
  readonly shown: Strings;
};

/** Files by time: which hold what is wrong, since when, and which no longer do. */
export function HeatmapPanels({ place, moment, asked, shown }: HeatmapPanelsProps) {
  const { data } = useSuspenseQuery(heatmapQuery(place, { ...moment, ...asked }));
  const pathname = usePathname();
  const query = useSearchParams();
  const hrefOf = (params: Readonly<Record<string, string | null>>) =>
    hrefWith(`${pathname}?${query.toString()}`, params);
  const file = (format: string) => planUrl(place, "heatmap", { ...moment, ...asked, format });
  const isTable = shown.as === "table";
  return (
    <>
      <PageHead sentence={data.sentences.headline} lede={data.sentences.lede} />
      <HeatmapSwitches data={data} sort={asked.sort ?? "now"} hrefOf={hrefOf} />
      <Panel
        finding={data.finding}
        legend={<HeatLegend label={`${UNITS[data.value].many} in a file`} />}
        twin={{
          isShown: isTable,
          href: hrefOf({ as: isTable ? null : "table", page: null }),
          table: (
            <HeatmapTable
              data={data}
              place={place}
              moment={moment}
              page={Number(shown.page ?? 1)}
              hrefOf={hrefOf}
            />
          ),
        }}
        csv={file("csv")}
        json={file("json")}
        isFlush
        footer={<HeatmapMade data={data} />}
      >
        {data.groups.length === 0 ? (
          <NothingDrawn value={data.value} />
        ) : (
          <MapOfFiles key={data.value} {...{ place, moment, data, shown, hrefOf }} />
        )}
      </Panel>
    </>
  );
}

type MapOfFilesProps = Pick<HeatmapPanelsProps, "place" | "moment" | "shown"> & {
  readonly data: HeatmapModel;
  readonly hrefOf: (params: Readonly<Record<string, string | null>>) => string;
};

/** Opening a folder changes the URL in place: it is state of the view, not a step to go back through. */
function MapOfFiles({ place, moment, data, shown, hrefOf }: MapOfFilesProps) {
  const open = openOf(shown.open);
  const first = data.groups[0]?.name;
  return (
    <Heatmap
      label={data.finding}
      columns={data.columns}
      groups={data.groups}
      asOf={data.now}
      counts={data.spark.map(({ t, count }) => ({ t, value: count }))}
      rowHref={pageHref(place, "files/{path}", moment).replace("%7Bpath%7D", "{path}")}
      unit={{
        one: UNITS[data.value].one.toLowerCase(),
        many: UNITS[data.value].many.toLowerCase(),
      }}
      {...(open === null ? {} : { openGroups: open })}
      onOpenGroups={(names) => {
        const isUsual = names.length === 1 && names[0] === first;
        window.history.replaceState(null, "", hrefOf({ open: isUsual ? null : openText(names) }));
      }}
    />
  );
}

const UNITS: Readonly<Record<HeatmapModel["value"], { one: string; many: string }>> = {
  violations: { one: "Violation", many: "Violations" },
  unplanned: { one: "Unplanned import", many: "Unplanned imports" },
};

function NothingDrawn({ value }: { readonly value: HeatmapModel["value"] }) {
  return (
    <div className="px-4 pb-3">
      <Empty hint="A file is drawn from the commit on at which it first holds one. Later commits and other plan versions may have some.">
        {value === "violations"
          ? "No file has held a legacy import up to this commit."
          : "No file has held an unplanned import up to this commit."}
      </Empty>
    </div>
  );
}
