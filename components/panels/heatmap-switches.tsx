import { memo } from "react";
import { HeatViewSwitches } from "@/components/panels/heat-view-switches";
import type { HeatState } from "@/components/panels/heatmap-state";
import { ViewSwitch } from "@/components/panels/view-switch";
import { SegmentedLinks } from "@/components/ui/button";
import type { Params } from "@/components/ui/href";
import type { PackedHeatmap } from "@/lib/api/heatmap";
import { HEAT_VALUES, type HeatValue } from "@/lib/domain/board/heatmap";

type HeatmapSwitchesProps = {
  readonly data: PackedHeatmap;
  readonly state: HeatState;
  readonly hrefOf: (params: Params) => string;
  /** The span that the URL asks for. */
  readonly zoom: string;
};

const VALUES: Readonly<Record<HeatValue, string>> = {
  violations: "Violations",
  unplanned: "Unplanned",
};

/** What the cells count, what their colour says and how rows are sorted: links, so that the URL holds it all. */
export const HeatmapSwitches = memo(function HeatmapSwitches({
  data,
  state,
  hrefOf,
  zoom,
}: HeatmapSwitchesProps) {
  return (
    <div className="mb-4 flex flex-wrap items-center gap-x-3 gap-y-2 max-tablet:mb-3">
      <ViewSwitch view="heatmap" hrefOf={hrefOf} />
      <SegmentedLinks
        label="Cells count"
        items={HEAT_VALUES.map((value) => ({
          label: VALUES[value],
          href: hrefOf({ value: value === "violations" ? null : value, open: null, page: null }),
          isCurrent: value === data.value,
        }))}
      />
      <HeatViewSwitches {...{ data, state, hrefOf, zoom }} />
    </div>
  );
});
