import { formatCount, formatDate } from "@/components/ui/format";
import { percent, TimeLabels } from "./axis";
import { BurndownLines } from "./burndown-parts";
import type { FanPoint } from "./forecast-model";
import { fractionOf, timeTicks } from "./time-axis";
import { valueAxis } from "./value-axis";

/** A count that was forecast for a moment, and what came. */
export type Whisker = FanPoint & { readonly came: number };

export type BacktestWhiskersProps = {
  /** Said to readers; the numbers stand in a table below. */
  readonly label: string;
  /** In order of time. */
  readonly points: readonly Whisker[];
};

/** For each moment what was forecast (middle 85 and 50%, median) and a disc for what came: 122 px high at any width. */
export function BacktestWhiskers({ label, points }: BacktestWhiskersProps) {
  const from = points[0]?.t ?? 0;
  const to = points.at(-1)?.t ?? from;
  const axis = valueAxis(
    Math.max(0, ...points.map(({ came, bands }) => Math.max(came, bands[85][1]))),
  );
  // Half a mark of room at both ends.
  const at = (t: number) => percent(0.03 + 0.94 * (to > from ? fractionOf(t, from, to) : 0.5));
  const up = (count: number) => percent(1 - Math.min(1, count / axis.top));
  return (
    <figure className="chart" aria-label={label}>
      <div className="relative mt-4 mb-6 h-[96px]">
        <BurndownLines axis={axis} unit="legacy" />
        <div role="img" aria-label={label} className="absolute inset-0">
          {points.map(({ t, median, bands, came }) => (
            <span
              key={t}
              title={`${formatDate(t)}: 85% band ${formatCount(bands[85][0])} to ${formatCount(bands[85][1])}, median ${formatCount(median)}; came ${formatCount(came)}`}
              className="absolute inset-y-0 w-[9px] -translate-x-1/2"
              style={{ left: at(t) }}
            >
              {([85, 50] as const).map((share) => (
                <span
                  key={share}
                  className="absolute inset-x-0 min-h-px bg-ink/15"
                  style={{
                    top: up(bands[share][1]),
                    bottom: percent(bands[share][0] / axis.top),
                  }}
                />
              ))}
              <span
                className="absolute inset-x-0 border-t border-dashed border-ink"
                style={{ top: up(median) }}
              />
              <Came top={up(came)} isInside={came >= bands[85][0] && came <= bands[85][1]} />
            </span>
          ))}
        </div>
        <span className="absolute inset-x-0 bottom-0 border-t border-ink-4" />
        <TimeLabels
          ticks={timeTicks(from, to)}
          className="absolute inset-x-[3%] top-full mt-[5px]"
        />
      </div>
    </figure>
  );
}

/** Filled inside the 85% band, hollow outside of it. */
function Came({ top, isInside }: { readonly top: string; readonly isInside: boolean }) {
  return (
    <span
      className={`absolute left-1/2 size-[7px] -translate-1/2 rounded-full border-[1.5px] border-legacy ${isInside ? "bg-legacy" : "bg-layer"}`}
      style={{ top }}
    />
  );
}
