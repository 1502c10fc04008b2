import type { ReactNode } from "react";
import { BurndownChart } from "@/components/charts/burndown-chart";
import { ClassLegend } from "@/components/charts/class-marks";
import type { MarkLane } from "@/components/charts/mark-lanes";
import { BurndownMade } from "@/components/panels/burndown-made";
import type { PlanLinks } from "@/components/panels/plan-links";
import { Sha } from "@/components/ui/code-text";
import { type Column, DataTable } from "@/components/ui/data-table";
import { Panel, type PanelSpan } from "@/components/ui/panel";
import { Empty } from "@/components/ui/states";
import { Num, When } from "@/components/ui/value";
import type { BurndownModel } from "@/lib/api/burndown";
import type { ChronicleEvent } from "@/lib/domain/board/chronicle";
import type { MarkSpan, MarksModel } from "@/lib/domain/board/marks";
import type { SeriesPoint } from "@/lib/domain/board/series";
import { inWords, plural } from "@/lib/domain/words";

export type BurndownSeriesProps = {
  readonly data: BurndownModel;
  readonly links: PlanLinks;
  readonly finding: string;
  readonly span: PanelSpan;
  /** The page's own parameters: what the twin's link must keep. */
  readonly own: Readonly<Record<string, string>>;
  /** The page, as the rest of its path. */
  readonly rest: string;
  readonly isTable: boolean;
  /** px of the chart; absent: its own. */
  readonly height?: { readonly wide: number; readonly narrow: number } | undefined;
  /** Numbered over the chart. */
  readonly events?: readonly ChronicleEvent[];
  /** Beneath the chart: plan versions, phases, incidents. */
  readonly marks?: MarksModel;
  /** One more thing that the numbers say, in the footer. */
  readonly note?: ReactNode;
  /** Between the legend and the chart: the zoom. */
  readonly children?: ReactNode;
};

/** The imports of the subject over time, by class; the same numbers as a table, exact as CSV. */
export function BurndownSeries(props: BurndownSeriesProps) {
  const { data, links, finding, span, own, rest, isTable, children } = props;
  const zoom = own.zoom === undefined ? {} : { zoom: own.zoom };
  const files = data.counts.legacyFiles;
  return (
    <Panel
      span={span}
      finding={finding}
      legend={<SeriesLegend data={data} links={links} />}
      twin={{
        isShown: isTable,
        href: links.page(rest, { ...own, as: isTable ? undefined : "table" }),
        table: (
          <>
            {children === undefined ? null : (
              <div className="px-4 max-tablet:px-3.5">{children}</div>
            )}
            <SeriesTable data={data} links={links} />
          </>
        ),
      }}
      csv={links.api("burndown", { ...zoom, format: "csv" })}
      json={links.api("burndown", zoom)}
      footer={
        <>
          <span>
            {plural(data.filesScanned, "file")} scanned, {plural(data.commits, "commit")},{" "}
            {inWords(data.changes)} moved a count
          </span>
          <a href={links.page("files")}>{plural(files, "file")} with legacy imports</a>
          {props.note}
          <BurndownMade data={data} />
        </>
      }
    >
      {children}
      <SeriesChart {...props} />
      <GapNotes data={data} />
    </Panel>
  );
}

function SeriesLegend({ data, links }: Pick<BurndownSeriesProps, "data" | "links">) {
  const { exempt, outOfScope } = data.counts;
  return (
    <>
      <ClassLegend />
      <p className="text-ink-3">
        not drawn: <a href={links.page("files", { show: "exempt" })}>{inWords(exempt)} exempt</a>,{" "}
        <a href={links.page("files", { show: "outOfScope" })}>{inWords(outOfScope)} out of scope</a>
      </p>
    </>
  );
}

function SeriesChart({ data, links, finding, events = [], height, marks }: BurndownSeriesProps) {
  const { points, shown, planStartsAt, gaps, asOf } = data;
  if (points.length === 0)
    return (
      <Empty hint="A scan of the history shows it from the first commit on.">
        No commit of this line is as old as the moment above.
      </Empty>
    );
  const isShown = ({ t }: { readonly t: number }) => t >= shown.from && t <= shown.to;
  return (
    <BurndownChart
      label={finding}
      points={points}
      events={events.filter(isShown).map(({ n, t, title }) => ({ n, t, title }))}
      marks={
        planStartsAt === null ? [] : [{ t: planStartsAt, label: "plan starts" }].filter(isShown)
      }
      gaps={gaps
        .map(({ from, to, reason }) => ({ from, to: Math.min(to ?? asOf, shown.to), reason }))
        .filter(({ from, to }) => to > from && to > shown.from)}
      asOf={asOf}
      until={shown.to}
      commitHref={links.at("{sha}")}
      lanes={marks === undefined ? [] : lanesOf(marks, links)}
      {...(height === undefined ? {} : { height })}
    />
  );
}

function lanesOf({ versions, phases, incidents }: MarksModel, links: PlanLinks): MarkLane[] {
  const idOf = ({ id }: MarkSpan) => id.slice(id.indexOf("-") + 1);
  return [
    { label: "Plan", spans: versions, hrefOf: () => links.page("plan") },
    { label: "Phases", spans: phases, hrefOf: () => links.page("phases") },
    {
      label: "Incidents",
      spans: incidents,
      hrefOf: (span) => links.page("triggers", { incident: idOf(span) }),
    },
  ];
}

/** What waits at the end of the line has no width in the chart: it is said here. */
function GapNotes({ data }: { readonly data: BurndownModel }) {
  return data.gaps.map(({ from, to, reason }) => (
    <p key={from} className="mt-2 w-fit rounded-1 hatched text-label text-ink-2">
      <span className="bg-layer px-1">
        <b className="font-medium text-unknown">Unknown</b> from <When at={from} />
        {to === null ? " on" : null}
        {to === null ? null : (
          <>
            {" "}
            to <When at={to} />
          </>
        )}
        : {reason}
      </span>
    </p>
  ));
}

function SeriesTable({ data, links }: Pick<BurndownSeriesProps, "data" | "links">) {
  const { points, shown } = data;
  return (
    <>
      <DataTable
        label="Imports of the subject after each commit that moved a count"
        columns={seriesColumns(links)}
        rows={[...points].reverse()}
        rowKey={({ sha }) => sha}
        maxHeight={420}
      />
      {shown.isExact ? null : (
        <p className="px-4 py-2 text-label text-ink-3">
          {inWords(points.length)} of {inWords(shown.changes)} commits that moved a count, peaks and
          troughs kept. The CSV has each one; a zoom shows its span exactly.
        </p>
      )}
    </>
  );
}

function seriesColumns(links: PlanLinks): readonly Column<SeriesPoint>[] {
  const count = (key: keyof SeriesPoint, head: string, isWideOnly = true): Column<SeriesPoint> => ({
    key,
    head,
    align: "end",
    isWideOnly,
    cell: (point) => <Num value={Number(point[key])} />,
  });
  return [
    { key: "t", head: "Since, UTC", cell: ({ t }) => <When at={t} /> },
    { key: "sha", head: "Commit", cell: ({ sha }) => <Sha sha={sha} href={links.at(sha)} /> },
    count("legacy", "Legacy", false),
    count("legacyFiles", "in files"),
    count("unplanned", "Unplanned", false),
    count("unclassified", "Unclassified"),
    count("canonical", "Canonical"),
    count("exempt", "Exempt"),
    count("outOfScope", "Out of scope"),
  ];
}
