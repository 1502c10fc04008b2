import type { ReactNode } from "react";
import { GlyphLine } from "@/components/panels/glyph-line";
import type { PlanLinks } from "@/components/panels/plan-links";
import { TestName } from "@/components/panels/test-name";
import { GuardTag, RunCommit, SimulatedTag, STATUS_MARKS } from "@/components/panels/test-words";
import { type Column, DataTable } from "@/components/ui/data-table";
import { NOT_APPLICABLE } from "@/components/ui/format";
import { DashedTag } from "@/components/ui/tag";
import { When } from "@/components/ui/value";
import type { TestRow } from "@/lib/domain/verdict/test-model";

type TestsTableProps = {
  readonly rows: readonly TestRow[];
  readonly links: PlanLinks;
  readonly empty: ReactNode;
};

/** One row for each test; a test that is unknown is hatched as a whole row. */
export function TestsTable({ rows, links, empty }: TestsTableProps) {
  return (
    <DataTable
      label="Tests"
      columns={columnsOf(links)}
      rows={rows}
      rowKey={({ key }) => key}
      rowTone={({ state }) => (state === "unknown" ? "unknown" : null)}
      empty={empty}
    />
  );
}

function columnsOf(links: PlanLinks): readonly Column<TestRow>[] {
  return [
    {
      key: "name",
      head: "Test",
      cell: (row) => <TestName test={row} href={links.page(`tests/${row.key}`)} />,
    },
    {
      key: "state",
      head: "State",
      cell: (row) => (
        <div className="min-w-28">
          <span className="flex flex-wrap items-center gap-x-2">
            <GuardTag
              state={row.state}
              reason={row.reason}
              risk={row.isFlaky ? "flaky" : undefined}
            />
            <SimulatedTag isSimulated={row.last?.isSimulated ?? false} />
          </span>
          {row.why === row.reason ? null : (
            <span className="block text-label text-ink-3">{row.why}</span>
          )}
        </div>
      ),
    },
    {
      key: "environments",
      head: "Last result by environment",
      isWideOnly: true,
      cell: ({ environments }) =>
        environments.length === 0
          ? NOT_APPLICABLE
          : environments.map(({ environment, status }) => (
              <GlyphLine key={environment} tone={STATUS_MARKS[status].tone}>
                {environment}: {STATUS_MARKS[status].word}
              </GlyphLine>
            )),
    },
    {
      key: "last",
      head: "Last run, UTC",
      isWideOnly: true,
      cell: ({ last }) =>
        last === null ? (
          NOT_APPLICABLE
        ) : (
          <>
            <When at={last.startedAt} className="block" />
            <RunCommit run={last} links={links} />
          </>
        ),
    },
    {
      key: "planned",
      head: "Plan",
      isWideOnly: true,
      cell: ({ isPlanned }) => (isPlanned ? "in the plan" : <DashedTag>not in the plan</DashedTag>),
    },
  ];
}
