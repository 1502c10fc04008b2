"use client";

import { useEffect, useState } from "react";

/** ms between two steps while playing. */
const BEAT = 250;

export type Steps = {
  readonly index: number;
  readonly isPlaying: boolean;
  /** False where motion is not wanted: then steps are taken one by one. */
  readonly canPlay: boolean;
  readonly go: (index: number) => void;
  readonly toggle: () => void;
};

/** Steps from 0 to `last`, played from where they stand, or from the first at the end. `onRest` is told where they come to rest. */
export function useSteps(at: number, last: number, onRest: (index: number) => void): Steps {
  const [played, setPlayed] = useState<number | null>(null);
  const canPlay = useMotion();
  const index = Math.min(played ?? at, last);
  useEffect(() => {
    if (played === null) return;
    const timer = setTimeout(() => {
      if (played < last) return setPlayed(played + 1);
      setPlayed(null);
      onRest(last);
    }, BEAT);
    return () => clearTimeout(timer);
  }, [played, last, onRest]);
  const go = (next: number) => {
    setPlayed(null);
    onRest(Math.min(Math.max(next, 0), last));
  };
  const toggle = () => {
    if (played === null) setPlayed(at >= last ? 0 : at);
    else go(played);
  };
  return { index, isPlaying: played !== null, canPlay, go, toggle };
}

function useMotion(): boolean {
  const [isWanted, setIsWanted] = useState(true);
  useEffect(() => {
    const query = matchMedia("(prefers-reduced-motion: reduce)");
    const read = () => setIsWanted(!query.matches);
    read();
    query.addEventListener("change", read);
    return () => query.removeEventListener("change", read);
  }, []);
  return isWanted;
}
