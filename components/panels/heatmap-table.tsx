import { PathText } from "@/components/ui/code-text";
import { type Column, DataTable } from "@/components/ui/data-table";
import { formatDate, formatMoment } from "@/components/ui/format";
import { Num, UnknownWord, When } from "@/components/ui/value";
import type { HeatmapModel } from "@/lib/api/heatmap";
import { filePageHref } from "@/lib/api/page-params";
import type { PlanPlace } from "@/lib/api/plan-query";
import { heatStretches, worstWithin } from "@/lib/domain/board/heat-stretches";
import { BARE, UNREADABLE } from "@/lib/domain/board/heatmap";
import { inWords } from "@/lib/domain/words";

type HeatmapTableProps = {
  readonly data: HeatmapModel;
  readonly place: PlanPlace;
  readonly moment: Readonly<Record<string, string>>;
  readonly page: number;
  readonly hrefOf: (params: Readonly<Record<string, string | null>>) => string;
};

const PAGE = 100;
const STRETCHES = 8;
const DAY = 86_400_000;

/** The map's numbers: for each file now, its last change, and the most within eight stretches of time. CSV has every column. */
export function HeatmapTable({ data, place, moment, page, hrefOf }: HeatmapTableProps) {
  const rows = data.groups.flatMap((group) =>
    group.rows.map((row) => ({ row, group: group.name })),
  );
  const pages = Math.max(1, Math.ceil(rows.length / PAGE));
  const shown = Math.min(Math.max(1, Math.trunc(page) || 1), pages);
  const stretches = heatStretches(data.columns, STRETCHES);
  const isLong = data.columnMs * data.columns.length > STRETCHES * DAY;
  const columns: Column<(typeof rows)[number]>[] = [
    {
      key: "path",
      head: "File",
      cell: ({ row }) => <PathText path={row.path} href={filePageHref(place, row.path, moment)} />,
    },
    { key: "now", head: "Now", align: "end", cell: ({ row }) => <Num value={row.now} /> },
    {
      key: "changed",
      head: "Last change",
      align: "end",
      isWideOnly: true,
      cell: ({ row }) => <When at={row.changedAt} className="text-ink-2" />,
    },
    ...stretches.map(
      (stretch): Column<(typeof rows)[number]> => ({
        key: String(stretch.t),
        head: isLong ? `from ${formatDate(stretch.t)}` : `from ${formatMoment(stretch.t)}`,
        align: "end",
        isWideOnly: true,
        cell: ({ row }) => <StretchCell value={worstWithin(row.cells, stretch)} />,
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
        rowKey={({ row }) => row.path}
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

function StretchCell({ value }: { readonly value: number }) {
  if (value === BARE) return <span className="text-ink-3">–</span>;
  if (value === UNREADABLE)
    return <UnknownWord title="The file could not be read within this time." />;
  return <Num value={value} className={value === 0 ? "text-ink-3" : ""} />;
}
