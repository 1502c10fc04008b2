"use client";

import type { CSSProperties, KeyboardEvent, ReactNode } from "react";

export type TableKeysProps = {
  readonly label: string;
  readonly maxHeight: number | undefined;
  /** How many rows there are, for the height that the table has before it is laid out. */
  readonly count: number;
  readonly children: ReactNode;
};

/** Rows from which on a table out of sight does not hold back what is in sight. */
const LATE_FROM = 20;
const ROW = 33;
const heightOf = (count: number) => (count + 1) * ROW;

/** The scrolling box of a table: one tab stop, arrows walk the rows, Enter opens the row's first link. */
export function TableKeys({ label, maxHeight, count, children }: TableKeysProps) {
  return (
    <section
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
      tabIndex={0}
      onKeyDown={walk}
      style={boxOf(maxHeight, count)}
      className={`relative max-h-(--box) overflow-auto -outline-offset-2 print:max-h-none print:overflow-visible ${count >= LATE_FROM ? "laid-out-late" : ""}`}
    >
      {children}
    </section>
  );
}

/** As a variable, so that paper, which cannot scroll, may drop it. */
function boxOf(maxHeight: number | undefined, count: number): CSSProperties {
  return {
    "--box": maxHeight === undefined ? "none" : `${maxHeight}px`,
    containIntrinsicBlockSize: `auto ${heightOf(count)}px`,
  } as CSSProperties;
}

function walk(event: KeyboardEvent<HTMLElement>): void {
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>("tr[data-row]")];
  const focused = document.activeElement?.closest<HTMLElement>("tr[data-row]") ?? null;
  const at = focused === null ? -1 : rows.indexOf(focused);
  if (event.key === "Enter" && focused !== null && focused === document.activeElement) {
    focused.querySelector<HTMLElement>("a[href], button")?.click();
    return;
  }
  const next = nextRow(event.key, at, rows.length);
  if (next === null) return;
  event.preventDefault();
  rows[next]?.focus();
}

/** The row that a key leads to, from row `at` (-1: none yet); null for other keys. */
export function nextRow(key: string, at: number, count: number): number | null {
  if (count === 0) return null;
  switch (key) {
    case "ArrowDown":
      return Math.min(at + 1, count - 1);
    case "ArrowUp":
      return Math.max(at - 1, 0);
    case "Home":
      return 0;
    case "End":
      return count - 1;
    default:
      return null;
  }
}

function isTyping(target: EventTarget): boolean {
  return target instanceof HTMLElement && target.closest("input, textarea, select") !== null;
}
