import { percent } from "./axis";
import { type HeatLayout, type HeatStop, stopBounds } from "./heat-layout";

/** Where the keyboard stands. */
export type HeatCursorPlace = { readonly stop: HeatStop; readonly column: number };

export type HeatCursorProps = {
  readonly cursor: HeatCursorPlace;
  readonly layout: HeatLayout;
  readonly columns: number;
};

/** A frame around the cell that the keyboard stands on. */
export function HeatCursor({ cursor, layout, columns }: HeatCursorProps) {
  const [top, bottom] = stopBounds(layout, cursor.stop);
  return (
    <span
      aria-hidden="true"
      className="pointer-events-none absolute z-1 min-w-[5px] outline-[1.5px] outline-ink outline-solid"
      style={{
        top,
        height: bottom - top - 1,
        left: percent(cursor.column / columns),
        width: percent(1 / columns),
      }}
    />
  );
}
