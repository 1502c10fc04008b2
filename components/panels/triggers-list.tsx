import { Simulated } from "@/components/panels/simulated";
import type { TriggersPartProps } from "@/components/panels/triggers-part";
import { TRIGGER_TONES } from "@/components/panels/triggers-words";
import { ToneGlyph } from "@/components/ui/glyph";
import { Panel } from "@/components/ui/panel";
import { When } from "@/components/ui/value";
import type { TriggerRow } from "@/lib/domain/verdict/trigger-model";

/** Every trigger of the plan, how it stands and why. */
export function TriggersList({ data, links }: TriggersPartProps) {
  return (
    <Panel
      finding={data.finding}
      isFlush
      csv={links.api("triggers", { format: "csv" })}
      json={links.api("triggers")}
    >
      <ul>
        {data.triggers.map((trigger) => (
          <TriggerItem
            key={trigger.id}
            trigger={trigger}
            isShown={trigger.incident !== null && trigger.incident === data.shown?.key}
            href={
              trigger.incident === null
                ? null
                : links.page("triggers", { incident: trigger.incident })
            }
            now={data.now}
          />
        ))}
      </ul>
    </Panel>
  );
}

type TriggerItemProps = {
  readonly trigger: TriggerRow;
  readonly isShown: boolean;
  readonly href: string | null;
  readonly now: number;
};

function TriggerItem({ trigger, isShown, href, now }: TriggerItemProps) {
  const { title, state, why, since, isOverridden, risk, isSimulated } = trigger;
  return (
    <li
      aria-current={isShown ? "true" : undefined}
      className="grid grid-cols-[16px_minmax(0,1fr)] gap-2.5 border-t border-hair-2 px-4 py-[11px] leading-[19px] first:border-t-0 last:rounded-b-3 aria-[current]:bg-sunken max-tablet:px-3.5"
    >
      <span className="pt-0.5 leading-none">
        <ToneGlyph tone={TRIGGER_TONES[state]} size={15} />
      </span>
      <div className="min-w-0">
        <p className="font-medium [overflow-wrap:anywhere]">
          {href === null ? (
            title
          ) : (
            <a href={href} className="text-ink">
              {title}
            </a>
          )}
        </p>
        <p className="text-label/[17px] text-ink-3">
          {state}
          {isOverridden ? ", overridden" : ""}
          {since === null ? null : (
            <>
              {" "}
              since <When at={since} now={now} />
            </>
          )}
          {why === "" ? "" : ` · ${why}`} <Simulated is={isSimulated} />
        </p>
        {risk === null ? null : <RiskFold risk={risk} />}
      </div>
    </li>
  );
}

function RiskFold({ risk }: { readonly risk: NonNullable<TriggerRow["risk"]> }) {
  return (
    <details className="mt-0.5 text-label/[17px]">
      <summary className="w-fit cursor-pointer text-accent-ink hover:underline">
        Risk: {risk.title}
      </summary>
      {risk.mitigations.length === 0 ? (
        <p className="mt-1 text-ink-2">The plan names no mitigation.</p>
      ) : (
        <ul className="mt-1 list-disc pl-4 text-ink-2">
          {risk.mitigations.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      )}
    </details>
  );
}
