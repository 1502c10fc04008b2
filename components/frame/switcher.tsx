"use client";

import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from "react";
import { ToneGlyph } from "@/components/ui/glyph";
import type { SwitchItem } from "./types";
import { useDismiss } from "./use-dismiss";

export type SwitcherProps = {
  /** Said to readers: "Project", "Plan". */
  readonly label: string;
  readonly items: readonly SwitchItem[];
  readonly children: ReactNode;
  readonly className?: string;
};

/** A button with a list of links under it; typing filters, arrows walk, each row says its state. */
export function Switcher({ label, items, children, className = "" }: SwitcherProps) {
  const [isOpen, setOpen] = useState(false);
  const [query, setQuery] = useState("");
  const box = useRef<HTMLDivElement>(null);
  const id = useId();
  useDismiss(box, isOpen, () => setOpen(false));
  const found = items.filter((item) => matches(item, query));
  const toggle = () => {
    setQuery("");
    setOpen(!isOpen);
  };
  return (
    <div ref={box} className={`relative min-w-0 ${className}`}>
      <button
        type="button"
        onClick={toggle}
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
        // biome-ignore lint/a11y/noStaticElementInteractions: keys bubble from the field and links inside
        <div
          id={id}
          onKeyDown={walkLinks}
          className="absolute top-full left-0 z-30 mt-1 w-[400px] max-w-[calc(100vw-28px)] rounded-3 border border-hair bg-layer p-1.5 max-tablet:fixed max-tablet:top-12 max-tablet:right-3.5 max-tablet:left-3.5 max-tablet:w-auto"
        >
          <input
            // biome-ignore lint/a11y/noAutofocus: the list was asked for, and typing filters it
            autoFocus
            type="search"
            aria-label={`Filter: ${label}`}
            placeholder="Type to filter"
            value={query}
            onChange={(event) => setQuery(event.target.value)}
            className="mb-1 h-8 w-full rounded-2 bg-sunken px-2 text-body placeholder:text-ink-3"
          />
          <ul className="max-h-[50vh] overflow-y-auto">
            {found.map((item) => (
              <SwitchRow key={item.href} {...item} onChosen={() => setOpen(false)} />
            ))}
          </ul>
          {found.length === 0 ? <p className="px-2 py-1.5 text-ink-2">None is named so.</p> : null}
        </div>
      ) : null}
    </div>
  );
}

type SwitchRowProps = SwitchItem & { readonly onChosen: () => void };

function SwitchRow({ title, note, href, sentence, tone, isCurrent, onChosen }: SwitchRowProps) {
  return (
    <li>
      <a
        href={href}
        onClick={onChosen}
        aria-current={isCurrent ? "true" : undefined}
        className="block rounded-2 px-2 py-1.5 text-ink -outline-offset-2 hover:bg-hover hover:no-underline aria-[current]:bg-sunken"
      >
        <span className="block font-medium">
          {title} {note ? <span className="font-normal text-ink-3">{note}</span> : null}
        </span>
        <span className="flex gap-1.5 text-label text-ink-2">
          {tone ? (
            <span className="pt-px">
              <ToneGlyph tone={tone} size={13} />
            </span>
          ) : null}
          {sentence}
        </span>
      </a>
    </li>
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

function matches({ title, note = "", sentence }: SwitchItem, query: string): boolean {
  const text = `${title} ${note} ${sentence}`.toLowerCase();
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

/** Arrows move between the field and the links under it; Enter in the field opens the first. */
function walkLinks(event: KeyboardEvent<HTMLDivElement>): void {
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>("input, a[href]")];
  const at = stops.indexOf(document.activeElement as HTMLElement);
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step !== undefined) {
    event.preventDefault();
    stops[Math.min(Math.max(at + step, 0), stops.length - 1)]?.focus();
  }
  if (event.key === "Enter" && at === 0) stops[1]?.click();
}
