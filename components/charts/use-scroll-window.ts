"use client";

import { type RefObject, useEffect, useState } from "react";
import { flushSync } from "react-dom";

/** px from the top of the content, and how many are drawn. */
export type ScrollWindow = { readonly top: number; readonly height: number };

/** What the server draws, and the browser until it has measured. */
const FIRST: ScrollWindow = { top: 0, height: 1200 };

/**
 * The stretch of a scrolling box worth drawing: the part in sight and half a height of it on both sides. It moves in
 * steps of a quarter, so the browser scrolls what is drawn by itself and what comes is drawn before it is in sight.
 */
export function useScrollWindow(
  box: RefObject<HTMLElement | null>,
  contentHeight: number,
): ScrollWindow {
  const [view, setView] = useState<ScrollWindow>(FIRST);
  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    let last = FIRST;
    const update = () => {
      const next = windowOf(element.scrollTop, element.clientHeight);
      if (next.top === last.top && next.height === last.height) return;
      last = next;
      flushSync(() => setView(next));
    };
    const observer = new ResizeObserver(() => requestAnimationFrame(update));
    observer.observe(element);
    element.addEventListener("scroll", update, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener("scroll", update);
    };
  }, [box]);
  const top = Math.min(view.top, Math.max(0, contentHeight - view.height));
  return { top, height: Math.min(view.height, contentHeight) };
}

/** The window for a scroll position, both in px. */
export function windowOf(scrollTop: number, sightHeight: number): ScrollWindow {
  const step = Math.max(1, Math.floor(sightHeight / 4));
  const top = Math.max(0, Math.floor(scrollTop / step) * step - 2 * step);
  return { top, height: sightHeight * 2 + step };
}
