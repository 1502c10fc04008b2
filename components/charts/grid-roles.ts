/**
 * Roles of a grid that is drawn on a canvas: only its rows in sight have elements, so it can be no `table`, and the keyboard
 * stays on the grid, which names its active cell (`aria-activedescendant`), so its cells take no focus of their own.
 * Rows and columns count from 1, the head included.
 */
export type GridRow = {
  readonly index: number;
  readonly level?: number | undefined;
  readonly isExpanded?: boolean | undefined;
};

export function gridRow({ index, level, isExpanded }: GridRow) {
  return {
    role: "row",
    "aria-rowindex": index,
    "aria-level": level,
    "aria-expanded": isExpanded,
  } as const;
}

export function gridCell(
  role: "columnheader" | "rowheader" | "gridcell",
  column: number,
  label?: string,
) {
  return { role, "aria-colindex": column, "aria-label": label } as const;
}
