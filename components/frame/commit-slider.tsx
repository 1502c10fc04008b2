"use client";

import { useRef } from "react";
import { percent, TimeLabels } from "@/components/charts/axis";
import { fractionOf, timeTicks } from "@/components/charts/time-axis";
import { indexAt } from "@/components/charts/time-index";
import { formatCount, formatMoment, formatStamp, shortSha } from "@/components/ui/format";
import { StripDrawing } from "./strip-drawing";
import type { AsOf, Strip } from "./types";
import { useCommitSlider } from "./use-commit-slider";

export type CommitSliderProps = { readonly asOf: AsOf; readonly strip: Strip };

/** The count over all commits as a slider: drag or arrows by commits, with Shift by days; Enter does not wait. */
export function CommitSlider({ asOf, strip }: CommitSliderProps) {
  const track = useRef<HTMLDivElement>(null);
  const { shown, isMoved, index, last, from, to, handlers } = useCommitSlider(asOf, strip, track);
  const at = fractionOf(shown.t, from, to);
  const count = formatCount(countAt(strip, shown.t));
  return (
    <div className="chart col-start-2 min-w-0 max-tablet:col-span-2 max-tablet:col-start-1 max-tablet:row-start-2 max-tablet:h-[26px] max-tablet:border-t max-tablet:border-hair-2">
      <div
        role="slider"
        tabIndex={0}
        aria-label={`As of commit, by ${strip.unit}`}
        aria-valuemin={0}
        aria-valuemax={last}
        aria-valuenow={index}
        aria-valuetext={`${formatStamp(shown.t)} UTC, ${shortSha(shown.sha)}, ${count} ${strip.unit}`}
        {...handlers}
        className="absolute inset-0 cursor-ew-resize touch-pan-y px-5 -outline-offset-2 select-none max-tablet:px-3.5"
      >
        <div ref={track} className="relative h-full">
          <StripDrawing strip={strip} from={from} to={to} at={at} />
          <TimeLabels
            ticks={timeTicks(from, to)}
            className="absolute inset-x-0 bottom-[15px] max-tablet:hidden"
          />
          {isMoved ? (
            <span
              className="pointer-events-none absolute top-full z-30 mt-1.5 rounded-2 border border-hair bg-layer px-2 py-1 text-label whitespace-nowrap text-ink"
              style={{ left: percent(at), transform: `translateX(-${percent(at)})` }}
            >
              {formatMoment(shown.t, asOf.latest.t)} · <code>{shortSha(shown.sha)}</code> · {count}
            </span>
          ) : null}
        </div>
      </div>
      {asOf.isLatest ? null : (
        <span className="pointer-events-none absolute top-1 left-5 bg-layer pr-1 text-axis text-ink-2 max-tablet:hidden">
          latest is {formatMoment(asOf.latest.t, asOf.t)} · <kbd>Esc</kbd> returns
        </span>
      )}
    </div>
  );
}

function countAt(strip: Strip, t: number): number {
  const times = strip.steps.map((step) => step.t);
  return strip.steps[indexAt(times, t)]?.count ?? 0;
}
