import { SegmentedLinks } from "@/components/ui/button";
import { formatIso, formatMoment } from "@/components/ui/format";
import type { Params } from "@/components/ui/href";
import type { DrawnHeatmap } from "@/lib/api/findings-map";

type HeatmapZoomProps = {
  readonly data: DrawnHeatmap;
  readonly hrefOf: (params: Params) => string;
  readonly zoom: string;
};

const DAY = 86_400_000;
const SPANS = [
  { label: "90 days", ms: 90 * DAY },
  { label: "7 days", ms: 7 * DAY },
  { label: "24 h", ms: DAY },
] as const;

/** Which span of time is drawn: all, the newest part, or what was brushed; with a step of half its length to both sides. */
export function HeatmapZoom({ data, hrefOf, zoom }: HeatmapZoomProps) {
  const { all } = data;
  const length = all.to - all.from;
  const spans = SPANS.filter(({ ms }) => ms < length).map(({ label, ms }) => ({
    label,
    zoom: textOf(all.to - ms, all.to),
  }));
  const items = [{ label: "All time", zoom: "" }, ...spans].map((one) => ({
    label: one.label,
    href: hrefOf({ zoom: one.zoom === "" ? null : one.zoom, page: null }),
    isCurrent: one.zoom === zoom,
  }));
  if (length <= 0) return null;
  const isBrushed = data.zoom !== null && items.every(({ isCurrent }) => !isCurrent);
  const brushed = {
    label: data.zoom
      ? `${formatMoment(data.zoom.from)} to ${formatMoment(data.zoom.to, data.zoom.from)}`
      : "",
    href: hrefOf({ zoom }),
    isCurrent: true,
  };
  return (
    <>
      <SegmentedLinks
        label="Span of time; drag over the map to draw another"
        items={isBrushed ? [...items, brushed] : items}
      />
      {data.zoom === null ? null : <Pan zoom={data.zoom} all={all} hrefOf={hrefOf} />}
    </>
  );
}

type Span = { readonly from: number; readonly to: number };
type PanProps = {
  readonly zoom: Span;
  readonly all: Span;
  readonly hrefOf: HeatmapZoomProps["hrefOf"];
};

/** A span moves by half of its length, and stops where there is no more. */
function Pan({ zoom, all, hrefOf }: PanProps) {
  const length = zoom.to - zoom.from;
  const moved = (by: number) => {
    const from = Math.max(all.from, Math.min(zoom.from + by, all.to - length));
    return { href: hrefOf({ zoom: textOf(from, from + length), page: null }), from };
  };
  const steps = [
    { label: "Earlier", ...moved(-length / 2) },
    { label: "Later", ...moved(length / 2) },
  ];
  return (
    <SegmentedLinks
      label="Move the span"
      items={steps
        .filter(({ from }) => Math.abs(from - zoom.from) >= 60_000)
        .map(({ label, href }) => ({ label, href, isCurrent: false }))}
    />
  );
}

function textOf(from: number, to: number): string {
  return `${formatIso(from)}..${formatIso(to)}`;
}
