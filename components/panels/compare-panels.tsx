"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import { CompareClasses, CompareFiles } from "@/components/panels/compare-moments";
import type { ComparePartProps } from "@/components/panels/compare-part";
import { CompareVersions } from "@/components/panels/compare-versions";
import { FromForm } from "@/components/panels/from-form";
import { planLinks } from "@/components/panels/plan-links";
import { SegmentedLinks } from "@/components/ui/button";
import { PageHead } from "@/components/ui/page-head";
import { When } from "@/components/ui/value";
import { compareQuery } from "@/lib/api/compare";
import type { PlanPlace } from "@/lib/api/plan-query";

type ComparePanelsProps = {
  readonly place: PlanPlace;
  readonly moment: Readonly<Record<string, string>>;
  readonly own: Readonly<Record<string, string>>;
};

/** Any two moments under one version, and this moment under any other version. */
export function ComparePanels({ place, moment, own }: ComparePanelsProps) {
  const { data } = useSuspenseQuery(compareQuery(place, { ...moment, ...own }));
  const links = planLinks(place, moment, "burndown/compare");
  return (
    <>
      <PageHead
        kicker={<a href={links.page("burndown", { from: own.from })}>Burndown</a>}
        sentence={data.sentence}
        lede={data.lede}
        actions={<Then data={data} links={links} own={own} />}
      />
      <div className="grid-12">
        <CompareClasses data={data} links={links} own={own} />
        <CompareFiles data={data} links={links} own={own} />
        <CompareVersions data={data} links={links} own={own} />
      </div>
    </>
  );
}

const SPANS = [
  ["plan", "plan start"],
  ["week", "7 days ago"],
  ["day", "yesterday"],
  ["all", "first commit"],
] as const;

/** The other moment; this one is chosen in the strip above. */
function Then({ data, links, own }: ComparePartProps) {
  const from = own.from ?? "plan";
  const isNamed = SPANS.some(([span]) => span === from);
  return (
    <div className="flex flex-wrap items-center gap-x-2.5 gap-y-2 text-label text-ink-3">
      from
      <SegmentedLinks
        label="The earlier moment"
        items={SPANS.map(([span, label]) => ({
          label,
          href: links.page("burndown/compare", {
            ...own,
            page: undefined,
            from: span === "plan" ? undefined : span,
          }),
          isCurrent: from === span,
        }))}
      />
      <FromForm value={isNamed ? "" : from} problem={null} />
      {data.from.t === null || data.to.t === null ? null : (
        <span>
          <When at={data.from.t} /> to <When at={data.to.t} />; the strip above moves the end
        </span>
      )}
    </div>
  );
}
