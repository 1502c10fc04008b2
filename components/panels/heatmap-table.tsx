import { PathText } from "@/components/ui/code-text";
import { type Column, DataTable } from "@/components/ui/data-table";
import { formatDate, formatDay, formatMoment } from "@/components/ui/format";
import { Num, UnknownWord, When } from "@/components/ui/value";
import type { DrawnHeatmap } from "@/lib/api/findings-map";
import { filePageHref } from "@/lib/api/page-params";
import type { PlanPlace } from "@/lib/api/plan-query";
import { heatTreeFor, NOBODY, ownerName } from "@/lib/domain/board/heat-owners";
import { BARE, UNREADABLE } from "@/lib/domain/board/heat-row";
import type { HeatRows } from "@/lib/domain/board/heat-rows";
import type { HeatSort } from "@/lib/domain/board/heat-sort";
import { heatStretches, worstWithin } from "@/lib/domain/board/heat-stretches";
import { arrange } from "@/lib/domain/board/heat-tree";
import { inWords } from "@/lib/domain/words";

type HeatmapTableProps = {
  readonly data: DrawnHeatmap;
  readonly rows: HeatRows;
  readonly sort: HeatSort;
  readonly place: PlanPlace;
  readonly moment: Readonly<Record<string, string>>;
  readonly page: number;
  readonly hrefOf: (params: Readonly<Record<string, string | null>>) => string;
};

const PAGE = 100;
const STRETCHES = 8;
const DAY = 86_400_000;

/** The map's numbers: for each file now, its last change, and the most within eight stretches of time. CSV has every column. */
export function HeatmapTable(props: HeatmapTableProps) {
  const { data, rows: map, sort, place, moment, page, hrefOf } = props;
  const rows = arrange(heatTreeFor(sort, map.paths, map.owners ?? null), map, {
    sort,
    critical: data.critical,
  }).flatMap((folder) => folder.rows.map((row) => ({ row, group: folder.name })));
  const pages = Math.max(1, Math.ceil(rows.length / PAGE));
  const shown = Math.min(Math.max(1, Math.trunc(page) || 1), pages);
  const stretches = heatStretches(data.columns, STRETCHES);
  const isLong = data.columnMs * data.columns.length > STRETCHES * DAY;
  // The year in each head would leave no room for the path.
  const isOfYear = yearOf(data.columns[0]?.t ?? data.now) === yearOf(data.now);
  const dayOf = isOfYear ? formatDay : formatDate;
  const columns: Column<(typeof rows)[number]>[] = [
    {
      key: "path",
      head: "File",
      className: "min-w-60",
      cell: ({ row }) => (
        <PathText
          path={map.paths[row] ?? ""}
          href={filePageHref(place, map.paths[row] ?? "", moment)}
        />
      ),
    },
    ...ownerColumn(map, sort),
    { key: "now", head: "Now", align: "end", cell: ({ row }) => <Num value={map.now[row] ?? 0} /> },
    {
      key: "since",
      head: "Oldest since",
      align: "end",
      isWideOnly: true,
      cell: ({ row }) => <Since at={map.since[row] ?? 0} />,
    },
    {
      key: "changed",
      head: "Last change",
      align: "end",
      isWideOnly: true,
      cell: ({ row }) => <When at={map.changedAt[row] ?? 0} className="text-ink-2" />,
    },
    ...stretches.map(
      (stretch): Column<(typeof rows)[number]> => ({
        key: String(stretch.t),
        head: isLong ? `from ${dayOf(stretch.t)}` : `from ${formatMoment(stretch.t)}`,
        align: "end",
        isWideOnly: true,
        cell: ({ row }) => <StretchCell value={worstWithin(map, row, stretch)} />,
      }),
    ),
  ];
  const first = (shown - 1) * PAGE;
  return (
    <>
      <DataTable
        label={data.finding}
        columns={columns}
        rows={rows.slice(first, first + PAGE)}
        rowKey={({ row }) => map.paths[row] ?? ""}
        groupOf={({ group }) => group}
      />
      <nav
        aria-label="Pages of the table"
        className="flex flex-wrap gap-x-4 px-4 py-2 text-label text-ink-3"
      >
        <span>
          {`${inWords(Math.min(first + 1, rows.length))} to ${inWords(Math.min(first + PAGE, rows.length))} of ${inWords(rows.length)}`}
        </span>
        {shown > 1 ? (
          <a rel="prev" href={hrefOf({ page: shown === 2 ? null : String(shown - 1) })}>
            Previous
          </a>
        ) : null}
        {shown < pages ? (
          <a rel="next" href={hrefOf({ page: String(shown + 1) })}>
            Next
          </a>
        ) : null}
      </nav>
    </>
  );
}

function yearOf(t: number): number {
  return new Date(t).getUTCFullYear();
}

/** Who is accountable for the file; where the groups are owners they say it. */
function ownerColumn({ owners }: HeatRows, sort: HeatSort): Column<{ readonly row: number }>[] {
  if (!owners || sort === "owner") return [];
  return [
    {
      ...{ key: "owner", head: "Owner", isWideOnly: true },
      cell: ({ row }) => {
        const name = ownerName(owners, row);
        return <span className={name === NOBODY ? "text-ink-3" : ""}>{name}</span>;
      },
    },
  ];
}

function Since({ at }: { readonly at: number }) {
  if (at === 0) return <span className="text-ink-3">–</span>;
  return <When at={at} className="text-ink-2" />;
}

function StretchCell({ value }: { readonly value: number }) {
  if (value === BARE) return <span className="text-ink-3">–</span>;
  if (value === UNREADABLE)
    return <UnknownWord title="The file could not be read within this time." />;
  return <Num value={value} className={value === 0 ? "text-ink-3" : ""} />;
}
