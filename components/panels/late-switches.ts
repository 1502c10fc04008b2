"use client";

import { useMemo } from "react";
import type { HeatState } from "@/components/panels/heatmap-state";
import type { Params } from "@/components/ui/href";
import { useLate } from "@/components/ui/use-late";
import type { DrawnHeatmap } from "@/lib/api/findings-map";

type SwitchesInput<Data extends DrawnHeatmap> = {
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
  input: SwitchesInput<Data>,
): SwitchesInput<Data> {
  const { data, state, zoom, hrefOf } = input;
  return useLate(useMemo(() => ({ data, state, zoom, hrefOf }), [data, state, zoom, hrefOf]));
}
