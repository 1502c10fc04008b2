import { Simulated } from "@/components/panels/simulated";
import type { TriggersPartProps } from "@/components/panels/triggers-part";
import { formatSpan } from "@/components/ui/format";
import { Panel } from "@/components/ui/panel";
import { Empty } from "@/components/ui/states";
import { When } from "@/components/ui/value";
import { capitalised, counted } from "@/lib/domain/number-words";
import type { Incident } from "@/lib/domain/verdict/trigger-model";

/** More than this many are folded. */
const SHOWN = 10;

/** Every other firing, newest first; each opens into its evidence. */
export function TriggersIncidents({ data, links }: TriggersPartProps) {
  const { shown, incidents, incidentsTotal, inForceSince, now } = data;
  const all = incidentsTotal - (shown === null ? 0 : 1);
  const others = incidents.filter(({ key }) => key !== shown?.key);
  const item = (incident: Incident) => (
    <IncidentItem
      key={incident.key}
      incident={incident}
      href={links.page("triggers", { incident: incident.key })}
      now={now}
    />
  );
  return (
    <Panel
      finding={
        others.length === 0 ? "Other incidents" : capitalised(counted(all, "other incident"))
      }
    >
      {others.length === 0 ? (
        <Empty>
          None
          {inForceSince === null ? null : (
            <>
              {" "}
              since the plan took force on <When at={inForceSince} now={now} />
            </>
          )}
          . Facts before that fire nothing.
        </Empty>
      ) : (
        <ul>{others.slice(0, SHOWN).map(item)}</ul>
      )}
      {others.length > SHOWN ? (
        <details>
          <summary className="w-fit cursor-pointer pt-1 text-accent-ink hover:underline">
            {others.length - SHOWN} more
            {all > others.length ? ` of the newest ${incidents.length}` : ""}
          </summary>
          <ul>{others.slice(SHOWN).map(item)}</ul>
        </details>
      ) : null}
    </Panel>
  );
}

type IncidentItemProps = {
  readonly incident: Incident;
  readonly href: string;
  readonly now: number;
};

function IncidentItem({ incident, href, now }: IncidentItemProps) {
  const { title, opened, closed, durationMs, sentence, acknowledged, overridden } = incident;
  const said =
    overridden === null ? (acknowledged === null ? "" : ", acknowledged") : ", overridden";
  return (
    <li className="border-b border-hair-2 py-2 first:pt-0 last:border-b-0 last:pb-0">
      <a href={href} className="font-medium [overflow-wrap:anywhere]">
        {title}
      </a>
      <p className="text-label/[17px] text-ink-3">
        <When at={opened.t} now={now} /> · {closed === null ? "still open" : "closed"} after{" "}
        {formatSpan(durationMs)}
        {said} <Simulated is={incident.isSimulated} />
      </p>
      <p className="text-label/[17px] text-ink-2">{sentence}</p>
    </li>
  );
}
