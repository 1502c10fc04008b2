"use client";

import { type KeyboardEvent, useState } from "react";
import { ToneGlyph } from "@/components/ui/glyph";
import type { SwitchItem } from "./types";

export type SwitcherListProps = {
  /** Said to readers: "Project", "Plan". */
  readonly label: string;
  readonly items: readonly SwitchItem[];
  readonly onChosen: () => void;
};

/** A field that filters, and the links under it. */
export function SwitcherList({ label, items, onChosen }: SwitcherListProps) {
  const [query, setQuery] = useState("");
  const found = items.filter((item) => matches(item, query));
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys bubble from the field and links inside
    <div onKeyDown={walkLinks}>
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
          <SwitchRow key={item.href} {...item} onChosen={onChosen} />
        ))}
      </ul>
      {found.length === 0 ? <p className="px-2 py-1.5 text-ink-2">None is named so.</p> : null}
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
