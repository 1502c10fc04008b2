import { cssVariables } from "@/components/charts/css-variables";
import { GoldenGlyph, GoldenTag } from "@/components/panels/golden-tag";
import { partsFinding } from "@/components/panels/golden-words";
import { Simulated } from "@/components/panels/simulated";
import { DataTable } from "@/components/ui/data-table";
import { Panel } from "@/components/ui/panel";
import { Num, When } from "@/components/ui/value";
import type { PartRow } from "@/lib/domain/verdict/golden-path-model";

type GoldenStepsProps = {
  readonly steps: readonly PartRow[];
  readonly twin: { readonly isShown: boolean; readonly href: string };
  readonly csv: string;
  readonly json: string;
};

/** The critical events as a line, in the order in which a customer meets them. */
export function GoldenSteps({ steps, twin, csv, json }: GoldenStepsProps) {
  return (
    <Panel
      finding={partsFinding(steps, "event")}
      legend={
        <>
          <span className="text-ink-3">In the order in which a customer meets them</span>
          <Simulated is={steps.some(({ isSimulated }) => isSimulated)} />
        </>
      }
      twin={{ ...twin, table: <PartsTable label="Events, in order" parts={steps} /> }}
      csv={csv}
      json={json}
    >
      <ol className="golden-steps" style={cssVariables({ "--steps": String(steps.length) })}>
        {steps.map(({ id, title, state, why }) => (
          <li key={id}>
            <span className="golden-dot">
              <GoldenGlyph state={state} size={18} />
            </span>
            <span className="block text-finding font-medium">{title}</span>
            <span className="block text-label text-ink-2">{why}</span>
            <code className="block text-label text-ink-3 [overflow-wrap:anywhere] max-tablet:hidden">
              {id}
            </code>
          </li>
        ))}
      </ol>
    </Panel>
  );
}

type PartsTableProps = { readonly label: string; readonly parts: readonly PartRow[] };

function PartsTable({ label, parts }: PartsTableProps) {
  return (
    <DataTable
      label={label}
      rows={parts}
      rowKey={({ id }) => id}
      rowTone={({ state }) => (state === "not checked" ? "unknown" : null)}
      columns={[
        { key: "title", head: "Event", cell: ({ title }) => title },
        { key: "state", head: "State", cell: ({ state }) => <GoldenTag state={state} /> },
        {
          key: "passed",
          head: "Passed",
          align: "end",
          cell: (part) => <Num value={part.passed} />,
        },
        { key: "tests", head: "Checks", align: "end", cell: (part) => <Num value={part.tests} /> },
        { key: "why", head: "Why", isWideOnly: true, cell: ({ why }) => why },
        {
          key: "where",
          head: "Ran on",
          isWideOnly: true,
          cell: ({ environments }) => environments.join(", "),
        },
        {
          key: "at",
          head: "Oldest run",
          isWideOnly: true,
          cell: ({ checkedAt, isSimulated }) => (
            <>
              {checkedAt === null ? "never ran" : <When at={checkedAt} />}{" "}
              <Simulated is={isSimulated} />
            </>
          ),
        },
      ]}
    />
  );
}
