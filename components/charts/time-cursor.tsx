"use client";

import { type KeyboardEvent, type PointerEvent, type ReactNode, useState } from "react";
import { percent } from "./axis";
import { fractionOf } from "./time-axis";
import { indexAt, indexByKey } from "./time-index";

export type TimeCursorProps = {
  /** Said to readers: what is walked through. */
  readonly label: string;
  /** Ascending, epoch ms. */
  readonly times: readonly number[];
  readonly from: number;
  readonly to: number;
  /** What the tooltip says, in words, for readers. */
  readonly valueText: (index: number) => string;
  readonly tooltip: (index: number) => ReactNode;
  /** Called on Enter and click. */
  readonly onOpen?: (index: number) => void;
};

/** Lies over a plot and shows one commit at a time: by pointer, or by arrows once it has the focus. */
export function TimeCursor({
  label,
  times,
  from,
  to,
  valueText,
  tooltip,
  onOpen,
}: TimeCursorProps) {
  const [index, setIndex] = useState<number | null>(null);
  const last = times.length - 1;
  if (last < 0) return null;
  const shown = Math.min(index ?? last, last);
  const at = fractionOf(times[shown] ?? to, from, to);
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    if (box.width === 0) return;
    setIndex(indexAt(times, from + ((event.clientX - box.left) / box.width) * (to - from)));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Enter") return onOpen?.(shown);
    const next = indexByKey(event.key, event.shiftKey, shown, times);
    if (next === null) return;
    event.preventDefault();
    setIndex(next);
  };
  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={last}
      aria-valuenow={shown}
      aria-valuetext={valueText(shown)}
      onPointerMove={onPointerMove}
      onPointerDown={onPointerMove}
      onPointerLeave={() => setIndex(null)}
      onFocus={() => setIndex((current) => current ?? last)}
      onBlur={() => setIndex(null)}
      onKeyDown={onKeyDown}
      onClick={() => onOpen?.(shown)}
      className="absolute inset-0 touch-pan-y -outline-offset-2"
    >
      {index === null ? null : (
        <>
          <span
            className="pointer-events-none absolute inset-y-0 w-px bg-ink-3"
            style={{ left: percent(at) }}
          />
          <span
            className="chart-tip absolute top-2"
            style={
              at > 0.5
                ? { right: percent(1 - at), marginRight: 10 }
                : { left: percent(at), marginLeft: 10 }
            }
          >
            {tooltip(shown)}
          </span>
        </>
      )}
    </div>
  );
}
