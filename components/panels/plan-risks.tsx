import { Panel } from "@/components/ui/panel";
import { Empty } from "@/components/ui/states";
import type { Plan } from "@/lib/domain/plan";
import { plural } from "@/lib/domain/words";

/** What may go wrong, the trigger that would tell, and what is done against it. */
export function PlanRisks({ plan }: { readonly plan: Plan }) {
  const { risks } = plan;
  return (
    <Panel level={3} span={6} finding={plural(risks.length, "risk")}>
      {risks.length === 0 ? <Empty>The plan names no risk.</Empty> : null}
      <ul className="flex flex-col gap-3">
        {risks.map(({ title, trigger, mitigations }) => (
          <li key={title}>
            <p className="font-medium">{title}</p>
            <p className="text-ink-3">
              {trigger === undefined ? (
                "No trigger tells."
              ) : (
                <>
                  told by <code>{trigger}</code>
                </>
              )}
            </p>
            <ul className="list-disc pl-4 text-ink-2">
              {mitigations.map((text) => (
                <li key={text}>{text}</li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
