import { askForKeys, askToSaveView } from "./frame-events";
import { switchTheme } from "./theme-script";
import type { PaletteAction } from "./types";

const ACTIONS: Readonly<Record<Exclude<PaletteAction, "latest">, () => void>> = {
  theme: switchTheme,
  keys: askForKeys,
  "save-view": askToSaveView,
  table: () => document.querySelector<HTMLElement>('[data-hook="twin"]')?.click(),
  "copy-link": () => void copy(location.href),
  "copy-csv": () => void copyCsv(),
};

/** Does what the page that is open can do by itself. */
export function doOnPage(action: Exclude<PaletteAction, "latest">): void {
  ACTIONS[action]();
}

/** Copies what the first CSV link of the page leads to. */
async function copyCsv(): Promise<void> {
  const link = document.querySelector<HTMLAnchorElement>('main a[href*="format=csv"]');
  if (link === null) return;
  const answer = await fetch(link.href);
  if (answer.ok) await copy(await answer.text());
}

/** Where the browser refuses its clipboard there is nothing that could be done better. */
async function copy(text: string): Promise<void> {
  await navigator.clipboard?.writeText(text).catch(() => undefined);
}
