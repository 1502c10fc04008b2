"use client";

import { useRouter, useSearchParams } from "next/navigation";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { hrefKeeping } from "@/components/ui/href";
import { onPaletteAsked } from "./frame-events";
import { doOnPage } from "./palette-actions";
import { PaletteList } from "./palette-list";
import { groupItems, rankItems } from "./palette-rank";
import type { SavedView } from "./saved-views";
import { FRAME_PARAMS, type PaletteItem, type Rail, type Versions } from "./types";
import { useGo } from "./use-go";
import { useSavedViews } from "./use-saved-views";
import { useSearch } from "./use-search";

export type PaletteProps = {
  readonly rail: Rail;
  readonly versions?: Versions;
  readonly items: readonly PaletteItem[];
  readonly searchHref?: string;
};

/** Find or do: pages, versions and actions at once; files, tests and commits as they are found. */
export function Palette({ rail, versions, items, searchHref }: PaletteProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [query, setQuery] = useState("");
  const [active, setActive] = useState(0);
  const found = useSearch(searchHref, query);
  const run = useRun(() => dialog.current?.close());
  useEffect(
    () =>
      onPaletteAsked(() => {
        setQuery("");
        setActive(0);
        if (dialog.current?.open === false) dialog.current.showModal();
      }),
    [],
  );
  const views = viewItems(useSavedViews());
  const own = [...pageItems(rail), ...views, ...versionItems(versions), ...items, ...ACTIONS];
  const shown = [...rankItems(own, query), ...found.items];
  const groups = groupItems(shown);
  const flat = groups.flatMap((group) => group.items);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      setActive(Math.min(Math.max(active + step, 0), Math.max(0, flat.length - 1)));
    }
    const chosen = flat[active];
    if (event.key === "Enter" && chosen) {
      event.preventDefault();
      run(chosen);
    }
  };
  return (
    <dialog
      ref={dialog}
      aria-label="Find or do"
      closedby="any"
      className="mx-auto mt-[12vh] mb-auto w-[560px] max-w-[calc(100vw-28px)] overflow-hidden rounded-3 border border-hair bg-layer p-0 text-ink"
    >
      <input
        type="text"
        role="combobox"
        aria-label="Find or do"
        aria-expanded="true"
        aria-controls="palette-list"
        aria-activedescendant={flat[active] ? `palette-${active}` : undefined}
        autoComplete="off"
        spellCheck={false}
        placeholder="Page, file, test, commit or action"
        value={query}
        onChange={(event) => {
          setQuery(event.target.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
        className="h-12 w-full border-b border-hair bg-layer px-4 text-finding -outline-offset-2 placeholder:text-ink-3"
      />
      <PaletteList groups={groups} active={active} onRun={run} />
      <p aria-live="polite" className="px-4 py-2 text-label text-ink-3 empty:hidden">
        {messageOf(flat.length, found.state)}
      </p>
    </dialog>
  );
}

const ACTIONS: readonly PaletteItem[] = [
  {
    id: "do-latest",
    group: "Do",
    label: "Back to the latest commit",
    action: "latest",
    keys: "Esc",
  },
  { id: "do-table", group: "Do", label: "First chart as a table", action: "table", keys: "t" },
  { id: "do-save", group: "Do", label: "Save this view", action: "save-view", keys: "v" },
  { id: "do-csv", group: "Do", label: "Copy the first table as CSV", action: "copy-csv" },
  { id: "do-copy", group: "Do", label: "Copy the link to this view", action: "copy-link" },
  { id: "do-theme", group: "Do", label: "Switch light and dark", action: "theme", keys: "d" },
  { id: "do-keys", group: "Do", label: "List the keys", action: "keys", keys: "?" },
];

function pageItems(rail: Rail): readonly PaletteItem[] {
  return rail.flat().map(({ label, href, value, tone, key }) => ({
    id: href,
    group: "Pages",
    label,
    href,
    ...(value === undefined ? {} : { count: value }),
    ...(tone === undefined ? {} : { tone }),
    ...(key === undefined ? {} : { keys: `g ${key}` }),
  }));
}

function viewItems(views: readonly SavedView[]): readonly PaletteItem[] {
  return views.map(({ name, href }) => ({
    id: `view-${name}`,
    group: "Saved views",
    label: name,
    href,
    isWhole: true,
  }));
}

function versionItems(versions: Versions | undefined): readonly PaletteItem[] {
  return (versions?.items ?? []).map(({ version }) => ({
    id: `version-${version}`,
    group: "Plan version",
    label: `Read under version ${version}`,
    href: `?version=${version}`,
    ...(version < 10 ? { keys: String(version) } : {}),
  }));
}

function messageOf(count: number, state: "idle" | "asking" | "failed"): string {
  if (state === "failed") return "Files, tests and commits could not be searched. Try again.";
  if (count > 0) return "";
  return state === "asking" ? "Searching" : "Nothing is named so.";
}

/** Opens an item: its link with the frame's parameters kept, or its action. */
function useRun(close: () => void): (item: PaletteItem) => void {
  const router = useRouter();
  const query = useSearchParams();
  const go = useGo();
  const open = (href: string, isWhole: boolean) => {
    if (isWhole) router.push(href);
    else if (href.startsWith("?")) go(Object.fromEntries(new URLSearchParams(href)));
    else router.push(hrefKeeping(href, query, FRAME_PARAMS));
  };
  return ({ href, action, isWhole = false }) => {
    close();
    if (action === "latest") go({ at: null });
    else if (action !== undefined) doOnPage(action);
    if (href !== undefined) open(href, isWhole);
  };
}
