import { Fragment, type ReactNode } from "react";
import { TableKeys } from "./table-keys";

export type SortDirection = "ascending" | "descending";

export type Column<Row> = {
  readonly key: string;
  readonly head: ReactNode;
  readonly cell: (row: Row) => ReactNode;
  /** Numbers stand at the end. */
  readonly align?: "start" | "end";
  /** Makes the head a link; `direction` is null while another column sorts. */
  readonly sort?: { readonly href: string; readonly direction: SortDirection | null };
  /** Left out on phones; the first number of a table never is. */
  readonly isWideOnly?: boolean;
  readonly className?: string;
};

export type DataTableProps<Row> = {
  /** Says to readers what the rows are. */
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** `unknown` hatches the whole row, `strong` is a total. */
  readonly rowTone?: (row: Row) => "unknown" | "strong" | "selected" | null;
  /** Rows of one group stand together under its name. */
  readonly groupOf?: (row: Row) => string | null;
  /** px; the table scrolls in its own box under a head that stays. */
  readonly maxHeight?: number;
  /** In place of rows when there are none. */
  readonly empty?: ReactNode;
};

/** A dense table: 32 px rows, figures at the end, sorted by links, walked with the arrow keys. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { label, columns, rows, rowKey, groupOf, maxHeight, empty } = props;
  const shown = phoneColumns(columns);
  if (rows.length === 0 && empty !== undefined) return <div className="px-4 py-3">{empty}</div>;
  return (
    <TableKeys label={label} maxHeight={maxHeight} count={rows.length}>
      <table className="w-full border-collapse text-body">
        <caption className="sr-only">{label}</caption>
        <thead>
          <tr>
            {columns.map((column, index) => (
              <HeadCell key={column.key} column={column} isOnPhones={shown[index] === true} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => {
            const group = groupOf?.(row) ?? null;
            const before = at > 0 ? rows[at - 1] : undefined;
            const isFirst = before === undefined || groupOf?.(before) !== group;
            return (
              <Fragment key={rowKey(row)}>
                {group !== null && isFirst ? (
                  <tr>
                    <th
                      colSpan={columns.length}
                      scope="colgroup"
                      className="border-b border-hair-2 bg-bg px-4 py-1.5 text-left font-medium"
                    >
                      {group}
                    </th>
                  </tr>
                ) : null}
                <BodyRow row={row} shown={shown} {...props} />
              </Fragment>
            );
          })}
        </tbody>
      </table>
    </TableKeys>
  );
}

/** Which columns phones show: those not marked, and the first number in any case. */
export function phoneColumns<Row>(columns: readonly Column<Row>[]): readonly boolean[] {
  const firstNumber = columns.findIndex((column) => column.align === "end");
  return columns.map((column, index) => column.isWideOnly !== true || index === firstNumber);
}

type HeadCellProps<Row> = { readonly column: Column<Row>; readonly isOnPhones: boolean };

function HeadCell<Row>({ column, isOnPhones }: HeadCellProps<Row>) {
  const { head, sort, align, className } = column;
  const direction = sort?.direction ?? null;
  return (
    <th
      scope="col"
      aria-sort={direction ?? undefined}
      className={`sticky top-0 z-1 border-b border-hair bg-layer text-label font-normal whitespace-nowrap text-ink-3 ${cellPlace(align)} ${phoneClass(isOnPhones)} ${className ?? ""}`}
    >
      {sort === undefined ? (
        head
      ) : (
        <a
          href={sort.href}
          data-hook="sort"
          className={`relative quiet-link before:absolute before:-inset-x-1 before:-inset-y-1.5 ${direction === null ? "" : "font-medium text-ink"}`}
        >
          {head}
          <span aria-hidden="true" className="inline-block w-3 text-right">
            {direction === null ? "" : direction === "ascending" ? "↑" : "↓"}
          </span>
        </a>
      )}
    </th>
  );
}

const ROW_TONES = {
  unknown: "hatched",
  strong: "font-semibold",
  selected: "bg-sunken",
} as const;

type BodyRowProps<Row> = Pick<DataTableProps<Row>, "columns" | "rowTone"> & {
  readonly row: Row;
  readonly shown: readonly boolean[];
};

function BodyRow<Row>({ row, columns, rowTone, shown }: BodyRowProps<Row>) {
  const tone = rowTone?.(row) ?? null;
  return (
    <tr
      tabIndex={-1}
      data-row=""
      className={`border-b border-hair-2 -outline-offset-2 last:border-b-0 hover:bg-hover ${tone === null ? "" : ROW_TONES[tone]}`}
    >
      {columns.map((column, index) => (
        <td
          key={column.key}
          className={`align-top ${cellPlace(column.align)} ${phoneClass(shown[index] === true)} ${column.className ?? ""}`}
        >
          {column.cell(row)}
        </td>
      ))}
    </tr>
  );
}

const EDGES = "px-2 py-1.5 first:pl-4 last:pr-4 max-tablet:first:pl-3.5 max-tablet:last:pr-3.5";

function cellPlace(align: "start" | "end" | undefined): string {
  return align === "end" ? `${EDGES} text-right whitespace-nowrap` : `${EDGES} text-left`;
}

function phoneClass(isOnPhones: boolean): string {
  return isOnPhones ? "" : "max-tablet:hidden";
}
