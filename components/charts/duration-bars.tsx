import type { Tone } from "@/components/ui/glyph";
import { END_FILLS } from "./test-lanes";

export type DurationBar = {
  readonly key: string;
  readonly durationMs: number;
  readonly tone: Tone;
  readonly title: string;
};

export type DurationBarsProps = {
  /** The finding: the chart's name. */
  readonly label: string;
  readonly bars: readonly DurationBar[];
};

/** How long each run of a test took, oldest first, one bar for each run and not to the scale of time. */
export function DurationBars({ label, bars }: DurationBarsProps) {
  const most = Math.max(1, ...bars.map(({ durationMs }) => durationMs));
  return (
    <div role="img" aria-label={label} className="chart">
      <div className="durations">
        <span className="absolute inset-x-0 top-[18px] border-t border-grid" />
        <span className="absolute top-0 left-0 text-axis/4 text-ink-3">
          {durationInWords(most)}
        </span>
        <div className="duration-bars">
          {bars.map(({ key, durationMs, tone, title }) => (
            <i
              key={key}
              title={title}
              className={END_FILLS[tone]}
              style={{ height: `max(2px, ${(100 * durationMs) / most}%)` }}
            />
          ))}
        </div>
      </div>
      <div className="flex justify-between pt-1 text-axis/4 text-ink-3">
        <span>oldest run</span>
        <span>newest run</span>
      </div>
    </div>
  );
}

/** "840 ms", "2.4 s", "3 min 10 s". */
export function durationInWords(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`;
  if (ms < 60_000) return `${Math.round(ms / 100) / 10} s`;
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
