import type { CSSProperties } from "react";

/** Beside the pointer, on the side that has more room; px of the screen. */
export function besidePointer({ x, y }: { readonly x: number; readonly y: number }): CSSProperties {
  const { clientWidth, clientHeight } = document.documentElement;
  return {
    ...(y > clientHeight - 130 ? { bottom: clientHeight - y + 12 } : { top: y + 14 }),
    ...(x > clientWidth / 2 ? { right: clientWidth - x + 12 } : { left: x + 12 }),
  };
}
