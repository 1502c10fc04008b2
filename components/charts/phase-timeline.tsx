import type { ReactNode } from "react";
import { formatMoment, formatSpan } from "@/components/ui/format";
import { ToneGlyph } from "@/components/ui/glyph";
import type { DatedPhase } from "@/lib/domain/verdict/phase-model";
import { Plumb, percent, TimeLabels } from "./axis";
import { fractionOf, timeTicks } from "./time-axis";
import {
  type Stretch,
  type TimelineBars,
  type TimelineWindow,
  timelineBars,
  timelineWindow,
} from "./timeline-model";

export type PhaseTimelineProps = {
  /** The finding: the chart's name. */
  readonly label: string;
  readonly phases: readonly DatedPhase[];
  readonly now: number;
  /** In its place where no phase has a date. */
  readonly empty: ReactNode;
};

/** Phases planned against what was seen of them; names stand over the bars below 560 px. */
export function PhaseTimeline({ label, phases, now, empty }: PhaseTimelineProps) {
  const window = timelineWindow(phases, now);
  if (window === null) return empty;
  const ticks = timeTicks(window.from, window.to);
  return (
    <div role="img" aria-label={label} className="chart">
      <div className="timeline">
        <div className="timeline-plot">
          {ticks.map(({ t, at, on }) => (
            <span
              key={t}
              data-narrow={on.includes("narrow") || undefined}
              data-medium={on.includes("medium") || undefined}
              data-wide={on.includes("wide") || undefined}
              className="chart-tick timeline-line"
              style={{ left: percent(at) }}
            />
          ))}
        </div>
        {phases.map((phase) => (
          <TimelineRow key={phase.id} phase={phase} now={now} window={window} />
        ))}
        <div className="timeline-plot">
          <Plumb at={fractionOf(now, window.from, window.to)} className="-top-1" />
          <TimeLabels ticks={ticks} className="absolute inset-x-0 top-full mt-1.5" />
        </div>
      </div>
    </div>
  );
}

type TimelineRowProps = {
  readonly phase: DatedPhase;
  readonly now: number;
  readonly window: TimelineWindow;
};

function TimelineRow({ phase, now, window }: TimelineRowProps) {
  const { number, id, planned, started, slipMs } = phase;
  const bars = timelineBars(phase, now, window);
  const hasRoom = sinceHasRoom(bars, planned && fractionOf(planned.from, window.from, window.to));
  return (
    <div className="timeline-row">
      <span className="timeline-name">{`${number}. ${id}`}</span>
      <div className="timeline-track">
        <Mark of={bars.solid} className="timeline-solid" />
        <Mark of={bars.dashed} className="timeline-dashed" />
        <Mark of={bars.work} className="timeline-work" />
        <Mark of={bars.late} className="timeline-late" />
        {bars.work && started && hasRoom ? (
          <span className="timeline-since" style={{ left: percent(bars.work.left) }}>
            {`since ${formatMoment(started.t, now)}`}
          </span>
        ) : null}
        {bars.gate === null ? null : (
          <Gate isPassed={bars.isPassed} style={{ left: percent(bars.gate) }} />
        )}
        {bars.late && slipMs !== null ? (
          <span
            className="timeline-slip"
            style={{ left: percent(bars.late.left + bars.late.width) }}
          >
            {`${formatSpan(slipMs)} late`}
          </span>
        ) : null}
        {bars.regressed === null ? null : (
          <span className="timeline-regressed" style={{ left: percent(bars.regressed) }}>
            <ToneGlyph tone="bad" size={12} />
          </span>
        )}
      </div>
    </div>
  );
}

/** Words over the line of work need a seventh of the axis before the next mark. */
function sinceHasRoom({ work, gate }: TimelineBars, plannedFrom: number | null): boolean {
  if (work === null) return false;
  const next = Math.min(gate ?? 1, plannedFrom ?? 1);
  return next - work.left > 0.15;
}

type MarkProps = { readonly of: Stretch | null; readonly className: string };

function Mark({ of, className }: MarkProps) {
  if (of === null) return null;
  return <i className={className} style={{ left: percent(of.left), width: percent(of.width) }} />;
}

type GateProps = { readonly isPassed: boolean; readonly style?: { readonly left: string } };

function Gate({ isPassed, style }: GateProps) {
  return (
    <svg
      aria-hidden="true"
      viewBox="-8 -8 16 16"
      className={style === undefined ? "inline-block h-3 w-3" : "timeline-gate"}
      style={style}
    >
      <path
        d="M0-6.5 6.5 0 0 6.5-6.5 0z"
        fill={isPassed ? "var(--ink)" : "var(--layer)"}
        stroke="var(--ink)"
        strokeWidth="1.3"
      />
    </svg>
  );
}

/** What each mark of the chart means. */
export function TimelineLegend({ hasRegressed }: { readonly hasRegressed: boolean }) {
  return (
    <>
      <LegendMark mark={<i className="timeline-solid" />}>Planned, earliest end</LegendMark>
      <LegendMark mark={<i className="timeline-dashed" />}>to latest end</LegendMark>
      <LegendMark mark={<i className="timeline-work" />}>Work seen in the facts</LegendMark>
      <LegendMark mark={<i className="timeline-late" />}>Late</LegendMark>
      <span className="inline-flex items-center gap-1 whitespace-nowrap">
        <Gate isPassed={false} /> Gate
      </span>
      <span className="inline-flex items-center gap-1 whitespace-nowrap">
        <Gate isPassed /> passed
      </span>
      {hasRegressed ? (
        <span className="inline-flex items-center gap-1 whitespace-nowrap">
          <ToneGlyph tone="bad" size={12} /> Regressed
        </span>
      ) : null}
    </>
  );
}

function LegendMark({ mark, children }: { readonly mark: ReactNode; readonly children: string }) {
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
      <span aria-hidden="true" className="timeline-key">
        {mark}
      </span>
      {children}
    </span>
  );
}
