"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import { PhasePanel } from "@/components/panels/phase-panel";
import { PhaseTimelinePanel } from "@/components/panels/phase-timeline-panel";
import { planLinks } from "@/components/panels/plan-links";
import { SuccessPanel } from "@/components/panels/success-panel";
import { PageHead } from "@/components/ui/page-head";
import { Panel } from "@/components/ui/panel";
import { Empty } from "@/components/ui/states";
import { phasesQuery } from "@/lib/api/phases";
import type { PlanPlace } from "@/lib/api/plan-query";

type PhasesPanelsProps = {
  readonly place: PlanPlace;
  readonly moment: Readonly<Record<string, string>>;
  readonly isTable: boolean;
};

/** The phases planned and seen, what each gate still wants, and what success means. */
export function PhasesPanels({ place, moment, isTable }: PhasesPanelsProps) {
  const { data } = useSuspenseQuery(phasesQuery(place, moment));
  const links = planLinks(place, moment, "phases");
  const { phases } = data;
  const half = Math.ceil(phases.length / 2);
  const columns = [phases.slice(0, half), phases.slice(half)].filter((rows) => rows.length > 0);
  return (
    <>
      <PageHead sentence={data.sentence} lede={data.lede} />
      <div className="grid-12">
        {phases.length === 0 ? (
          <NoPhases />
        ) : (
          <PhaseTimelinePanel data={data} links={links} isTable={isTable} />
        )}
        {columns.map((rows) => (
          <div
            key={rows[0]?.id}
            className="flex min-w-0 flex-col gap-4 max-tablet:gap-3 desk:col-span-6"
          >
            {rows.map((phase) => (
              <PhasePanel key={phase.id} phase={phase} place={place} links={links} />
            ))}
          </div>
        ))}
        <SuccessPanel data={data} place={place} links={links} />
      </div>
    </>
  );
}

function NoPhases() {
  return (
    <Panel finding="The plan has no phases">
      <Empty
        hint={
          <>
            Write <code>phases</code> in plumbline.yaml: each with an id, a title, days, and the
            checks of its entry and its exit.
          </>
        }
      >
        Without phases there is no gate to pass, and nothing can be early or late.
      </Empty>
    </Panel>
  );
}
