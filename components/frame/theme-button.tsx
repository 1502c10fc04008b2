"use client";

import { switchTheme } from "./theme-script";

export const HEADER_BUTTON =
  "flex h-7 flex-none items-center gap-2 rounded-2 border border-hair px-2 text-label whitespace-nowrap text-ink-3 hover:bg-hover hover:text-ink max-tablet:h-[30px]";

/** Switches light and dark. */
export function ThemeButton() {
  return (
    <button
      type="button"
      aria-label="Switch light and dark"
      title="Switch light and dark (d)"
      onClick={switchTheme}
      className={HEADER_BUTTON}
    >
      <svg aria-hidden="true" width="13" height="13" viewBox="0 0 13 13">
        <circle cx="6.5" cy="6.5" r="5.4" fill="none" stroke="currentColor" strokeWidth="1.3" />
        <path d="M6.5 1.1a5.4 5.4 0 0 1 0 10.8z" fill="currentColor" />
      </svg>
    </button>
  );
}
