/** What a row of the ledger is: a total, imports that came in, progress, or imports that left otherwise. */
export type LedgerKind = "total" | "in" | "progress" | "left" | "out";

export type LedgerRow = {
  readonly key: string;
  readonly label: string;
  readonly kind: LedgerKind;
  /** Signed for changes, the count itself for totals. */
  readonly value: number;
  /** Where the number opens into its evidence. */
  readonly href?: string;
  /** Beside the label: the commit. */
  readonly sha?: string;
  readonly note?: string;
};

export type LedgerBar = { readonly left: number; readonly width: number };

/** Where each row's bar floats, 0 to 1: totals from the base, changes from where the row before ended. */
export function ledgerBars(rows: readonly LedgerRow[]): readonly LedgerBar[] {
  let run = 0;
  const spans = rows.map(({ kind, value }) => {
    const from = kind === "total" ? 0 : run;
    run = kind === "total" ? value : run + value;
    return { low: Math.min(from, run), high: Math.max(from, run) };
  });
  const most = Math.max(1, ...spans.map(({ high }) => high));
  return spans.map(({ low, high }) => ({ left: low / most, width: (high - low) / most }));
}
