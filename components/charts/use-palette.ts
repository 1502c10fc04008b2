"use client";

import { useEffect, useState } from "react";
import type { HeatPalette } from "./heat-paint";

const BIN_NAMES = [0, 1, 2, 3, 4, 5, 6, 7].map((bin) => `--heat-${bin}`);

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
  return { bins: BIN_NAMES.map(read), layer: read("--layer"), hatch: read("--hatch-ink") };
}
