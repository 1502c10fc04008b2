"use client";

import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { afterPaint } from "@/components/ui/after-paint";

/** px from the top of the content, and how many. */
type Stretch = { readonly top: number; readonly height: number };

/** What is drawn, and the part of it that holds what is in sight. */
export type ScrollWindow = Stretch & { readonly sight: Stretch };

/** What the server draws, and the browser until it has measured. */
const FIRST: ScrollWindow = { top: 0, height: 1200, sight: { top: 0, height: 1200 } };

/**
 * The stretch of a scrolling box worth drawing: the part in sight and half a height of it on both sides. It moves in
 * steps of a quarter, so the browser scrolls what is drawn by itself and what comes is drawn before it is in sight: behind
 * the frame that scrolls, or within it where it jumps further than what is drawn.
 */
export function useScrollWindow(
  box: RefObject<HTMLElement | null>,
  contentHeight: number,
): ScrollWindow {
  const [view, setView] = useState<ScrollWindow>(FIRST);
  const drawn = useRef<Stretch>(FIRST);
  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    let last = FIRST;
    let drop = () => {};
    const update = () => {
      const next = windowOf(element.scrollTop, element.clientHeight);
      if (next.top === last.top && next.height === last.height) return;
      last = next;
      drop();
      if (holdsSight(drawn.current, element)) drop = afterPaint(() => setView(next));
      else flushSync(() => setView(next));
    };
    const observer = new ResizeObserver(() => requestAnimationFrame(update));
    observer.observe(element);
    element.addEventListener("scroll", update, { passive: true });
    return () => {
      drop();
      observer.disconnect();
      element.removeEventListener("scroll", update);
    };
  }, [box]);
  const top = Math.min(view.top, Math.max(0, contentHeight - view.height));
  const height = Math.min(view.height, contentHeight);
  useLayoutEffect(() => {
    // All that there is holds whatever is in sight, also what stands below it.
    drawn.current = { top, height: top + height >= contentHeight ? Infinity : height };
  }, [top, height, contentHeight]);
  const { sight } = view;
  const seen = Math.min(sight.top, Math.max(0, contentHeight - sight.height));
  return { top, height, sight: { top: seen, height: sight.height } };
}

function holdsSight({ top, height }: Stretch, box: HTMLElement): boolean {
  return top <= box.scrollTop && top + height >= box.scrollTop + box.clientHeight;
}

/** The window for a scroll position, both in px. */
export function windowOf(scrollTop: number, sightHeight: number): ScrollWindow {
  const step = Math.max(1, Math.floor(sightHeight / 4));
  const seen = Math.floor(scrollTop / step) * step;
  const top = Math.max(0, seen - 2 * step);
  return {
    ...{ top, height: sightHeight * 2 + step },
    sight: { top: seen, height: sightHeight + step },
  };
}
