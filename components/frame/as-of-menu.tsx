"use client";

import { useId, useRef, useState } from "react";
import { formatStamp, shortSha } from "@/components/ui/format";
import type { AsOf } from "./types";
import { useCode } from "./use-code";
import { useDismiss } from "./use-dismiss";

export type AsOfMenuProps = { readonly asOf: AsOf; readonly planStartsAt: number | null };

const loadChoice = () => import("./as-of-choice").then(({ AsOfChoice }) => AsOfChoice);

/** The moment of the page as a button; it asks for a date, a sha or the plan's start. */
export function AsOfMenu({ asOf, planStartsAt }: AsOfMenuProps) {
  const [isOpen, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const id = useId();
  const { Menu, prepare } = useCode(loadChoice, isOpen);
  useDismiss(box, isOpen, () => setOpen(false));
  return (
    <div
      ref={box}
      className="relative border-r border-hair max-tablet:row-start-1 max-tablet:border-r-0 rail:w-52"
    >
      <button
        type="button"
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
        onPointerEnter={prepare}
        onFocus={prepare}
        className="flex h-full w-full flex-col justify-center px-5 text-left leading-[18px] whitespace-nowrap -outline-offset-2 hover:bg-hover max-tablet:px-3.5 max-tablet:py-[7px]"
      >
        <span className="text-label/[18px] text-ink-3">
          as of <code className="text-ink-2">{shortSha(asOf.sha)}</code>
          {asOf.isLatest ? " · latest" : ""}
        </span>
        <span className="font-medium">
          {formatStamp(asOf.t)} <span className="font-normal text-ink-3">UTC</span>
        </span>
      </button>
      {isOpen ? (
        <div
          id={id}
          className="absolute top-full left-2 z-30 mt-1 w-[300px] max-w-[calc(100vw-28px)] rounded-3 border border-hair bg-layer p-3"
        >
          {Menu === null ? null : (
            <Menu asOf={asOf} planStartsAt={planStartsAt} onDone={() => setOpen(false)} />
          )}
        </div>
      ) : null}
    </div>
  );
}
