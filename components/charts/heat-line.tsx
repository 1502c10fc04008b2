import type { CSSProperties, ReactNode } from "react";
import { percent } from "./axis";
import { gridCell, gridRow } from "./grid-roles";
import type { HeatView } from "./heat-layout";

/** The cell of a row that the keyboard stands on. */
export type HeatActive = {
  /** What the grid names as its active cell. */
  readonly id: string;
  readonly column: number;
  readonly view: HeatView;
  /** All columns of time. */
  readonly columns: number;
  readonly words: string;
};

export type HeatLineProps = {
  /** Its number among all rows of the grid, the head being the first. */
  readonly index: number;
  readonly level: number;
  readonly columns: number;
  readonly isExpanded?: boolean;
  readonly top: number;
  readonly height: number;
  readonly head: ReactNode;
  readonly sum: ReactNode;
  readonly sumClass: string;
  readonly active: HeatActive | null;
};

/** A row of the grid over its part of the canvas: its name, its number, and the one cell that is active. */
export function HeatLine(props: HeatLineProps) {
  const { index, level, columns, isExpanded, top, height, head, sum, sumClass, active } = props;
  const style: CSSProperties = { top, height, lineHeight: `${height}px` };
  return (
    <div {...gridRow({ index, level, isExpanded })} className="heat-line" style={style}>
      <span {...gridCell("rowheader", 1)}>{head}</span>
      {active === null ? null : <ActiveCell {...active} />}
      <span {...gridCell("gridcell", columns + 2)} className={sumClass}>
        {sum}
      </span>
    </div>
  );
}

/** A frame around the cell that the keyboard stands on. */
function ActiveCell({ id, column, view: [from, end], words }: HeatActive) {
  return (
    <span className="heat-plot pointer-events-none">
      <span
        id={id}
        {...gridCell("gridcell", column + 2, words)}
        className="absolute inset-y-0 z-1 min-w-[5px] outline-[1.5px] outline-ink outline-solid"
        style={{
          left: percent((column - from) / (end - from)),
          width: percent(1 / (end - from)),
        }}
      />
    </span>
  );
}
