"use client";

import { useRouter, useSearchParams } from "next/navigation";
import { type RefObject, useEffect, useRef } from "react";
import { hrefKeeping } from "@/components/ui/href";
import { askForKeys, askForPalette, askToSaveView } from "./frame-events";
import { switchTheme } from "./theme-script";
import { type AsOf, FRAME_PARAMS, type Rail, type Versions } from "./types";
import { useGo } from "./use-go";

export type KeysProps = {
  readonly asOf: AsOf;
  readonly versions: Versions;
  readonly rail: Rail;
};

/** How long `g` waits for its letter. */
const CHORD_MS = 1200;

/** The keys of every page; single letters act only while no field has the focus. */
export function Keys({ asOf, versions, rail }: KeysProps) {
  const go = useGo();
  const router = useRouter();
  const query = useSearchParams();
  const chordAt = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => {
    const toSha = (sha: string | null) => {
      if (sha !== null) go({ at: sha === asOf.latest.sha ? null : sha });
    };
    const toPage = (letter: string) => {
      const page = rail.flat().find((item) => item.key === letter);
      if (page) router.push(hrefKeeping(page.href, query, FRAME_PARAMS));
    };
    const toVersion = (digit: string) => {
      if (versions.items.some(({ version }) => String(version) === digit)) go({ version: digit });
    };
    const actions = new Map<string, () => void>([
      ["[", () => toSha(asOf.previous)],
      ["]", () => toSha(asOf.next)],
      ["t", () => clickHook("twin")],
      ["d", switchTheme],
      ["v", askToSaveView],
      ["/", focusFilter],
      ["?", askForKeys],
      ["g", () => startChord(chordAt)],
    ]);
    if (!asOf.isLatest) actions.set("Escape", () => go({ at: null }));
    const actionOf = (key: string): (() => void) | undefined => {
      if (isInChord(chordAt)) return () => toPage(key);
      return /^[1-9]$/.test(key) ? () => toVersion(key) : actions.get(key);
    };
    const onKey = (event: KeyboardEvent) => {
      const isPalette = isPaletteKey(event);
      if (!isPalette && isTaken(event)) return;
      const action = isPalette ? askForPalette : actionOf(event.key);
      chordAt.current = Number.NEGATIVE_INFINITY;
      if (action === undefined) return;
      event.preventDefault();
      action();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [asOf, versions, rail, go, router, query]);
  return null;
}

function startChord(chordAt: RefObject<number>): void {
  chordAt.current = performance.now();
}

function isInChord(chordAt: RefObject<number>): boolean {
  return performance.now() - chordAt.current < CHORD_MS;
}

function isPaletteKey(event: KeyboardEvent): boolean {
  return (event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "k";
}

/** True while the key belongs to a field, a dialog, an open menu or the browser. */
function isTaken(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return true;
  const target = event.target instanceof HTMLElement ? event.target : null;
  if (target?.closest("input, textarea, select, [contenteditable], dialog")) return true;
  return document.querySelector("dialog[open]") !== null;
}

function clickHook(hook: string): void {
  document.querySelector<HTMLElement>(`[data-hook="${hook}"]`)?.click();
}

/** The page's own filter where it has one, else the palette. */
function focusFilter(): void {
  const filter = document.querySelector<HTMLElement>("[data-filter]");
  if (filter) filter.focus();
  else askForPalette();
}
