import type { ReactNode } from "react";
import { HEAT_COLOURS, type HeatColour } from "@/components/charts/heat-codes";
import { type HeatState, ROW_HEIGHT } from "@/components/panels/heatmap-state";
import { HeatmapZoom } from "@/components/panels/heatmap-zoom";
import { ViewSwitch } from "@/components/panels/view-switch";
import { SegmentedLinks } from "@/components/ui/button";
import type { Params } from "@/components/ui/href";
import type { PackedHeatmap } from "@/lib/api/heatmap";
import { HEAT_SORTS, type HeatSort } from "@/lib/domain/board/heat-sort";
import { HEAT_VALUES, type HeatValue } from "@/lib/domain/board/heatmap";
import { plural, spanInWords } from "@/lib/domain/words";

type HeatmapSwitchesProps = {
  readonly data: PackedHeatmap;
  readonly state: HeatState;
  readonly hrefOf: (params: Params) => string;
  /** The span that the URL asks for. */
  readonly zoom: string;
  readonly isPending: boolean;
};

const VALUES: Readonly<Record<HeatValue, string>> = {
  violations: "Violations",
  unplanned: "Unplanned",
};
const SORTS: Readonly<Record<HeatSort, { readonly word: string; readonly title: string }>> = {
  heat: { word: "Most now", title: "Most now first, then what held one last" },
  change: { word: "Last change", title: "What changed last first" },
  age: { word: "Oldest", title: "What holds one for the longest time first" },
  owner: { word: "Owner", title: "By accountable owner, those without one last" },
  path: { word: "Path", title: "By path" },
};
const COLOURS: Readonly<Record<HeatColour, string>> = {
  violations: "How many",
  change: "Change",
  age: "Age",
};
/** px, and what can be read at it. */
const HEIGHTS = [
  { height: 3, word: "Thin" },
  { height: ROW_HEIGHT, word: "Named" },
] as const;

/** What the cells count, what their colour says and how rows are sorted: links, so that the URL holds it all. */
export function HeatmapSwitches({ data, state, hrefOf, zoom, isPending }: HeatmapSwitchesProps) {
  const { columns, columnMs } = data;
  const link = (params: Params) => hrefOf({ ...params, page: null });
  return (
    <div className="mb-4 flex flex-wrap items-center gap-x-3 gap-y-2 max-tablet:mb-3">
      <ViewSwitch view="heatmap" hrefOf={hrefOf} />
      <SegmentedLinks
        label="Cells count"
        items={HEAT_VALUES.map((value) => ({
          label: VALUES[value],
          href: link({ value: value === "violations" ? null : value, open: null }),
          isCurrent: value === data.value,
        }))}
      />
      <Named word="Colour">
        <SegmentedLinks
          label="Colour by"
          items={HEAT_COLOURS.map((colour) => ({
            label: COLOURS[colour],
            href: link({ colour: colour === "violations" ? null : colour }),
            isCurrent: colour === state.colour,
          }))}
        />
      </Named>
      <Named word="Sort">
        <SegmentedLinks
          label="Sort by"
          items={HEAT_SORTS.map((one) => ({
            label: SORTS[one].word,
            title: SORTS[one].title,
            href: link({ sort: one === "heat" ? null : one }),
            isCurrent: one === state.sort,
          }))}
        />
      </Named>
      <Named word="Rows">
        <SegmentedLinks
          label="Rows"
          items={HEIGHTS.map(({ height, word }) => ({
            label: word,
            title: `${height} px, also by + and − on the map`,
            href: link({ rows: height === ROW_HEIGHT ? null : String(height) }),
            isCurrent: height === state.rowHeight,
          }))}
        />
      </Named>
      <HeatmapZoom {...{ data, hrefOf, zoom }} />
      {columns.length > 0 ? (
        <span role="status" className="text-label text-ink-3">
          {isPending
            ? "reading this span"
            : `${plural(columns.length, "column")}, one each ${spanInWords(columnMs)}`}
        </span>
      ) : null}
    </div>
  );
}

type NamedProps = { readonly word: string; readonly children: ReactNode };

/** A word before a switch whose positions do not say what they switch. */
function Named({ word, children }: NamedProps) {
  return (
    <span className="flex max-w-full items-center gap-1.5 text-label text-ink-3">
      <span aria-hidden="true">{word}</span>
      {children}
    </span>
  );
}
