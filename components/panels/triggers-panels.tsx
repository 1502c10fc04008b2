"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import { planLinks } from "@/components/panels/plan-links";
import { TriggersAudit } from "@/components/panels/triggers-audit";
import { TriggersBetween } from "@/components/panels/triggers-between";
import { TriggersFailing } from "@/components/panels/triggers-failing";
import { TriggersHead } from "@/components/panels/triggers-head";
import { TriggersIncidents } from "@/components/panels/triggers-incidents";
import { TriggersLanes } from "@/components/panels/triggers-lanes";
import { TriggersList } from "@/components/panels/triggers-list";
import { TriggersNone } from "@/components/panels/triggers-none";
import { TriggersOpenings } from "@/components/panels/triggers-openings";
import { TriggersRunbook } from "@/components/panels/triggers-runbook";
import { Panel } from "@/components/ui/panel";
import { Empty } from "@/components/ui/states";
import { When } from "@/components/ui/value";
import type { PlanPlace } from "@/lib/api/plan-query";
import { triggersQuery } from "@/lib/api/triggers";
import type { TriggersModel } from "@/lib/domain/verdict/trigger-model";

type TriggersPanelsProps = {
  readonly place: PlanPlace;
  readonly moment: Readonly<Record<string, string>>;
  /** `incident`: the one whose evidence is shown. */
  readonly asked: Readonly<Record<string, string>>;
  readonly isTable: boolean;
};

const PAGE = "triggers";

/** Decide, then prove, then do: the triggers, the evidence of one incident, and the way back. */
export function TriggersPanels({ place, moment, asked, isTable }: TriggersPanelsProps) {
  const { data } = useSuspenseQuery(triggersQuery(place, { ...moment, ...asked }));
  const links = planLinks(place, moment, PAGE);
  const { shown } = data;
  const at = { place, links, data };
  if (data.triggers.length === 0) return <TriggersNone {...at} />;
  return (
    <div className="[overflow-wrap:break-word]" data-print-page="triggers">
      <TriggersHead {...at} />
      <div className="triggers-two">
        <div className="grid min-w-0 gap-4 max-tablet:gap-3" data-print="none">
          <TriggersList {...at} />
          <TriggersIncidents {...at} />
        </div>
        <div className="grid-12 min-w-0">
          {shown === null ? (
            <NothingFired data={data} />
          ) : (
            <>
              <TriggersLanes
                {...at}
                shown={shown}
                twin={{
                  isShown: isTable,
                  href: links.page(PAGE, isTable ? asked : { ...asked, as: "table" }),
                }}
                asked={asked}
              />
              <TriggersFailing {...at} shown={shown} />
              <TriggersRunbook {...at} shown={shown} />
              <TriggersOpenings {...at} shown={shown} asked={asked} />
              <TriggersBetween {...at} shown={shown} />
            </>
          )}
          <TriggersAudit {...at} />
        </div>
      </div>
    </div>
  );
}

/** "Armed" and "unknown" are no firing either, and no proof that all is well: the list says which it is. */
function NothingFired({ data: { inForceSince, now } }: { readonly data: TriggersModel }) {
  return (
    <Panel finding="No incident to show">
      <Empty hint="An incident opens with the first result or import that a trigger names. A trigger that is unknown cannot fire: its reason stands in the list.">
        {inForceSince === null ? (
          "No trigger has fired yet."
        ) : (
          <>
            No trigger has fired since the plan took force on <When at={inForceSince} now={now} />.
          </>
        )}
      </Empty>
    </Panel>
  );
}
