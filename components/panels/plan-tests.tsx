import { Pattern, type Standings } from "@/components/panels/plan-patterns";
import { type Column, DataTable } from "@/components/ui/data-table";
import { Panel } from "@/components/ui/panel";
import { Empty } from "@/components/ui/states";
import { BUCKETS, type Plan, type PlannedTest } from "@/lib/domain/plan";
import { inWords, plural } from "@/lib/domain/words";

type Row = PlannedTest & { readonly index: number };

/** The tests that the plan names, by category, with all that it asks of each. */
export function PlanTests({
  plan,
  standings,
}: {
  readonly plan: Plan;
  readonly standings: Standings;
}) {
  const { targets, candidates } = plan.strategy;
  const rows = plan.tests
    .map((test, index): Row => ({ ...test, index }))
    .sort((a, b) => order(plan, a) - order(plan, b));
  return (
    <Panel
      level={3}
      finding={`${plural(rows.length, "test entry", "test entries")}; target ${targets.new} new, ${targets.update} updated, ${targets.validation} validation`}
      legend={
        <span className="text-ink-3">
          {BUCKETS.map(
            (bucket) => `${inWords(rows.filter((row) => row.bucket === bucket).length)} ${bucket}`,
          ).join(", ")}
          {candidates === undefined ? "" : `; candidates for update: ${candidates}`}
        </span>
      }
      isFlush
    >
      <DataTable
        label="Tests of the plan by category"
        columns={columnsOf(standings)}
        rows={rows}
        rowKey={({ index }) => String(index)}
        rowTone={({ index }) =>
          standings.get(`tests[${index}].path`) === "matches" ? null : "unknown"
        }
        groupOf={({ category }) => category}
        maxHeight={480}
        empty={<Empty>The plan names no tests.</Empty>}
      />
    </Panel>
  );
}

/** Categories in the order in which the plan first names them. */
function order({ tests }: Plan, { category }: Row): number {
  return tests.findIndex((test) => test.category === category);
}

function columnsOf(standings: Standings): Column<Row>[] {
  return [
    {
      key: "path",
      head: "File or pattern",
      cell: (row) => (
        <>
          <Pattern text={row.path} standing={standings.get(`tests[${row.index}].path`)} />
          <span className="tablet:hidden">
            <Asks of={row} />
          </span>
        </>
      ),
    },
    { key: "bucket", head: "Bucket", cell: ({ bucket }) => bucket },
    { key: "asks", head: "What the plan asks", isWideOnly: true, cell: (row) => <Asks of={row} /> },
  ];
}

function Asks({ of }: { readonly of: PlannedTest }) {
  const words = [
    of.missionCritical ? "mission critical" : "",
    of.mustFailFirst ? "must fail first" : "",
    of.expectedTests === undefined ? "" : `at least ${plural(of.expectedTests, "test")}`,
    of.note ?? "",
  ].filter((word) => word !== "");
  if (words.length + of.cases.length + of.todo.length === 0 && of.failsWith === undefined)
    return <span className="text-ink-3">–</span>;
  return (
    <>
      {words.length === 0 ? null : <span className="block">{words.join(" · ")}</span>}
      {of.failsWith === undefined ? null : (
        <span className="block">
          fails with <code className="[overflow-wrap:anywhere]">{of.failsWith}</code>
        </span>
      )}
      {of.cases.map((name) => (
        <code key={name} className="block [overflow-wrap:anywhere]">
          {name}
        </code>
      ))}
      {of.todo.map((text) => (
        <span key={text} className="block text-ink-2">
          to do: {text}
        </span>
      ))}
    </>
  );
}
