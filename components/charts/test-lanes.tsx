import { formatMoment } from "@/components/ui/format";
import type { Tone } from "@/components/ui/glyph";
import type { TestStatus } from "@/lib/domain/tests/report";
import type { StatusSpan } from "@/lib/domain/verdict/test-model";
import { Plumb, percent, TimeLabels } from "./axis";
import { laneWindow, testLanes } from "./test-lanes-model";
import { fractionOf, timeTicks } from "./time-axis";

/** How a status is drawn: colour and pattern together. */
export const END_FILLS: Readonly<Record<Tone, string>> = {
  good: "end-good",
  bad: "end-bad",
  warn: "end-warn",
  unknown: "end-unknown",
  waiting: "end-unknown",
};

export type StatusTones = Readonly<
  Record<TestStatus, { readonly tone: Tone; readonly word: string }>
>;

export type TestLanesProps = {
  /** The finding: the chart's name. */
  readonly label: string;
  readonly spans: readonly StatusSpan[];
  readonly marks: StatusTones;
  readonly now: number;
};

/** One lane for each environment: how the test ended, from run to run; between spans and behind the last one it did not run. */
export function TestLanes({ label, spans, marks, now }: TestLanesProps) {
  const window = laneWindow(spans, now);
  if (window === null) return null;
  return (
    <div role="img" aria-label={label} className="chart">
      <div className="lanes">
        {testLanes(spans, window).map(({ environment, bars }) => (
          <div key={environment} className="lane-row">
            <span className="lane-name">{environment}</span>
            <span className="lane-track">
              {bars.map(({ span, left, width }) => (
                <i
                  key={span.from.startedAt}
                  title={`${marks[span.status].word}, ${formatMoment(span.from.startedAt, now)} to ${formatMoment(span.to.startedAt, now)}, ${span.runs} ${span.runs === 1 ? "run" : "runs"}`}
                  data-narrow={width < 0.012 || undefined}
                  className={`lane-bar ${END_FILLS[span.isRetried && marks[span.status].tone === "good" ? "warn" : marks[span.status].tone]}`}
                  style={{ left: percent(left), width: `max(5px, ${percent(width)})` }}
                />
              ))}
            </span>
          </div>
        ))}
        <div className="lane-plot">
          <Plumb at={fractionOf(now, window.from, window.to)} />
          <TimeLabels
            ticks={timeTicks(window.from, window.to)}
            className="absolute inset-x-0 top-full mt-1.5"
          />
        </div>
      </div>
    </div>
  );
}
