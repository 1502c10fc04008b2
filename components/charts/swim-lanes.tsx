import type { CSSProperties } from "react";
import { formatMoment, formatSpan } from "@/components/ui/format";
import { PlanMark, Plumb, percent, TimeLabels } from "./axis";
import { CLASS_MARKS } from "./class-marks";
import { ReopenedGlyph } from "./reopened-glyph";
import {
  type SwimBar,
  type SwimGap,
  type SwimLife,
  type SwimWindow,
  swimLane,
  swimLanes,
} from "./swim-model";
import { fractionOf, timeTicks } from "./time-axis";

export type SwimLanesProps = {
  /** The finding: the chart's name. */
  readonly label: string;
  readonly lives: readonly SwimLife[];
  /** Order and short names of the lanes; without it in order of their first life, under their own names. */
  readonly lanes?: readonly { readonly lane: string; readonly name: string }[];
  readonly window: SwimWindow;
  readonly asOf: number;
  readonly planStartsAt?: number | null;
  readonly gaps?: readonly SwimGap[];
  /** When the thing that a lane stands for did not exist; epoch ms, `to` null while it does not. */
  readonly absences?: readonly {
    readonly lane: string;
    readonly from: number;
    readonly to: number | null;
  }[];
  /** A moment with a word, as a trigger that fired. */
  readonly alarm?: { readonly t: number; readonly label: string };
};

/** One lane per path, a bar while an import of that path stood; over each other below 560 px. */
export function SwimLanes({
  label,
  lives,
  lanes = swimLanes(lives).map((lane) => ({ lane, name: lane })),
  window,
  asOf,
  planStartsAt = null,
  gaps = [],
  absences = [],
  alarm,
}: SwimLanesProps) {
  const at = (t: number) => fractionOf(t, window.from, window.to);
  const isInside = (t: number) => t > window.from && t < window.to;
  const rows = lanes.map(({ lane, name }) => ({
    lane,
    name,
    ...swimLane(lives, lane, asOf, window),
  }));
  return (
    <figure className="chart" aria-label={label}>
      <div className="swim" data-alarm={alarm === undefined ? undefined : ""}>
        <div className="swim-plot" aria-hidden="true">
          {gaps.map((gap) => (
            <span
              key={gap.from}
              title={gap.reason}
              className="hatched absolute inset-y-0"
              style={{ left: percent(at(gap.from)), width: percent(at(gap.to) - at(gap.from)) }}
            />
          ))}
          {planStartsAt !== null && isInside(planStartsAt) ? (
            <PlanMark at={at(planStartsAt)} label="" />
          ) : null}
        </div>
        {rows.map(({ lane, name, bars, rows: depth }) => (
          <div
            key={lane}
            className="swim-lane"
            data-many={depth > MANY || undefined}
            style={depthStyle(depth)}
          >
            <code title={lane} className="swim-name">
              {name}
            </code>
            <div className="swim-track">
              {absences
                .filter((one) => one.lane === lane)
                .map((one) => (
                  <span
                    key={one.from}
                    title="not in the tree"
                    className="swim-absent"
                    style={{
                      left: percent(at(one.from)),
                      width: percent(at(one.to ?? asOf) - at(one.from)),
                    }}
                  />
                ))}
              {bars.map((bar) => (
                <SwimBarMark
                  key={`${bar.row} ${bar.life.from} ${bar.life.title}`}
                  bar={bar}
                  asOf={asOf}
                  hasText={alarm === undefined && depth <= MANY}
                />
              ))}
            </div>
          </div>
        ))}
        <div className="swim-plot" aria-hidden="true">
          {alarm && isInside(alarm.t) ? (
            <span
              data-side={at(alarm.t) > 0.7 ? "before" : "after"}
              className="swim-alarm"
              style={{ left: percent(at(alarm.t)) }}
            >
              <b>{alarm.label}</b>
            </span>
          ) : null}
          {asOf >= window.from && asOf <= window.to ? (
            <Plumb at={at(asOf)} className="-bottom-1" />
          ) : null}
          <TimeLabels
            ticks={timeTicks(window.from, window.to)}
            className="absolute inset-x-0 top-full mt-2"
          />
        </div>
      </div>
    </figure>
  );
}

/** Rows of one lane up to which bars are as high as text; more are drawn thin. */
const MANY = 6;

/** Rows as a variable of the stylesheet, which knows how high one is. */
function depthStyle(depth: number): CSSProperties | undefined {
  return depth === 1 ? undefined : ({ "--rows": depth } as CSSProperties);
}

type SwimBarMarkProps = {
  readonly bar: SwimBar;
  readonly asOf: number;
  /** The span in words, in the bar or beside it; left out where an alarm's line crosses the bars. */
  readonly hasText: boolean;
};

function SwimBarMark({ bar, asOf, hasText }: SwimBarMarkProps) {
  const { life, left, width, heldMs, textSide } = bar;
  const span = formatSpan(heldMs);
  const { word, fill } = CLASS_MARKS[life.of];
  const until = life.to === null ? "still open" : `to ${formatMoment(life.to, asOf)}`;
  const words = `${word}, ${life.title}, ${formatMoment(life.from, asOf)} ${until}, ${span}`;
  const said = life.isReopened ? `Reopened. ${words}` : words;
  const isPlain = life.of === "legacy" || life.of === "canonical";
  const count = life.count ?? 1;
  const text = count === 1 ? span : `${span} (${count})`;
  const isLong = text.length > 8;
  const Element = life.href === undefined ? "span" : "a";
  return (
    <Element
      {...(life.href === undefined ? {} : { href: life.href })}
      title={words}
      {...(life.href === undefined ? {} : { "aria-label": said })}
      data-side={textSide}
      data-plain={isPlain || undefined}
      className={`swim-bar ${fill}`}
      data-long={isLong || undefined}
      style={{ left: percent(left), width: percent(width), ...rowStyle(bar.row) }}
    >
      {life.href === undefined ? <span className="sr-only">{said}</span> : null}
      {life.isReopened ? (
        <span aria-hidden="true" className="swim-reopened">
          <ReopenedGlyph />
        </span>
      ) : null}
      {hasText ? (
        <span aria-hidden="true" className="swim-text">
          {text}
          {life.to === null ? <span className="swim-open">, still open</span> : null}
        </span>
      ) : null}
    </Element>
  );
}

function rowStyle(row: number): CSSProperties {
  return row === 0 ? {} : ({ "--row": row } as CSSProperties);
}
