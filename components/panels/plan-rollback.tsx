import { type Column, DataTable } from "@/components/ui/data-table";
import { Panel } from "@/components/ui/panel";
import { Empty } from "@/components/ui/states";
import { triggerInWords } from "@/lib/domain/board/plan-words";
import type { Plan } from "@/lib/domain/plan";
import { plural, spanInWords } from "@/lib/domain/words";

type Rollback = NonNullable<Plan["rollback"]>;
type Trigger = Rollback["triggers"][number];

const COLUMNS: readonly Column<Trigger>[] = [
  {
    key: "title",
    head: "Trigger",
    cell: ({ id, title }) => (
      <>
        {title} <code className="block text-ink-3 [overflow-wrap:anywhere]">{id}</code>
      </>
    ),
  },
  { key: "when", head: "Fires when", cell: ({ when }) => triggerInWords(when) },
];

/** What makes the team roll back, and what it does then. */
export function PlanRollback({ plan }: { readonly plan: Plan }) {
  const { rollback } = plan;
  if (!rollback)
    return (
      <Panel level={3} span={6} finding="No rollback">
        <Empty>The plan names no rollback trigger.</Empty>
      </Panel>
    );
  return (
    <Panel
      level={3}
      span={6}
      finding={`${plural(rollback.triggers.length, "rollback trigger")}, ${plural(rollback.steps.length, "step")}`}
      legend={<span className="text-ink-3">{staleInWords(rollback)}</span>}
      isFlush
    >
      <DataTable
        label="Rollback triggers"
        columns={COLUMNS}
        rows={rollback.triggers}
        rowKey={({ id }) => id}
        empty={<Empty>No trigger is named.</Empty>}
      />
      {rollback.steps.length === 0 ? null : (
        <div className="border-t border-hair-2 px-4 py-3">
          <h4 className="text-label text-ink-3">To roll back</h4>
          <ol className="list-decimal pl-4">
            {rollback.steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        </div>
      )}
    </Panel>
  );
}

function staleInWords({ staleAfterMs, staleAfterCommits }: Rollback): string {
  const commits = plural(staleAfterCommits ?? 1, "newer commit");
  return `A result is stale after ${spanInWords(staleAfterMs)} and ${commits} on the line.`;
}
