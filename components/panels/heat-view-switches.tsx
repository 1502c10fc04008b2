import { memo, type ReactNode } from "react";
import { HEAT_COLOURS, type HeatColour } from "@/components/charts/heat-codes";
import { type HeatState, ROW_HEIGHT } from "@/components/panels/heatmap-state";
import { HeatmapZoom } from "@/components/panels/heatmap-zoom";
import { SegmentedLinks } from "@/components/ui/button";
import type { Params } from "@/components/ui/href";
import type { DrawnHeatmap } from "@/lib/api/findings-map";
import { HEAT_SORTS, type HeatSort } from "@/lib/domain/board/heat-sort";
import { plural, spanInWords } from "@/lib/domain/words";

type HeatViewSwitchesProps = {
  readonly data: DrawnHeatmap;
  readonly state: HeatState;
  readonly hrefOf: (params: Params) => string;
  /** The span that the URL asks for. */
  readonly zoom: string;
  readonly isPending: boolean;
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
/** px, at which no name can be read. */
const THIN_HEIGHT = 3;

/** What the colour of a map says, how its rows are sorted, and its span: links. */
export const HeatViewSwitches = memo(function HeatViewSwitches(
  props: Omit<HeatViewSwitchesProps, "isPending">,
) {
  const { data, state, hrefOf, zoom } = props;
  const link = (params: Params) => hrefOf({ ...params, page: null });
  return (
    <>
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
      <HeatmapZoom {...{ data, hrefOf, zoom }} />
    </>
  );
});

/** The other height of rows, as a quiet link of the map's panel. */
export function HeatRowsLink({ state, hrefOf }: Pick<HeatViewSwitchesProps, "state" | "hrefOf">) {
  const isNamed = state.rowHeight === ROW_HEIGHT;
  return (
    <a
      href={hrefOf({ rows: isNamed ? String(THIN_HEIGHT) : null, page: null })}
      title={`${isNamed ? THIN_HEIGHT : ROW_HEIGHT} px, also by + and − on the map`}
      className="quiet-link relative before:absolute before:-inset-x-1.5 before:-inset-y-1"
    >
      {isNamed ? "Thin rows" : "Named rows"}
    </a>
  );
}

/** How long a column of the map is; and that another span is being read. */
export function HeatColumns({
  data,
  isPending,
}: Pick<HeatViewSwitchesProps, "data" | "isPending">) {
  const { columns, columnMs } = data;
  if (columns.length === 0) return null;
  return (
    <span role="status" className="text-ink-3">
      {isPending
        ? "reading this span"
        : `${plural(columns.length, "column")}, one each ${spanInWords(columnMs)}`}
    </span>
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
