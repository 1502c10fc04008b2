import { expect, it } from "vitest";
import { type LedgerRow, ledgerBars } from "./ledger-model";

const row = (kind: LedgerRow["kind"], value: number): LedgerRow => ({
  key: `${kind}${value}`,
  label: "",
  kind,
  value,
});

it("floats each change where the one before it ended", () => {
  const rows = [
    row("total", 50),
    row("in", 50),
    row("progress", -20),
    row("out", -5),
    row("total", 75),
  ];
  expect(ledgerBars(rows)).toEqual([
    { left: 0, width: 0.5 },
    { left: 0.5, width: 0.5 },
    { left: 0.8, width: 0.2 },
    { left: 0.75, width: 0.05 },
    { left: 0, width: 0.75 },
  ]);
});

it("stands with nothing in it", () => {
  expect(ledgerBars([])).toEqual([]);
  expect(ledgerBars([row("total", 0)])).toEqual([{ left: 0, width: 0 }]);
});
