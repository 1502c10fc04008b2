"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import { FindingsBurndown } from "@/components/panels/findings-burndown";
import { FindingsFiles } from "@/components/panels/findings-files";
import { FindingsNone } from "@/components/panels/findings-none";
import { FindingsRules } from "@/components/panels/findings-rules";
import { FindingsTools } from "@/components/panels/findings-tools";
import { planLinks } from "@/components/panels/plan-links";
import { SegmentedLinks } from "@/components/ui/button";
import { PageHead } from "@/components/ui/page-head";
import { type FindingsModel, findingsQuery } from "@/lib/api/findings";
import type { PlanPlace } from "@/lib/api/plan-query";
import { inWords } from "@/lib/domain/words";

type FindingsPanelsProps = {
  readonly place: PlanPlace;
  readonly moment: Readonly<Record<string, string>>;
  readonly own: Readonly<Record<string, string>>;
};

/** What other scanners found: how much stands, over time, by rule and by file. Beside the imports, never among them. */
export function FindingsPanels({ place, moment, own }: FindingsPanelsProps) {
  const { data } = useSuspenseQuery(findingsQuery(place, { ...moment, ...own }));
  const links = planLinks(place, { ...moment, ...own }, "findings");
  if (data.tools.length === 0) {
    return (
      <>
        <PageHead sentence={data.sentence} lede={data.lede} />
        <FindingsNone project={place.project} elsewhere={data.elsewhere} />
      </>
    );
  }
  return (
    <>
      <PageHead sentence={data.sentence} lede={data.lede} />
      {data.named.length > 0 ? <Shows data={data} links={links} /> : null}
      <div className="grid-12">
        <FindingsBurndown data={data} links={links} />
        <FindingsTools data={data} links={links} />
        <FindingsFiles data={data} links={links} />
        <FindingsRules data={data} links={links} />
      </div>
    </>
  );
}

function Shows({
  data,
  links,
}: {
  readonly data: FindingsModel;
  readonly links: ReturnType<typeof planLinks>;
}) {
  const label = (word: string, count: number) => (
    <>
      {word}
      <span className="ml-1.5 font-normal opacity-80">{inWords(count)}</span>
    </>
  );
  return (
    <div className="mb-3">
      <SegmentedLinks
        label="Which findings"
        items={[
          {
            label: label("In the plan", data.standing.plan),
            title: "What subject.findings of the plan names",
            href: links.page("findings", { show: undefined }),
            isCurrent: data.show === "plan",
          },
          {
            label: label("All", data.standing.all),
            title: "Whatever the scanners reported",
            href: links.page("findings", { show: "all" }),
            isCurrent: data.show === "all",
          },
        ]}
      />
    </div>
  );
}
