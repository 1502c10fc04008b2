"use client";

import { useEffect, useState } from "react";
import type { HeatPalette } from "./heat-paint";

const BIN_NAMES = [0, 1, 2, 3, 4, 5, 6, 7].map((bin) => `--heat-${bin}`);
/** Shares of the canonical colour in the three bins of what went. */
const WENT_SHARES = [0.4, 0.7, 1] as const;

/** The colours of the theme that is on, read from the CSS variables; read anew when the theme switches. */
export function usePalette(): HeatPalette | null {
  const [palette, setPalette] = useState<HeatPalette | null>(null);
  useEffect(() => {
    const read = () => setPalette(readPalette());
    const system = matchMedia("(prefers-color-scheme: dark)");
    const observer = new MutationObserver(read);
    observer.observe(document.documentElement, { attributeFilter: ["data-theme"] });
    system.addEventListener("change", read);
    read();
    return () => {
      observer.disconnect();
      system.removeEventListener("change", read);
    };
  }, []);
  return palette;
}

function readPalette(): HeatPalette {
  const style = getComputedStyle(document.documentElement);
  const read = (name: string) => style.getPropertyValue(name).trim();
  const layer = read("--layer");
  const canonical = read("--canonical");
  return {
    bins: BIN_NAMES.map(read),
    went: WENT_SHARES.map((share) => mixed(layer, canonical, share)),
    even: read("--ink-4"),
    layer,
    hatch: read("--hatch-ink"),
    hair: read("--hair"),
  };
}

/** `#rrggbb`, or `#rgb`, as a pixel: alpha, blue, green, red from the highest byte down. The tokens are written so. */
export function pixelOf(css: string): number {
  const [r, g, b] = channels(css);
  return (255 * 2 ** 24 + b * 2 ** 16 + g * 2 ** 8 + r) >>> 0;
}

function channels(css: string): readonly [number, number, number] {
  const digits = css.replace("#", "");
  const long = digits.length < 6 ? [...digits].map((digit) => digit + digit).join("") : digits;
  const at = (from: number) => Number.parseInt(long.slice(from, from + 2), 16) || 0;
  return [at(0), at(2), at(4)];
}

function mixed(base: string, top: string, share: number): string {
  const under = channels(base);
  const mix = channels(top).map((value, index) =>
    Math.round(value * share + (under[index] ?? 0) * (1 - share)),
  );
  return `#${mix.map((value) => value.toString(16).padStart(2, "0")).join("")}`;
}
