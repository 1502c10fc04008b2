import type { ReactNode } from "react";
import { PathBar } from "@/components/charts/path-bar";
import { Sparkline } from "@/components/charts/sparkline";
import { KIND_WORDS } from "@/components/panels/discover-words";
import { Breaking } from "@/components/ui/code-text";
import { type Column, DataTable } from "@/components/ui/data-table";
import { Num } from "@/components/ui/value";
import type { DiscoverModel, ListedFragment } from "@/lib/api/discover";
import { inWords, plural } from "@/lib/domain/words";

type DiscoverTableProps = {
  readonly data: DiscoverModel;
  readonly chosen: string | null;
  readonly hrefOf: (id: string) => string;
  readonly empty: ReactNode;
};

/** One row for each fragment; it opens into its paths and their files. */
export function DiscoverTable({ data, chosen, hrefOf, empty }: DiscoverTableProps) {
  const most = Math.max(1, ...data.rows.map(({ imports }) => imports));
  const columns: readonly Column<ListedFragment>[] = [
    {
      key: "name",
      head: "Symbol",
      className: "min-w-48",
      cell: (row) => <NameCell row={row} href={hrefOf(row.id)} />,
    },
    {
      key: "astray",
      head: "Astray",
      align: "end",
      cell: (row) => (
        <>
          <Num value={row.astray} className="font-semibold" />
          <span className="block text-label text-ink-3">{shareOf(row)}</span>
        </>
      ),
    },
    {
      key: "paths",
      head: "Paths",
      align: "end",
      cell: ({ pathCount }) => <Num value={pathCount} />,
    },
    {
      key: "bars",
      head: "Imports by path",
      isWideOnly: true,
      className: "w-[26%]",
      cell: (row) => <Bars row={row} most={most} />,
    },
    {
      key: "imports",
      head: "Imports",
      align: "end",
      isWideOnly: true,
      cell: ({ imports }) => <Num value={imports} />,
    },
    {
      key: "files",
      head: "Files",
      align: "end",
      isWideOnly: true,
      cell: ({ files }) => <Num value={files} />,
    },
    {
      key: "trend",
      head: "Astray over time",
      align: "end",
      isWideOnly: true,
      cell: ({ trend }) => (
        <Sparkline
          values={trend}
          label={`From ${inWords(trend[0] ?? 0)} to ${inWords(trend.at(-1) ?? 0)} imports astray, at most ${inWords(Math.max(0, ...trend))}`}
        />
      ),
    },
  ];
  return (
    <DataTable
      label="Fragmented symbols"
      columns={columns}
      rows={data.rows}
      rowKey={({ id }) => id}
      rowTone={({ id }) => (id === chosen ? "selected" : null)}
      empty={empty}
    />
  );
}

function NameCell({ row, href }: { readonly row: ListedFragment; readonly href: string }) {
  return (
    <>
      <a
        href={href}
        className="font-mono text-label/5 font-semibold text-ink [overflow-wrap:anywhere]"
      >
        <Breaking text={row.name} />
      </a>
      <span className="block text-label text-ink-3 [overflow-wrap:anywhere]">
        {row.kind === "symbol" ? (
          <Breaking text={row.module} />
        ) : (
          `${plural(row.definitions, "definition")}, ${KIND_WORDS[row.kind]}`
        )}
      </span>
    </>
  );
}

function Bars({ row, most }: { readonly row: ListedFragment; readonly most: number }) {
  const parts = row.paths.map(({ module, name, imports, kind }, index) => ({
    key: `${module} ${name}`,
    value: imports,
    mark:
      index === 0
        ? ("main" as const)
        : kind === "phantom"
          ? ("phantom" as const)
          : ("stray" as const),
  }));
  const rest = row.more > 0 ? [{ key: "more", value: row.more, mark: "stray" as const }] : [];
  return (
    <>
      <span className="flex h-5 items-center">
        <PathBar parts={[...parts, ...rest]} most={most} />
      </span>
      <span className="sr-only">
        {row.paths.map(({ module, imports }) => `${module} ${inWords(imports)}`).join(", ")}
      </span>
    </>
  );
}

/** The share of the imports, and whether packages around the definition have it: those count less. */
function shareOf({ astray, nearby, imports }: ListedFragment): string {
  const share = `${Math.floor((100 * astray) / Math.max(1, imports))}%`;
  if (nearby === 0) return share;
  return nearby === astray ? `${share}, nearby` : `${share}, ${inWords(nearby)} nearby`;
}
