import { Sparkline } from "@/components/charts/sparkline";
import { PartFinishCell } from "@/components/panels/part-finish";
import type { PlanLinks } from "@/components/panels/plan-links";
import { type FinishOf, forecastHref } from "@/components/panels/use-finishes";
import type { Column } from "@/components/ui/data-table";
import { formatIso } from "@/components/ui/format";
import { Num } from "@/components/ui/value";
import type { OwnersModel } from "@/lib/api/owners";
import { total } from "@/lib/domain/board/commit-flows";
import { NO_OWNER } from "@/lib/domain/board/dimensions";
import type { FlowList } from "@/lib/domain/board/flow-list";
import type { OwnerRow, OwnerShare } from "@/lib/domain/owners/owner-rows";
import { plural } from "@/lib/domain/words";

type OwnerColumnsInput = {
  readonly data: OwnersModel;
  readonly links: PlanLinks;
  readonly from: string;
  readonly finishOf: FinishOf;
};

export function ownerKey({ owner }: OwnerRow): string {
  return owner ?? NO_OWNER;
}

/** The columns that tables of owners choose from; each count opens into as many imports or files. */
export function ownerColumns({ data, links, from, finishOf }: OwnerColumnsInput) {
  const flow = (list: FlowList, since: string, share?: OwnerShare) => (row: OwnerRow) =>
    links.flow({ flow: list, from: since, owner: ownerKey(row), share });
  const files = (row: OwnerRow) =>
    links.page("files", { owner: ownerKey(row), ownership: "first" });
  return {
    owner: {
      key: "owner",
      head: "Owner",
      cell: (row) => <OwnerName row={row} href={files(row)} />,
    },
    now: number("now", "Left", (row) => row.now, flow("end", from)),
    files: number("files", "Files", (row) => row.files, files),
    shared: number("shared", "Shared", (row) => row.shared, flow("end", from, "shared")),
    beside: number("beside", "Beside", (row) => row.beside, flow("end", from, "beside")),
    in: change("in", "In", (row) => total(row.ledger.in), flow("in", from)),
    out: change("out", "Out", (row) => -total(row.ledger.out), flow("out", from)),
    done: number("done", "Done", (row) => row.ledger.progress, flow("progress", from)),
    net: {
      key: "net",
      head: "Net",
      align: "end",
      cell: ({ ledger }) => <Num value={ledger.end - ledger.start} signed />,
    },
    recent: number(
      "recent",
      "In 4 weeks",
      (row) => row.recent,
      flow("progress", formatIso(data.recentFrom)),
    ),
    finish: finishColumn(links, finishOf),
    trend: trendColumn(data),
  } as const satisfies Readonly<Record<string, Column<OwnerRow>>>;
}

function finishColumn(links: PlanLinks, finishOf: FinishOf): Column<OwnerRow> {
  return {
    key: "finish",
    head: "Finished, 85%",
    align: "end",
    isWideOnly: true,
    cell: (row) => (
      <PartFinishCell
        finish={finishOf(ownerKey(row))}
        href={forecastHref(links, { dimension: "owner", key: ownerKey(row) })}
      />
    ),
  };
}

function trendColumn({ rows }: OwnersModel): Column<OwnerRow> {
  const most = Math.max(1, ...rows.flatMap(({ trend }) => trend));
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

function OwnerName({ row, href }: { readonly row: OwnerRow; readonly href: string }) {
  if (row.owner !== null) return <a href={href}>{row.owner}</a>;
  return (
    <a href={href} title={`${plural(row.files, "file")} that no rule gives to anyone`}>
      no owner
    </a>
  );
}

type Of<T> = (row: OwnerRow) => T;

/** The count left stays on phones. */
function number(key: string, head: string, of: Of<number>, hrefOf: Of<string>): Column<OwnerRow> {
  return {
    ...{ key, head, align: "end", isWideOnly: key !== "now" },
    cell: (row) => (
      <Num
        value={of(row)}
        className={of(row) === 0 ? "text-ink-3" : ""}
        {...(of(row) === 0 ? {} : { href: hrefOf(row) })}
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
