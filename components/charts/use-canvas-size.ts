"use client";

import { type RefObject, useEffect, useState } from "react";

/** px across and down an element, and the screen's device pixels per px; all 0 until it is measured. */
export function useCanvasSize(canvas: RefObject<HTMLCanvasElement | null>) {
  const [size, setSize] = useState({ width: 0, height: 0, ratio: 1 });
  useEffect(() => {
    const element = canvas.current;
    if (element === null) return;
    const measure = () =>
      setSize({
        width: element.clientWidth,
        height: element.clientHeight,
        ratio: Math.min(3, window.devicePixelRatio || 1),
      });
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    window.addEventListener("resize", measure);
    measure();
    return () => {
      observer.disconnect();
      window.removeEventListener("resize", measure);
    };
  }, [canvas]);
  return size;
}
