"use client";

import { askForPalette } from "./frame-events";
import { HEADER_BUTTON } from "./theme-button";

/** Opens the palette. */
export function PaletteButton() {
  return (
    <button
      type="button"
      aria-label="Find or do: command palette"
      aria-keyshortcuts="Control+K"
      onClick={askForPalette}
      className={HEADER_BUTTON}
    >
      <svg aria-hidden="true" width="13" height="13" viewBox="0 0 13 13">
        <circle cx="5.5" cy="5.5" r="4" fill="none" stroke="currentColor" strokeWidth="1.3" />
        <path d="m8.6 8.6 3.4 3.4" stroke="currentColor" strokeWidth="1.3" />
      </svg>
      <span className="max-tablet:hidden">Find or do</span>
      <kbd className="rounded-1 border border-hair bg-bg px-1 text-axis/4 font-medium text-ink-2 max-tablet:hidden">
        Ctrl K
      </kbd>
    </button>
  );
}
