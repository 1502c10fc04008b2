import { Panel } from "@/components/ui/panel";
import { Empty } from "@/components/ui/states";
import type { Plan } from "@/lib/domain/plan";
import { plural } from "@/lib/domain/words";

/** Where the tests of each category must pass, and which findings of other scanners belong to the subject. */
export function PlanEnvironments({ plan }: { readonly plan: Plan }) {
  const rows = Object.entries(plan.environments);
  const { findings } = plan.subject;
  return (
    <Panel
      level={3}
      span={6}
      finding={`Environments of ${plural(rows.length, "test category", "test categories")}`}
    >
      {rows.length === 0 ? <Empty>The plan names no environment.</Empty> : null}
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
        {rows.map(([category, names]) => (
          <div key={category} className="contents">
            <dt className="text-ink-3">{category}</dt>
            <dd>{names.join(", ")}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-3 text-ink-2">
        {findings.length === 0
          ? "No findings of other scanners belong to the subject."
          : `Findings of other scanners: ${findings.map(({ tool, rule }) => `${tool} ${rule}`).join(", ")}.`}
      </p>
    </Panel>
  );
}
