"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { HeatLegend } from "@/components/charts/heat-legend";
import type { HeatUnit } from "@/components/charts/heat-words";
import { HeatColumns, HeatRowsLink } from "@/components/panels/heat-view-switches";
import { HeatmapMade } from "@/components/panels/heatmap-made";
import { MapOfFiles } from "@/components/panels/heatmap-map";
import { HEAT_VIEW_PARAMS, heatRowsOf, heatStateOf } from "@/components/panels/heatmap-state";
import { HeatmapSwitches } from "@/components/panels/heatmap-switches";
import { HeatmapTable } from "@/components/panels/heatmap-table";
import { useLateSwitches } from "@/components/panels/late-switches";
import { useAnsweredSpan } from "@/components/panels/use-answered-span";
import { useViewParams } from "@/components/panels/use-view-params";
import { PageHead } from "@/components/ui/page-head";
import { Panel } from "@/components/ui/panel";
import { Empty } from "@/components/ui/states";
import { heatmapQuery, type PackedHeatmap } from "@/lib/api/heatmap";
import { pageHref } from "@/lib/api/page-params";
import { type PlanPlace, planUrl } from "@/lib/api/plan-query";

type Strings = Readonly<Record<string, string>>;
type HeatmapPanelsProps = {
  readonly place: PlanPlace;
  readonly moment: Strings;
  readonly asked: Strings;
};

/** Files by time: which hold what is wrong, since when, and which no longer do. */
export function HeatmapPanels({ place, moment, asked }: HeatmapPanelsProps) {
  const view = useViewParams(HEAT_VIEW_PARAMS);
  const { shown, set, links } = view;
  const zoom = shown.get("zoom") ?? "";
  const { value } = asked;
  const queryOf = (span: string) => heatmapQuery(place, { ...moment, value, zoom: span });
  const answered = useAnsweredSpan(zoom, (span) => queryOf(span).queryKey);
  const { data } = useSuspenseQuery(queryOf(answered));
  const rows = heatRowsOf(data);
  const state = useMemo(() => heatStateOf(shown), [shown]);
  const switches = useLateSwitches(data, view);
  const { hrefOf } = switches;
  const isTable = shown.get("as") === "table";
  const file = (format: string) =>
    planUrl(place, "heatmap", { ...moment, value, zoom, sort: state.sort, format });
  const page = Number(shown.get("page") ?? 1);
  return (
    <div ref={links}>
      <PageHead sentence={data.sentences.headline} lede={data.sentences.lede} />
      <HeatmapSwitches {...switches} />
      {state.sort === "owner" && data.owners === null ? (
        <p className="mb-3 text-body text-ink-2">
          Nobody is known to own a file: no CODEOWNERS file has been received.{" "}
          <a href={pageHref(place, "owners", moment)}>How to send one</a>
        </p>
      ) : null}
      <Panel
        finding={data.finding}
        legend={
          <>
            <HeatLegend colour={state.colour} unit={UNITS[data.value].title} />
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
        footer={<HeatmapMade data={data} colour={state.colour} />}
      >
        <p className="print-only px-4 pb-3 text-body text-ink-2">
          A map of so many cells is for a screen. Its table, behind “Table”, prints the same files.
        </p>
        {rows.paths.length === 0 ? (
          <NothingDrawn value={data.value} />
        ) : (
          <MapOfFiles
            {...{ place, moment, data, rows, state, set }}
            unit={UNITS[data.value]}
            open={shown.get("open")}
            pending={zoom === answered ? null : zoom}
          />
        )}
      </Panel>
    </div>
  );
}

const UNITS: Readonly<Record<PackedHeatmap["value"], HeatUnit & { title: string }>> = {
  violations: { one: "violation", many: "violations", title: "Violations" },
  unplanned: { one: "unplanned import", many: "unplanned imports", title: "Unplanned imports" },
};

function NothingDrawn({ value }: { readonly value: PackedHeatmap["value"] }) {
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
