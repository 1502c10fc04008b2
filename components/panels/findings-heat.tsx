"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { HeatLegend } from "@/components/charts/heat-legend";
import {
  HeatColumns,
  HeatRowsLink,
  HeatViewSwitches,
} from "@/components/panels/heat-view-switches";
import { MapOfFiles } from "@/components/panels/heatmap-map";
import { HEAT_VIEW_PARAMS, heatRowsOf, heatStateOf } from "@/components/panels/heatmap-state";
import { HeatmapTable } from "@/components/panels/heatmap-table";
import { useLateSwitches } from "@/components/panels/late-switches";
import { useAnsweredSpan } from "@/components/panels/use-answered-span";
import { useViewParams } from "@/components/panels/use-view-params";
import { Panel } from "@/components/ui/panel";
import { Disclosure, Empty } from "@/components/ui/states";
import { findingsMapQuery, type PackedFindingsMap } from "@/lib/api/findings-map";
import { type PlanPlace, planUrl } from "@/lib/api/plan-query";
import { plural, spanInWords } from "@/lib/domain/words";

type Strings = Readonly<Record<string, string>>;
type FindingsHeatProps = {
  readonly place: PlanPlace;
  readonly moment: Strings;
  /** The filter of the page. */
  readonly own: Strings;
};

const BARE = "no finding known yet";
const UNIT = { one: "finding", many: "findings", bare: BARE } as const;

/** The files with findings by time: which hold some, since when, and which no longer do. */
export function FindingsHeat({ place, moment, own }: FindingsHeatProps) {
  const view = useViewParams(HEAT_VIEW_PARAMS);
  const { shown, set, links } = view;
  const zoom = shown.get("zoom") ?? "";
  const asked = { ...moment, ...own };
  const queryOf = (span: string) => findingsMapQuery(place, { ...asked, zoom: span });
  const answered = useAnsweredSpan(zoom, (span) => queryOf(span).queryKey);
  const { data } = useSuspenseQuery(queryOf(answered));
  const rows = heatRowsOf(data);
  const state = useMemo(() => heatStateOf(shown), [shown]);
  const switches = useLateSwitches(data, view);
  const { hrefOf } = switches;
  const page = Number(shown.get("page") ?? 1);
  const isTable = shown.get("as") === "table";
  const file = (format: string) =>
    planUrl(place, "findings-map", { ...asked, zoom, sort: state.sort, format });
  return (
    <div ref={links} className="col-span-full min-w-0">
      <Panel
        id="heatmap"
        finding={data.finding}
        legend={
          <>
            <HeatLegend colour={state.colour} unit="Findings" bare={BARE} />
            <HeatColumns data={data} isPending={zoom !== answered} />
          </>
        }
        actions={<HeatRowsLink {...switches} />}
        twin={{
          isShown: isTable,
          href: hrefOf({ as: isTable ? null : "table", page: null }),
          table: (
            <HeatmapTable {...{ data, rows, place, moment, page, hrefOf }} sort={state.sort} />
          ),
        }}
        csv={file("csv")}
        json={file("json")}
        isFlush
        footer={<MapMade data={data} />}
      >
        {rows.paths.length === 0 ? (
          <div className="px-4 pb-3">
            <Empty hint="A file is drawn from the report on that first holds a finding in it.">
              No report up to this moment held such a finding in a file.
            </Empty>
          </div>
        ) : (
          <>
            <div className="flex flex-wrap items-center gap-x-3 gap-y-2 px-4 pb-3">
              <HeatViewSwitches {...switches} />
            </div>
            <MapOfFiles
              {...{ place, moment, data, rows, state, set }}
              unit={UNIT}
              open={shown.get("open")}
              pending={zoom === answered ? null : zoom}
            />
          </>
        )}
      </Panel>
    </div>
  );
}

/** How a cell was made, and what its absence means. */
function MapMade({ data }: { readonly data: PackedFindingsMap }) {
  return (
    <Disclosure summary="How a cell was made">
      A column is {spanInWords(data.columnMs)} long; a cell shows the most findings that stood in
      the file at some report within it, and one without a report carries on. 0 says that the
      reports since hold none of the file; a bare cell, that none had held one yet: whether it was
      looked at is not known. A report that did not come to its end closes nothing.
      {data.homeless > 0
        ? ` ${plural(data.homeless, "finding")} ${data.homeless === 1 ? "names" : "name"} no file, and ${data.homeless === 1 ? "has" : "have"} no row.`
        : ""}
    </Disclosure>
  );
}
