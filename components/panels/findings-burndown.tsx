import { StepTrend } from "@/components/charts/step-trend";
import type { PlanLinks } from "@/components/panels/plan-links";
import { Sha } from "@/components/ui/code-text";
import { DataTable } from "@/components/ui/data-table";
import { Panel } from "@/components/ui/panel";
import { Disclosure } from "@/components/ui/states";
import { Num, When } from "@/components/ui/value";
import type { FindingsModel, FindingsPoint } from "@/lib/api/findings";
import { inWords, plural } from "@/lib/domain/words";

type FindingsPartProps = { readonly data: FindingsModel; readonly links: PlanLinks };

/** How many findings stood behind each report. */
export function FindingsBurndown({ data, links }: FindingsPartProps) {
  return (
    <Panel
      id="burndown"
      span={7}
      finding={findingOf(data)}
      csv={links.api("findings", { table: "series", format: "csv" })}
      json={links.api("findings")}
      footer={
        <Disclosure>
          A finding is the same in the next report of its tool by the tool's own key, else by the
          text of its line, else by its message, always under its rule and path; equal ones are told
          apart by their order. What is left is matched by message to the nearest line, then to a
          file that took the place of one that is gone. Only the rest is new or fixed. A report
          closes only what its tool, variant and scope cover; one that did not come to its end
          closes nothing.
        </Disclosure>
      }
    >
      <StepTrend
        label="Findings standing over time"
        points={data.points.map(({ t, standing }) => ({ t, value: standing }))}
      />
      <details className="mt-1.5 text-label">
        <summary className="cursor-pointer text-accent-ink hover:underline">
          The numbers as a table
        </summary>
        <Points points={data.points} />
      </details>
    </Panel>
  );
}

function findingOf({ points }: FindingsModel): string {
  const now = points.at(-1)?.standing ?? 0;
  const most = Math.max(0, ...points.map(({ standing }) => standing));
  const fixed = points.reduce((sum, point) => sum + point.fixed, 0);
  const peak = most > now ? `, ${inWords(most)} at most` : "";
  return `${inWords(now)} standing${peak}; ${inWords(fixed)} fixed over ${plural(points.length, "report")}`;
}

function Points({ points }: { readonly points: readonly FindingsPoint[] }) {
  return (
    <DataTable
      label="Findings by report"
      columns={[
        { key: "t", head: "When, UTC", cell: ({ t }) => <When at={t} /> },
        { key: "sha", head: "Commit", isWideOnly: true, cell: ({ sha }) => <Sha sha={sha} /> },
        { key: "tool", head: "Tool", cell: ({ tool }) => tool },
        {
          key: "standing",
          head: "Standing",
          align: "end",
          cell: ({ standing }) => <Num value={standing} />,
        },
        {
          key: "introduced",
          head: "New",
          align: "end",
          isWideOnly: true,
          cell: ({ introduced }) => <Num value={introduced} />,
        },
        {
          key: "fixed",
          head: "Fixed",
          align: "end",
          isWideOnly: true,
          cell: ({ fixed, incomplete }) => (incomplete ? "closes nothing" : <Num value={fixed} />),
        },
      ]}
      rows={[...points].reverse().map((point, at) => ({ ...point, at }))}
      rowKey={({ at }) => String(at)}
      rowTone={({ incomplete }) => (incomplete ? "unknown" : null)}
      maxHeight={260}
    />
  );
}
