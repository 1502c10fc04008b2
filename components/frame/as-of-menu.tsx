"use client";

import { type FormEvent, useId, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { FieldInput } from "@/components/ui/field";
import { formatIso, formatMoment, formatStamp, shortSha } from "@/components/ui/format";
import { parseMoment } from "./moment";
import type { AsOf } from "./types";
import { useDismiss } from "./use-dismiss";
import { useGo, useHrefWith } from "./use-go";

export type AsOfMenuProps = { readonly asOf: AsOf; readonly planStartsAt: number | null };

/** The moment of the page as a button; it asks for a date, a sha or the plan's start. */
export function AsOfMenu({ asOf, planStartsAt }: AsOfMenuProps) {
  const [isOpen, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const id = useId();
  const hrefWith = useHrefWith();
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
          <MomentForm onDone={() => setOpen(false)} />
          <ul className="mt-2 border-t border-hair-2 pt-2 text-body">
            {planStartsAt === null ? null : (
              <li>
                <a
                  href={hrefWith({ at: formatIso(planStartsAt) })}
                  className="inline-flex h-7 items-center"
                >
                  Plan start, {formatMoment(planStartsAt, asOf.t)}
                </a>
              </li>
            )}
            <li>
              <a href={hrefWith({ at: null })} className="inline-flex h-7 items-center">
                Latest, {formatMoment(asOf.latest.t, asOf.t)}
              </a>
            </li>
          </ul>
        </div>
      ) : null}
    </div>
  );
}

function MomentForm({ onDone }: { readonly onDone: () => void }) {
  const [problem, setProblem] = useState<string | null>(null);
  const go = useGo();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const text = String(new FormData(event.currentTarget).get("at") ?? "");
    const at = parseMoment(text);
    if (at === null) {
      setProblem("Neither a sha nor a date like 2025-09-14 or 2025-09-14 05:12.");
      return;
    }
    go({ at });
    onDone();
  };
  return (
    <form onSubmit={submit} className="flex items-end gap-2">
      <FieldInput
        id="as-of"
        name="at"
        label="Date or commit, UTC"
        placeholder="2025-09-14 05:12"
        autoComplete="off"
        spellCheck={false}
        autoFocus
        problem={problem}
        className="min-w-0 flex-1"
      />
      <Button type="submit" className={problem === null ? "" : "mb-auto mt-5"}>
        Go
      </Button>
    </form>
  );
}
