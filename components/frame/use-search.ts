"use client";

import { useEffect, useState } from "react";
import { hrefWith } from "@/components/ui/href";
import type { PaletteAnswer, PaletteItem } from "./types";

const WAIT_MS = 120;

export type Found = {
  readonly items: readonly PaletteItem[];
  readonly state: "idle" | "asking" | "failed";
};

const NONE: Found = { items: [], state: "idle" };

/** Asks for the query once typing rests; a newer query drops the older answer. */
export function useSearch(searchHref: string | undefined, query: string): Found {
  const [found, setFound] = useState<Found>(NONE);
  const wanted = query.trim();
  useEffect(() => {
    if (searchHref === undefined || wanted === "") {
      setFound(NONE);
      return;
    }
    const control = new AbortController();
    const timer = setTimeout(() => {
      setFound((last) => ({ ...last, state: "asking" }));
      ask(hrefWith(searchHref, { q: wanted }), control.signal).then(
        (items) => setFound({ items, state: "idle" }),
        () => {
          if (!control.signal.aborted) setFound({ items: [], state: "failed" });
        },
      );
    }, WAIT_MS);
    return () => {
      clearTimeout(timer);
      control.abort();
    };
  }, [searchHref, wanted]);
  return found;
}

async function ask(href: string, signal: AbortSignal): Promise<readonly PaletteItem[]> {
  const response = await fetch(href, { signal });
  if (!response.ok) throw new Error(`The search answered ${response.status}`);
  return ((await response.json()) as PaletteAnswer).items;
}
