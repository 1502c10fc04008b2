import { type Column, DataTable } from "@/components/ui/data-table";
import { Panel } from "@/components/ui/panel";
import { Empty } from "@/components/ui/states";
import { When } from "@/components/ui/value";
import type { Exemption, Plan } from "@/lib/domain/plan";
import { plural } from "@/lib/domain/words";

const COLUMNS: readonly Column<Exemption>[] = [
  {
    key: "path",
    head: "Files",
    cell: ({ path }) => <code className="[overflow-wrap:anywhere]">{path}</code>,
  },
  { key: "reason", head: "Reason", cell: ({ reason }) => reason },
  { key: "owner", head: "Owner", isWideOnly: true, cell: ({ owner }) => owner ?? "–" },
  {
    key: "until",
    head: "Until",
    isWideOnly: true,
    cell: ({ until }) => (until === undefined ? "no end" : <When at={until} />),
  },
];

/** Files that the plan leaves alone, and why. */
export function PlanExemptions({ plan }: { readonly plan: Plan }) {
  return (
    <Panel level={3} span={6} finding={plural(plan.exemptions.length, "exemption")} isFlush>
      <DataTable
        label="Exemptions"
        columns={COLUMNS}
        rows={plan.exemptions}
        rowKey={({ path, reason }) => `${path} ${reason}`}
        empty={<Empty>No file is exempt.</Empty>}
      />
    </Panel>
  );
}

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
