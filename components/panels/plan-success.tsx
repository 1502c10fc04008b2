import { type Column, DataTable } from "@/components/ui/data-table";
import { Panel } from "@/components/ui/panel";
import { Empty } from "@/components/ui/states";
import { checkInWords } from "@/lib/domain/board/plan-words";
import type { Plan } from "@/lib/domain/plan";
import { plural } from "@/lib/domain/words";

type Criterion = Plan["success"][number];

const COLUMNS: readonly Column<Criterion>[] = [
  { key: "text", head: "Criterion", cell: ({ text }) => text },
  {
    key: "check",
    head: "Met when",
    cell: ({ check }) =>
      check === undefined ? (
        <span className="text-ink-3">a named person attests it</span>
      ) : (
        <span className="[overflow-wrap:anywhere]">{checkInWords(check)}</span>
      ),
  },
];

/** What success means, and by what it is measured. */
export function PlanSuccess({ plan }: { readonly plan: Plan }) {
  const { success } = plan;
  const attested = success.filter(({ check }) => check === undefined).length;
  return (
    <Panel
      level={3}
      finding={`${plural(success.length, "success criterion", "success criteria")}${attested > 0 ? `, ${attested} of them attested by a person` : ""}`}
      isFlush
    >
      <DataTable
        label="Success criteria by group"
        columns={COLUMNS}
        rows={success}
        rowKey={({ group, text }) => `${group} ${text}`}
        groupOf={({ group }) => group}
        maxHeight={480}
        empty={<Empty>The plan does not say when it has succeeded.</Empty>}
      />
    </Panel>
  );
}
