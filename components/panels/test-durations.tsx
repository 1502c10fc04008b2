import { DurationBars, durationInWords } from "@/components/charts/duration-bars";
import type { PlanLinks } from "@/components/panels/plan-links";
import { RunCommit, STATUS_MARKS } from "@/components/panels/test-words";
import { type Column, DataTable } from "@/components/ui/data-table";
import { formatMoment, NOT_APPLICABLE } from "@/components/ui/format";
import { Panel } from "@/components/ui/panel";
import { Empty } from "@/components/ui/states";
import { StateTag } from "@/components/ui/tag";
import { When } from "@/components/ui/value";
import type { TestHistory } from "@/lib/domain/verdict/test-model";
import { inWords, plural } from "@/lib/domain/words";

type Result = TestHistory["results"][number];
type TestDurationsProps = {
  readonly data: TestHistory;
  readonly links: PlanLinks;
  readonly isTable: boolean;
};

/** How long each run of it took and how it ended; the same results as a table. */
export function TestDurations({ data, links, isTable }: TestDurationsProps) {
  const { results, runsTotal, key } = data;
  const timed = results.flatMap((result) =>
    result.durationMs === null ? [] : [{ ...result, durationMs: result.durationMs }],
  );
  const finding = durationFinding(timed.map(({ durationMs }) => durationMs));
  return (
    <Panel
      span={6}
      finding={finding}
      legend="One bar for each run, oldest first; colour and pattern say how it ended."
      {...(results.length === 0
        ? {}
        : {
            twin: {
              isShown: isTable,
              href: links.page(`tests/${key}`, { as: isTable ? undefined : "table" }),
              table: (
                <DataTable
                  label="Results, newest first"
                  columns={columnsOf(links)}
                  rows={[...results].reverse()}
                  rowKey={({ run }) => `${run.sha} ${run.environment} ${run.run}`}
                  maxHeight={420}
                />
              ),
            },
          })}
      footer={
        results.length < runsTotal ? (
          <span>
            The newest {inWords(results.length)} of {plural(runsTotal, "run")}.
          </span>
        ) : undefined
      }
    >
      {timed.length === 0 ? (
        <Empty hint="JUnit XML has it in the attribute time of each testcase.">
          No run says how long the test took.
        </Empty>
      ) : (
        <DurationBars
          label={finding}
          bars={timed.map(({ run, status, durationMs }) => ({
            key: `${run.sha} ${run.environment} ${run.run}`,
            durationMs,
            tone: STATUS_MARKS[status].tone,
            title: `${durationInWords(durationMs)}, ${STATUS_MARKS[status].word}, ${run.environment}, ${formatMoment(run.startedAt)}`,
          }))}
        />
      )}
    </Panel>
  );
}

function durationFinding(durations: readonly number[]): string {
  const sorted = [...durations].sort((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)];
  const most = sorted.at(-1);
  if (middle === undefined || most === undefined) return "Its duration is not known";
  if (most === 0) return "The reports say that it takes no time";
  if (sorted[0] === most) return `It takes ${durationInWords(most)} in every run`;
  return `It takes ${durationInWords(middle)} in the middle, ${durationInWords(most)} at most`;
}

function columnsOf(links: PlanLinks): readonly Column<Result>[] {
  return [
    { key: "when", head: "When, UTC", cell: ({ run }) => <When at={run.startedAt} /> },
    {
      key: "commit",
      head: "Commit",
      isWideOnly: true,
      cell: ({ run }) => <RunCommit run={run} links={links} />,
    },
    { key: "environment", head: "Environment", cell: ({ run }) => run.environment },
    {
      key: "status",
      head: "Ended",
      cell: ({ status, isRetried }) => (
        <>
          <StateTag tone={STATUS_MARKS[status].tone}>{STATUS_MARKS[status].word}</StateTag>
          {isRetried ? <span className="block text-label text-ink-3">on a second try</span> : null}
        </>
      ),
    },
    {
      key: "took",
      head: "Took",
      align: "end",
      cell: ({ durationMs }) =>
        durationMs === null ? NOT_APPLICABLE : durationInWords(durationMs),
    },
  ];
}
