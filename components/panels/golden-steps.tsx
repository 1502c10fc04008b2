import { cssVariables } from "@/components/charts/css-variables";
import { GoldenGlyph, GoldenTag } from "@/components/panels/golden-tag";
import { heldAgainstMany, partsFinding } from "@/components/panels/golden-words";
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
  const shared = heldAgainstMany(steps);
  return (
    <Panel
      finding={partsFinding(steps, "event")}
      legend={
        <>
          <span className="text-ink-3">In the order in which a customer meets them</span>
          {shared === null ? null : (
            <span>
              <b aria-hidden="true" className="font-semibold">
                {MARK}
              </b>{" "}
              {shared}
            </span>
          )}
          <Simulated is={steps.some(({ isSimulated }) => isSimulated)} />
        </>
      }
      twin={{ ...twin, table: <PartsTable label="Events, in order" parts={steps} /> }}
      csv={csv}
      json={json}
    >
      <ol className="golden-steps" style={cssVariables({ "--steps": String(steps.length) })}>
        {steps.map((step) => (
          <li key={step.id}>
            <span className="golden-dot">
              <GoldenGlyph state={step.state} size={18} />
            </span>
            <span className="block text-finding font-medium">{step.title}</span>
            <span className="block text-label text-ink-2">
              <Why of={step} shared={shared} />
            </span>
            <code className="block text-label text-ink-3 [overflow-wrap:anywhere] max-tablet:hidden">
              {step.id}
            </code>
          </li>
        ))}
      </ol>
    </Panel>
  );
}

/** Stands for what is held against several events, which the legend says once. */
const MARK = "↓";

type WhyProps = { readonly of: PartRow; readonly shared: string | null };

function Why({ of: { why, held }, shared }: WhyProps) {
  if (shared === null || held !== shared) return why;
  const tail = `; ${shared}`;
  return (
    <>
      {why.slice(0, -tail.length)}
      <b aria-hidden="true" title={shared} className="font-semibold">
        {" "}
        {MARK}
      </b>
      <span className="sr-only">{tail}</span>
    </>
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
