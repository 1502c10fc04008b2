import { PhaseTimeline, TimelineLegend } from "@/components/charts/phase-timeline";
import { GlyphLine } from "@/components/panels/glyph-line";
import { actualInWords, phaseWord, slipInWords } from "@/components/panels/phase-words";
import type { PlanLinks } from "@/components/panels/plan-links";
import { type Column, DataTable } from "@/components/ui/data-table";
import { formatDay, formatMoment, NOT_APPLICABLE } from "@/components/ui/format";
import { Panel } from "@/components/ui/panel";
import { Disclosure, Empty } from "@/components/ui/states";
import type { PhaseRow, PhasesModel } from "@/lib/domain/verdict/phase-model";

type PhaseTimelinePanelProps = {
  readonly data: PhasesModel;
  readonly links: PlanLinks;
  readonly isTable: boolean;
};

/** When each phase was to end, and what was seen of it; the same dates as a table. */
export function PhaseTimelinePanel({ data, links, isTable }: PhaseTimelinePanelProps) {
  const { phases, finding, now, startsAt } = data;
  const hasRegressed = phases.some(({ regressed }) => regressed !== null);
  return (
    <Panel
      finding={finding}
      legend={<TimelineLegend hasRegressed={hasRegressed} />}
      twin={{
        isShown: isTable,
        href: links.page("phases", { as: isTable ? undefined : "table" }),
        table: (
          <DataTable
            label={finding}
            columns={columnsAt(now)}
            rows={phases}
            rowKey={({ id }) => id}
          />
        ),
      }}
      csv={links.api("phases", { format: "csv" })}
      json={links.api("phases")}
      footer={
        <>
          <span>
            {startsAt === null
              ? "The plan has no start, so no phase has a date; what was seen is drawn."
              : `Days are calendar days in sequence from ${formatDay(startsAt)}; a range is earliest and latest end.`}
          </span>
          <Disclosure summary="How this was judged">
            A phase is done at the first commit at which its entry and its exit held, and it stays
            done; when its exit is broken afterwards it says since when it regressed. Work is seen
            from the first commit on that changed a fact named by the exit. A phase is late once the
            last day planned for it is over and its gate has not been passed.
          </Disclosure>
        </>
      }
    >
      <PhaseTimeline
        label={finding}
        phases={phases}
        now={now}
        empty={
          <Empty
            hint={
              <>
                Write <code>startsAt</code> and <code>days: [earliest, latest]</code> for each phase
                in plumbline.yaml.
              </>
            }
          >
            No phase has a date, and no work on one was seen.
          </Empty>
        }
      />
    </Panel>
  );
}

function columnsAt(now: number): readonly Column<PhaseRow>[] {
  return [
    {
      key: "phase",
      head: "Phase",
      cell: (row) => (
        <>
          {row.number}. {row.title}
          <GlyphLine tone={phaseWord(row).tone} isToned>
            {phaseWord(row).word}
          </GlyphLine>
        </>
      ),
    },
    { key: "planned", head: "Planned", cell: plannedInWords },
    {
      key: "actual",
      head: "Seen in the facts",
      cell: (row) => (
        <>
          {actualInWords(row, now)}
          {row.regressed === null ? null : (
            <span className="block text-broken">
              regressed since {formatMoment(row.regressed.t, now)}
            </span>
          )}
        </>
      ),
    },
    {
      key: "slip",
      head: "Late by",
      align: "end",
      isWideOnly: true,
      cell: (row) => slipInWords(row) ?? NOT_APPLICABLE,
    },
  ];
}

/** Ends are the midnight behind the last day, so the last day is named. */
function plannedInWords({ planned }: PhaseRow): string {
  if (planned === null) return NOT_APPLICABLE;
  const lastDay = (end: number) => formatDay(end - 1);
  const earliest = lastDay(planned.earliest);
  const latest = lastDay(planned.latest);
  return `${formatDay(planned.from)} to ${earliest === latest ? latest : `${earliest} or ${latest}`}`;
}
