"use client";

import { type ReactNode, useId, useRef, useState } from "react";
import type { SwitchItem } from "./types";
import { useCode } from "./use-code";
import { useDismiss } from "./use-dismiss";

export type SwitcherProps = {
  /** Said to readers: "Project", "Plan". */
  readonly label: string;
  readonly items: readonly SwitchItem[];
  readonly children: ReactNode;
  readonly className?: string;
};

const loadList = () => import("./switcher-list").then(({ SwitcherList }) => SwitcherList);

/** A button with a list of links under it; typing filters, arrows walk, each row says its state. */
export function Switcher({ label, items, children, className = "" }: SwitcherProps) {
  const [isOpen, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const id = useId();
  useDismiss(box, isOpen, () => setOpen(false));
  const { Menu, prepare } = useCode(loadList, isOpen);
  return (
    <div ref={box} className={`relative min-w-0 ${className}`}>
      <button
        type="button"
        onClick={() => setOpen(!isOpen)}
        onPointerEnter={prepare}
        onFocus={prepare}
        aria-expanded={isOpen}
        aria-controls={id}
        aria-label={undefined}
        className="flex h-8 w-full min-w-0 items-center gap-1.5 rounded-2 px-1.5 whitespace-nowrap hover:bg-sunken"
      >
        <span className="sr-only">{label}: </span>
        {children}
        <Chevrons />
      </button>
      {isOpen ? (
        <div
          id={id}
          className="absolute top-full left-0 z-30 mt-1 w-[400px] max-w-[calc(100vw-28px)] rounded-3 border border-hair bg-layer p-1.5 max-tablet:fixed max-tablet:top-12 max-tablet:right-3.5 max-tablet:left-3.5 max-tablet:w-auto"
        >
          {Menu === null ? null : (
            <Menu label={label} items={items} onChosen={() => setOpen(false)} />
          )}
        </div>
      ) : null}
    </div>
  );
}

function Chevrons() {
  return (
    <svg aria-hidden="true" viewBox="0 0 8 12" className="h-3 w-2 flex-none text-ink-3">
      <path
        d="m1.5 4.5 2.5-3 2.5 3M1.5 7.5l2.5 3 2.5-3"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.2"
      />
    </svg>
  );
}
