import { Sparkline } from "@/components/charts/sparkline";
import type { PlanLinks } from "@/components/panels/plan-links";
import { type Column, DataTable } from "@/components/ui/data-table";
import { Empty } from "@/components/ui/states";
import { Num } from "@/components/ui/value";
import type { OwnerFinish, OwnersModel } from "@/lib/api/owners";
import { total } from "@/lib/domain/board/commit-flows";
import { NO_OWNER } from "@/lib/domain/board/dimensions";
import type { FlowList } from "@/lib/domain/board/flow-list";
import type { OwnerRow } from "@/lib/domain/owners/owner-rows";
import { isoDay } from "@/lib/domain/time";
import { plural } from "@/lib/domain/words";

type Row = OwnersModel["rows"][number];

type OwnersTableProps = {
  readonly data: OwnersModel;
  readonly links: PlanLinks;
  readonly from: string;
};

/** A row for each accountable owner, and one for what nobody owns. */
export function OwnersTable({ data, links, from }: OwnersTableProps) {
  const most = Math.max(1, ...data.rows.flatMap(({ trend }) => trend));
  const keyOf = ({ owner }: OwnerRow) => owner ?? NO_OWNER;
  const flow = (row: OwnerRow, list: FlowList) =>
    links.flow({ flow: list, from, owner: keyOf(row) });
  const files = (row: OwnerRow) => links.page("files", { owner: keyOf(row) });
  const columns: Column<Row>[] = [
    { key: "owner", head: "Owner", cell: (row) => <OwnerName row={row} href={files(row)} /> },
    number(
      "now",
      "Left",
      (row) => row.now,
      (row) => flow(row, "end"),
    ),
    { ...number("files", "Files", (row) => row.files, files), isWideOnly: true },
    { ...number("shared", "Shared", (row) => row.shared), isWideOnly: true },
    { ...number("beside", "Beside", (row) => row.beside), isWideOnly: true },
    change(
      "in",
      "In",
      (row) => total(row.ledger.in),
      (row) => flow(row, "in"),
    ),
    change(
      "out",
      "Out",
      (row) => -total(row.ledger.out),
      (row) => flow(row, "out"),
    ),
    {
      ...number(
        "done",
        "Done",
        (row) => row.ledger.progress,
        (row) => flow(row, "progress"),
      ),
      isWideOnly: true,
    },
    {
      key: "net",
      head: "Net",
      align: "end",
      cell: ({ ledger }) => <Num value={ledger.end - ledger.start} signed />,
    },
    {
      key: "weekly",
      head: "A week",
      align: "end",
      isWideOnly: true,
      cell: ({ weekly }) => weekly.toLocaleString("en-GB", { maximumFractionDigits: 1 }),
    },
    {
      key: "finish",
      head: "Finished",
      align: "end",
      isWideOnly: true,
      cell: ({ finish }) => <Finish finish={finish} />,
    },
    trendColumn(most),
  ];
  return (
    <DataTable
      label="Legacy imports by owner"
      columns={columns}
      rows={data.rows}
      rowKey={(row) => keyOf(row)}
      empty={<Empty>No file of any owner has held a legacy import.</Empty>}
    />
  );
}

function trendColumn(most: number): Column<Row> {
  return {
    key: "trend",
    head: "Trend",
    isWideOnly: true,
    cell: ({ trend, owner }) => (
      <Sparkline
        values={trend}
        most={most}
        label={`Legacy imports of ${owner ?? "nobody"}: ${trend[0] ?? 0} first, ${trend.at(-1) ?? 0} now`}
      />
    ),
  };
}

const NO_DATE: Readonly<Record<OwnerFinish["state"], string>> = {
  dates: "",
  nothingLeft: "–",
  tooLittle: "too little moved",
  noTrend: "not at this rate",
  tooSlow: "not within 5 years",
  stale: "facts too old",
  notAsked: "not worked out",
};

/** The day by which half of the simulated runs are done, and the one of 85%. */
function Finish({ finish: { state, half, most } }: { readonly finish: OwnerFinish }) {
  if (half === null) return <span className="text-ink-3">{NO_DATE[state]}</span>;
  const later = most === null ? "85% not within five years" : `85% by ${isoDay(most)}`;
  return <span title={`Half of the runs by then, ${later}`}>{isoDay(half)}</span>;
}

function OwnerName({ row, href }: { readonly row: OwnerRow; readonly href: string }) {
  if (row.owner !== null) return <a href={href}>{row.owner}</a>;
  return (
    <a href={href} title={`${plural(row.files, "file")} that no rule gives to anyone`}>
      no owner
    </a>
  );
}

type Of<T> = (row: OwnerRow) => T;

function number(key: string, head: string, of: Of<number>, hrefOf?: Of<string>): Column<OwnerRow> {
  return {
    ...{ key, head, align: "end" },
    cell: (row) => (
      <Num
        value={of(row)}
        className={of(row) === 0 ? "text-ink-3" : ""}
        {...(hrefOf === undefined || of(row) === 0 ? {} : { href: hrefOf(row) })}
      />
    ),
  };
}

/** As many imports as the list behind it has: what moved with a file from one owner to another is in neither. */
function change(key: string, head: string, of: Of<number>, hrefOf: Of<string>): Column<OwnerRow> {
  return {
    ...{ key, head, align: "end", isWideOnly: true },
    cell: (row) => <Num value={of(row)} signed {...(of(row) === 0 ? {} : { href: hrefOf(row) })} />,
  };
}
