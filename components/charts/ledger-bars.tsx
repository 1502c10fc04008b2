import { Sha } from "@/components/ui/code-text";
import { Num } from "@/components/ui/value";
import { percent } from "./axis";
import { type LedgerKind, type LedgerRow, ledgerBars } from "./ledger-model";

export type LedgerBarsProps = {
  /** Said to readers: the span of the ledger. */
  readonly label: string;
  readonly rows: readonly LedgerRow[];
  /** Head of the first column. */
  readonly head?: string;
  /** Head of the second: what is counted. */
  readonly unit?: string;
};

const FILLS: Readonly<Record<LedgerKind, string>> = {
  total: "bg-ink-2",
  in: "fill-legacy",
  progress: "fill-canonical",
  left: "fill-unplanned",
  out: "bg-ink-4",
};

/** Why the number moved: a table whose bars lead from the start to the end. */
export function LedgerBars({
  label,
  rows,
  head = "Why the number moved",
  unit = "Imports",
}: LedgerBarsProps) {
  const bars = ledgerBars(rows);
  return (
    <table className="ledger w-full border-collapse text-body">
      <caption className="sr-only">{label}</caption>
      <thead>
        <tr className="text-label text-ink-3">
          <th scope="col" className="text-left font-normal">
            {head}
          </th>
          <th scope="col" className="text-right font-normal">
            {unit}
          </th>
          <td aria-hidden="true" className="w-[46%] max-tablet:hidden" />
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          <tr
            key={row.key}
            className={`${row.kind === "total" ? "font-semibold" : ""} hover:bg-hover`}
          >
            <th scope="row" className={`text-left ${labelWeight(row.kind)}`}>
              {row.label}
              {row.sha === undefined ? null : (
                <Sha sha={row.sha} className="ml-1.5 font-normal max-tablet:hidden" />
              )}
              {row.kind === "progress" ? (
                <span className="ml-1.5 text-label font-normal text-protected">progress</span>
              ) : null}
              {row.note === undefined ? null : (
                <span className="ml-1.5 text-label font-normal text-ink-3">{row.note}</span>
              )}
            </th>
            <td className="text-right whitespace-nowrap">
              <Num
                value={row.value}
                signed={row.kind !== "total"}
                {...(row.href === undefined ? {} : { href: row.href })}
              />
            </td>
            <td aria-hidden="true" className="align-middle max-tablet:hidden">
              <span className="relative block h-3">
                <span
                  className={`absolute inset-y-0 ${FILLS[row.kind]}`}
                  style={{
                    left: percent(bars[index]?.left ?? 0),
                    width: `max(1px, ${percent(bars[index]?.width ?? 0)})`,
                  }}
                />
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function labelWeight(kind: LedgerKind): string {
  if (kind === "total") return "font-semibold";
  return kind === "progress" ? "font-medium" : "font-normal";
}
