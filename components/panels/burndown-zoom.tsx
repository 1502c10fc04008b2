import type { PlanLinks } from "@/components/panels/plan-links";
import { SegmentedLinks } from "@/components/ui/button";
import { formatIso } from "@/components/ui/format";
import type { BurndownModel } from "@/lib/api/burndown";

type ZoomProps = {
  readonly data: BurndownModel;
  readonly links: PlanLinks;
  readonly own: Readonly<Record<string, string>>;
  readonly problem: string | null;
};

const DAY = 86_400_000;

/** Which span of the series is drawn: all of it, or a part without a commit left out. */
export function BurndownZoom({ data, links, own, problem }: ZoomProps) {
  const { asOf, planStartsAt } = data;
  const to = formatIso(asOf);
  const spans = [
    { label: "all", zoom: undefined },
    ...(planStartsAt !== null && planStartsAt < asOf
      ? [{ label: "since plan start", zoom: `${formatIso(planStartsAt)}..${to}` }]
      : []),
    { label: "7 days", zoom: `${formatIso(asOf - 7 * DAY)}..${to}` },
    { label: "24 h", zoom: `${formatIso(asOf - DAY)}..${to}` },
  ];
  return (
    <div className="mb-3 flex flex-wrap items-center gap-x-3 gap-y-1.5 text-label text-ink-3">
      <SegmentedLinks
        label="Span of the chart"
        items={spans.map(({ label, zoom }) => ({
          label,
          href: links.page("burndown", { ...own, zoom }),
          isCurrent: own.zoom === zoom,
        }))}
      />
      {problem === null ? null : (
        <span role="alert" className="font-medium text-broken">
          {problem}
        </span>
      )}
    </div>
  );
}
