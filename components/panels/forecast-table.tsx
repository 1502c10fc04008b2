import { type Column, DataTable } from "@/components/ui/data-table";
import { formatCount, formatDate } from "@/components/ui/format";
import { Num } from "@/components/ui/value";
import type { CountPoint, FanPoint, ForecastModel } from "@/lib/api/forecast";

type Row = CountPoint | FanPoint;

/** The fan's numbers, the latest day first, and the dates. */
export function ForecastTable({ data }: { readonly data: ForecastModel }) {
  const rows: Row[] = [...data.counts, ...data.fan].reverse();
  return (
    <>
      <Dates data={data} />
      <DataTable
        label="Legacy imports by day, counted and simulated"
        columns={COLUMNS}
        rows={rows}
        rowKey={(row) => `${"count" in row ? "counted" : "simulated"} ${row.t}`}
        groupOf={(row) => ("count" in row ? "Counted" : "Simulated")}
        maxHeight={420}
      />
    </>
  );
}

function Dates({ data }: { readonly data: ForecastModel }) {
  const { dates } = data;
  if (dates === null) return <p className="px-4 py-2 text-body text-ink-2">{data.detail}</p>;
  return (
    <dl className="flex flex-wrap gap-x-6 gap-y-1 px-4 py-2 max-tablet:px-3.5">
      {([50, 85, 95] as const).map((share) => (
        <div key={share} className="flex gap-1.5">
          <dt className="text-ink-3">{share}% by</dt>
          <dd className="font-medium">
            {dates[share] === null ? "not within five years" : formatDate(dates[share])}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function band(share: 50 | 85 | 95): Column<Row> {
  return {
    key: String(share),
    head: `Middle ${share}%`,
    align: "end",
    isWideOnly: share !== 85,
    cell: (row) =>
      "count" in row
        ? "–"
        : `${formatCount(row.bands[share][0])} to ${formatCount(row.bands[share][1])}`,
  };
}

const COLUMNS: readonly Column<Row>[] = [
  { key: "t", head: "Day, UTC", cell: ({ t }) => formatDate(t) },
  {
    key: "count",
    head: "Count or median",
    align: "end",
    cell: (row) => <Num value={"count" in row ? row.count : row.median} />,
  },
  band(50),
  band(85),
  band(95),
];
