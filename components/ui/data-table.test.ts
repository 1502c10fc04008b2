import { describe, expect, it } from "vitest";
import { type Column, phoneColumns } from "./data-table";
import { nextRow } from "./table-keys";

const column = (over: Partial<Column<string>>): Column<string> => ({
  key: "k",
  head: "Head",
  cell: (row) => row,
  ...over,
});

describe("phoneColumns", () => {
  it("drops what is for wide screens, never the first number", () => {
    const columns = [
      column({}),
      column({ isWideOnly: true }),
      column({ align: "end", isWideOnly: true }),
      column({ align: "end", isWideOnly: true }),
    ];
    expect(phoneColumns(columns)).toEqual([true, false, true, false]);
  });
});

describe("nextRow", () => {
  it("enters at the first row and stops at both ends", () => {
    expect(nextRow("ArrowDown", -1, 3)).toBe(0);
    expect(nextRow("ArrowDown", 2, 3)).toBe(2);
    expect(nextRow("ArrowUp", 0, 3)).toBe(0);
    expect(nextRow("End", 0, 3)).toBe(2);
    expect(nextRow("Home", 2, 3)).toBe(0);
  });

  it("leaves other keys and empty tables alone", () => {
    expect(nextRow("Enter", 0, 3)).toBeNull();
    expect(nextRow("ArrowDown", -1, 0)).toBeNull();
  });
});
