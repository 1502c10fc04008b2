"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import { ClassTag } from "@/components/charts/class-marks";
import { OwnersNone } from "@/components/panels/owners-none";
import { ExampleOwners, OwnersSourceLine } from "@/components/panels/owners-source";
import { OwnersTable } from "@/components/panels/owners-table";
import { planLinks } from "@/components/panels/plan-links";
import { SinceLooked } from "@/components/panels/since-looked";
import { useFinishes } from "@/components/panels/use-finishes";
import { SegmentedLinks } from "@/components/ui/button";
import { PageHead } from "@/components/ui/page-head";
import { Panel } from "@/components/ui/panel";
import { Disclosure } from "@/components/ui/states";
import { ownersQuery } from "@/lib/api/owners";
import type { PlanPlace } from "@/lib/api/plan-query";
import { ownersFinding } from "@/lib/domain/owners/sentences";

type OwnersPanelsProps = {
  readonly place: PlanPlace;
  readonly moment: Readonly<Record<string, string>>;
  readonly own: { readonly from?: string };
};

const SPANS = [
  { from: undefined, label: "Last week", title: "Changes of the seven days before the moment." },
  { from: "plan", label: "Plan start", title: "Changes since the plan starts." },
  { from: "all", label: "First commit", title: "Changes since the first commit known." },
] as const;

/** Who has what left, what moved since a moment, and at which pace. */
export function OwnersPanels({ place, moment, own }: OwnersPanelsProps) {
  const { data } = useSuspenseQuery(ownersQuery(place, { ...moment, ...own }));
  const links = planLinks(place, moment, "owners");
  const finishOf = useFinishes(place, moment, "owner");
  return (
    <>
      <PageHead sentence={data.sentences.headline} lede={data.sentences.lede} />
      {data.source === null ? (
        <OwnersNone data={data} place={place} links={links} />
      ) : (
        <>
          <SinceLooked place={place} moment={moment} page="owners" />
          <div className="mb-3">
            <SegmentedLinks
              label="Changes since"
              items={SPANS.map(({ from, label, title }) => ({
                ...{ label, title },
                href: links.page("owners", { from }),
                isCurrent: own.from === from || (from === undefined && own.from === "week"),
              }))}
            />
          </div>
          <Panel
            finding={ownersFinding(data.rows)}
            legend={
              <>
                <ClassTag of="legacy" />
                {data.source.isSimulated ? <ExampleOwners /> : null}
              </>
            }
            csv={links.api("owners", { from: own.from, format: "csv" })}
            json={links.api("owners", { from: own.from })}
            footer={
              <Disclosure>
                Each import is counted once, under the first owner of its file: that one is
                accountable, and the rows sum to the burndown. Shared are those in files that others
                own too; beside are imports of files that name the owner, but another one first, and
                they are not in the number left. In and out are all flows of the ledger since{" "}
                {data.from.label}, done are those converted or removed; what moved with a file from
                one owner to another is in the net alone. In 4 weeks is what was converted or
                removed in the four weeks before the moment; a fourth of it is the pace of a week in
                the CSV. Finished is the day by which 85% of the simulated runs of an owner have
                none left. The whole table is read under the CODEOWNERS file named below, also for
                earlier moments.
              </Disclosure>
            }
            isFlush
          >
            <OwnersTable {...{ data, links, finishOf }} from={own.from ?? "week"} />
            <OwnersSourceLine source={data.source} links={links} />
          </Panel>
        </>
      )}
    </>
  );
}
