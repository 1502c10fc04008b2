"use client";

import { useMemo } from "react";
import { type HeatState, heatStateOf } from "@/components/panels/heatmap-state";
import type { ViewParams } from "@/components/panels/use-view-params";
import type { Params } from "@/components/ui/href";
import { useLate } from "@/components/ui/use-late";
import type { DrawnHeatmap } from "@/lib/api/findings-map";

type Switches<Data extends DrawnHeatmap> = {
  readonly data: Data;
  readonly state: HeatState;
  readonly zoom: string;
  readonly hrefOf: (params: Params) => string;
};

/**
 * What the switches of a map are made of, as it was until the map is drawn: their thirty links hold the whole query,
 * which names each open folder, and none of them moves a cell.
 */
export function useLateSwitches<Data extends DrawnHeatmap>(
  data: Data,
  { late: { shown, hrefOf } }: ViewParams,
): Switches<Data> {
  const state = useMemo(() => heatStateOf(shown), [shown]);
  return { data: useLate(data), state, zoom: shown.get("zoom") ?? "", hrefOf };
}
