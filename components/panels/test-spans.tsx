import { type StatusTones, TestLanes } from "@/components/charts/test-lanes";
import { NoRuns } from "@/components/panels/no-runs";
import type { PlanLinks } from "@/components/panels/plan-links";
import { RunCommit, SimulatedTag, STATUS_MARKS } from "@/components/panels/test-words";
import { type Column, DataTable } from "@/components/ui/data-table";
import { ToneGlyph } from "@/components/ui/glyph";
import { Panel } from "@/components/ui/panel";
import { StateTag } from "@/components/ui/tag";
import { Num, When } from "@/components/ui/value";
import type { StatusSpan, TestHistory } from "@/lib/domain/verdict/test-model";
import { FLAKY_RULE } from "@/lib/domain/verdict/test-rows";
import { inWords, plural } from "@/lib/domain/words";

type TestSpansProps = {
  readonly data: TestHistory;
  readonly project: string;
  readonly links: PlanLinks;
  /** Epoch ms of the moment that the page is read at. */
  readonly now: number;
  readonly isTable: boolean;
};

const MARKS: StatusTones = STATUS_MARKS;

/** How the test ended over time, a lane for each environment; the same spans as a table. */
export function TestSpans({ data, project, links, now, isTable }: TestSpansProps) {
  const { spans, runsTotal, flips } = data;
  const finding = spansFinding(data);
  const [first] = spans;
  const page = `tests/${data.key}`;
  return (
    <Panel
      span={8}
      finding={finding}
      legend={<SpanLegend spans={spans} />}
      {...(first === undefined
        ? {}
        : {
            twin: {
              isShown: isTable,
              href: links.page(page, { as: isTable ? undefined : "table" }),
              table: (
                <DataTable
                  label={finding}
                  columns={columnsOf(links)}
                  rows={spans}
                  rowKey={({ environment, from }) => `${environment} ${from.startedAt} ${from.run}`}
                  rowTone={({ status }) =>
                    STATUS_MARKS[status].tone === "unknown" ? "unknown" : null
                  }
                  groupOf={({ environment }) => environment}
                />
              ),
            },
          })}
      csv={links.api("test", { id: data.key, format: "csv" })}
      json={links.api("test", { id: data.key })}
      footer={
        first === undefined ? undefined : (
          <span>
            {`${plural(runsTotal, "run")}, ${plural(flips, "change")} between passing and failing. A bar reaches from the first run that ended so to the last one; where there is none, nothing ran. ${FLAKY_RULE}`}
          </span>
        )
      }
    >
      {first === undefined ? (
        <NoRuns project={project} />
      ) : (
        <TestLanes label={finding} spans={spans} marks={MARKS} now={now} />
      )}
    </Panel>
  );
}

function spansFinding({ spans, flips, runsTotal, isFlaky }: TestHistory): string {
  if (spans.length === 0) return "It never ran";
  if (isFlaky)
    return `Flaky: it changed its end ${inWords(flips)} times in ${plural(runsTotal, "run")}`;
  if (flips === 0)
    return `It ended the same way in ${["", "its one run", "both runs"][runsTotal] ?? `all ${inWords(runsTotal)} runs`}`;
  return `It changed its end ${flips === 1 ? "once" : `${inWords(flips)} times`} in ${plural(runsTotal, "run")}`;
}

function SpanLegend({ spans }: { readonly spans: readonly StatusSpan[] }) {
  const statuses = [...new Set(spans.map(({ status }) => status))];
  return (
    <>
      {statuses.map((status) => (
        <span key={status} className="inline-flex items-center gap-1.5 whitespace-nowrap">
          <ToneGlyph tone={STATUS_MARKS[status].tone} size={12} />
          {STATUS_MARKS[status].word}
        </span>
      ))}
      {spans.some(({ isRetried }) => isRetried) ? (
        <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
          <ToneGlyph tone="warn" size={12} />
          passed on a second try
        </span>
      ) : null}
      <SimulatedTag isSimulated={spans.some(({ to }) => to.isSimulated)} />
    </>
  );
}

function columnsOf(links: PlanLinks): readonly Column<StatusSpan>[] {
  return [
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
      key: "from",
      head: "First run, UTC",
      cell: ({ from }) => (
        <>
          <When at={from.startedAt} /> <RunCommit run={from} links={links} />
        </>
      ),
    },
    {
      key: "to",
      head: "Last run, UTC",
      cell: ({ to }) => (
        <>
          <When at={to.startedAt} /> <RunCommit run={to} links={links} />
        </>
      ),
    },
    { key: "runs", head: "Runs", align: "end", cell: ({ runs }) => <Num value={runs} /> },
  ];
}
