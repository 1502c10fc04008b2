"use client";

import { memo, useCallback, useMemo } from "react";
import type { HeatUnit } from "@/components/charts/heat-words";
import { Heatmap } from "@/components/charts/heatmap";
import { type HeatState, pendingView, ROW_HEIGHT } from "@/components/panels/heatmap-state";
import { openOf, openText } from "@/components/panels/open-groups";
import type { ViewParams } from "@/components/panels/use-view-params";
import { formatIso } from "@/components/ui/format";
import type { DrawnHeatmap } from "@/lib/api/findings-map";
import { filePageHref } from "@/lib/api/page-params";
import type { PlanPlace } from "@/lib/api/plan-query";
import type { HeatRows } from "@/lib/domain/board/heat-rows";

type MapOfFilesProps = {
  readonly place: PlanPlace;
  readonly moment: Readonly<Record<string, string>>;
  readonly data: DrawnHeatmap;
  readonly unit: HeatUnit;
  readonly rows: HeatRows;
  readonly state: HeatState;
  readonly set: ViewParams["set"];
  /** `open` of the URL. */
  readonly open: string | null;
  /** The span that is asked for while its answer is not here. */
  readonly pending: string | null;
};

/** The map with its state in the URL: folders and the height of rows change it in place, a brushed span is a step to go back through. */
export const MapOfFiles = memo(function MapOfFiles(props: MapOfFilesProps) {
  const { place, moment, data, unit, rows, state, set, open, pending } = props;
  const hrefOf = useCallback((path: string) => filePageHref(place, path, moment), [place, moment]);
  const openFolders = useMemo(() => openOf(open ?? undefined), [open]);
  const onOpenFolders = useCallback(
    (names: readonly string[]) => set({ open: openText(names) }, "in place"),
    [set],
  );
  const counts = useMemo(
    () => data.spark.map(({ t, count }) => ({ t, value: count })),
    [data.spark],
  );
  const view = useMemo(
    () => (pending === null || pending === "" ? undefined : pendingView(data, pending)),
    [data, pending],
  );
  const onRowHeight = useCallback(
    (height: number) => set({ rows: height === ROW_HEIGHT ? null : String(height) }, "in place"),
    [set],
  );
  const onSpan = useCallback(
    (from: number, to: number) => set({ zoom: `${formatIso(from)}..${formatIso(to)}` }),
    [set],
  );
  return (
    <Heatmap
      label={data.finding}
      columns={data.columns}
      columnMs={data.columnMs}
      critical={data.critical}
      asOf={data.now}
      unit={unit}
      {...state}
      {...{ rows, counts, view, hrefOf, openFolders, onOpenFolders, onRowHeight, onSpan }}
    />
  );
});
