import { HeatStrip, HeatStripLegend } from "@/components/charts/heat-strip";
import type { PlanLinks } from "@/components/panels/plan-links";
import { PathText } from "@/components/ui/code-text";
import { type Column, DataTable } from "@/components/ui/data-table";
import { Panel } from "@/components/ui/panel";
import { Disclosure, Empty } from "@/components/ui/states";
import { StateTag } from "@/components/ui/tag";
import { Num, When } from "@/components/ui/value";
import type { FindingsFile, FindingsModel } from "@/lib/api/findings";
import { inWords, plural } from "@/lib/domain/words";

type FindingsPartProps = { readonly data: FindingsModel; readonly links: PlanLinks };

/** The files that hold findings, most first, each with its row of the heat map. */
export function FindingsFiles({ data, links }: FindingsPartProps) {
  const most = Math.max(1, ...data.files.flatMap(({ cells }) => cells.map((value) => value ?? 0)));
  const left = data.filesTotal - data.files.length;
  return (
    <Panel
      id="files"
      finding={`${plural(data.filesHolding, "file holds findings", "files hold findings")} now; a stronger colour where more stood`}
      legend={<HeatStripLegend most={most} />}
      csv={links.api("findings", { table: "files", format: "csv" })}
      json={links.api("findings")}
      footer={
        <>
          {left > 0
            ? `The ${inWords(data.files.length)} with most of ${inWords(data.filesTotal)}.`
            : null}
          <a href={links.api("findings", { format: "csv" })} data-native="">
            Each finding as CSV
          </a>
          <Disclosure>
            A strip has one cell for each of {inWords(data.columns.length)} stretches of the reports
            up to the moment above, and its colour is the number standing at the stretch's end;
            before the first report that named the file there is none. A path is the one in the tree
            that the report means: the longest of its ends that is a file there.
          </Disclosure>
        </>
      }
      isFlush
    >
      <DataTable
        label="Files with findings"
        columns={columnsOf(links, most)}
        rows={data.files}
        rowKey={({ path }) => path}
        maxHeight={560}
        empty={<Empty>No file holds a finding, and none did in the reports here.</Empty>}
      />
    </Panel>
  );
}

function columnsOf(links: PlanLinks, most: number): Column<FindingsFile>[] {
  return [
    {
      key: "path",
      head: "File",
      className: "min-w-48",
      cell: ({ path, rules, isUnread }) => (
        <>
          {path === "" ? (
            <span className="text-ink-2">no file named</span>
          ) : (
            <a href={links.file(path)}>
              <PathText path={path} />
            </a>
          )}
          <span className="block text-label text-ink-3 [overflow-wrap:anywhere]">
            {rules.join(", ")}
          </span>
          {isUnread ? <StateTag tone="unknown">Could not be parsed last</StateTag> : null}
        </>
      ),
    },
    {
      key: "standing",
      head: "Standing",
      align: "end",
      cell: ({ standing }) => <Num value={standing} />,
    },
    {
      key: "since",
      head: "Since",
      isWideOnly: true,
      cell: ({ since }) => <When at={since.t} className="text-ink-2" />,
    },
    {
      key: "strip",
      head: "Over the reports",
      isWideOnly: true,
      className: "w-[34%]",
      cell: ({ path, cells }) => (
        <HeatStrip
          values={cells}
          most={most}
          label={`${path || "No file"}: from ${inWords(cells.find((value) => value !== null) ?? 0)} to ${inWords(cells.at(-1) ?? 0)} standing`}
        />
      ),
    },
  ];
}
