"use client";

import {
  type KeyboardEvent,
  type PointerEvent,
  type RefObject,
  useEffect,
  useRef,
  useState,
} from "react";
import { axisStart } from "@/components/charts/time-axis";
import { indexAt, indexByKey, nearestIndex } from "@/components/charts/time-index";
import type { AsOf, Strip } from "./types";
import { useCommitAxis } from "./use-commit-axis";
import { useGo } from "./use-go";

/** After the last of a row of keys, ms until the page is read anew. */
const SETTLE_MS = 260;

type Stop = { readonly sha: string; readonly t: number };

export type CommitSliderState = {
  /** The commit under the line: that of the page, or the one being dragged to. */
  readonly shown: Stop;
  readonly isMoved: boolean;
  readonly index: number;
  readonly last: number;
  readonly from: number;
  readonly to: number;
  readonly handlers: {
    readonly onKeyDown: (event: KeyboardEvent) => void;
    readonly onFocus: () => void;
    readonly onPointerEnter: () => void;
    readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void;
    readonly onPointerMove: (event: PointerEvent<HTMLElement>) => void;
    readonly onPointerUp: (event: PointerEvent<HTMLElement>) => void;
    readonly onPointerCancel: () => void;
  };
};

/** The slider's state: a preview that follows pointer and keys, and the navigation that follows the preview. */
export function useCommitSlider(
  asOf: AsOf,
  strip: Strip,
  track: RefObject<HTMLElement | null>,
): CommitSliderState {
  const { times, shas, load } = useCommitAxis(strip, asOf);
  const { moved, setMoved, settle } = usePreview(asOf);
  const shown = moved ?? asOf;
  const first = strip.steps[0]?.t ?? asOf.t;
  const to = Math.max(asOf.latest.t, first + 1);
  const from = axisStart(first, to);
  const exact = shas.indexOf(shown.sha);
  const index = exact >= 0 ? exact : indexAt(times, shown.t);
  const stopAt = (next: number): Stop => ({
    sha: shas[next] ?? asOf.sha,
    t: times[next] ?? asOf.t,
  });
  const stopUnder = (event: PointerEvent): Stop => {
    const box = track.current?.getBoundingClientRect();
    if (!box || box.width === 0) return shown;
    return stopAt(
      nearestIndex(times, from + ((event.clientX - box.left) / box.width) * (to - from)),
    );
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Enter") return settle(shown, 0);
    const next = indexByKey(event.key, event.shiftKey, index, times);
    if (next === null) return;
    event.preventDefault();
    settle(stopAt(next), SETTLE_MS);
  };
  return {
    shown,
    isMoved: moved !== null && moved.sha !== asOf.sha,
    index,
    last: Math.max(0, times.length - 1),
    from,
    to,
    handlers: {
      onKeyDown,
      onFocus: load,
      onPointerEnter: load,
      onPointerDown: (event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        setMoved(stopUnder(event));
      },
      onPointerMove: (event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) setMoved(stopUnder(event));
      },
      onPointerUp: (event) => settle(stopUnder(event), 0),
      onPointerCancel: () => setMoved(null),
    },
  };
}

/** Where the line is ahead of the page; a page read at another commit drops it. */
function usePreview(asOf: AsOf) {
  const go = useGo();
  const [moved, setMoved] = useState<Stop | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const { sha } = asOf;
  const [pageSha, setPageSha] = useState(sha);
  if (pageSha !== sha) {
    setPageSha(sha);
    setMoved(null);
  }
  useEffect(() => () => clearTimeout(timer.current), []);
  const settle = (stop: Stop, delay: number) => {
    setMoved(stop);
    clearTimeout(timer.current);
    if (stop.sha === sha) return;
    const params = { at: stop.sha === asOf.latest.sha ? null : stop.sha };
    if (delay === 0) go(params);
    else timer.current = setTimeout(() => go(params, "replace"), delay);
  };
  return { moved, setMoved, settle };
}
