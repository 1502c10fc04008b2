import { formatMoment } from "@/components/ui/format";
import type { MarkSpan } from "@/lib/domain/board/marks";
import { percent } from "./axis";
import { fractionOf } from "./time-axis";

export type MarkLane = {
  readonly label: string;
  readonly spans: readonly MarkSpan[];
  /** Where a span of this lane opens. */
  readonly hrefOf: (span: MarkSpan) => string;
};

export type MarkLanesProps = {
  readonly lanes: readonly MarkLane[];
  /** The axis of the chart above, epoch ms. */
  readonly from: number;
  readonly to: number;
};

/** Stretches of time beneath a chart, on its axis: one lane for each kind. */
export function MarkLanes({ lanes, from, to }: MarkLanesProps) {
  const shown = lanes.filter(({ spans }) => spans.some((span) => isWithin(span, from, to)));
  if (shown.length === 0) return null;
  return (
    <div className="mark-lanes">
      {shown.map(({ label, spans, hrefOf }) => (
        <div key={label} className="mark-lane">
          <span className="mark-lane-name">{label}</span>
          <span className="mark-lane-line">
            {withRoom(spans, from, to).map(({ span, room }) => (
              <Mark key={span.id} {...{ span, room, from, to }} href={hrefOf(span)} />
            ))}
          </span>
        </div>
      ))}
    </div>
  );
}

function isWithin(span: MarkSpan, from: number, to: number): boolean {
  return span.from <= to && (span.to ?? to) >= from;
}

/** The spans of a lane that the axis shows, each with the room that its word has; in order of their start. */
export function withRoom(spans: readonly MarkSpan[], from: number, to: number) {
  const shown = spans
    .filter((span) => isWithin(span, from, to))
    .sort((a, b) => a.from - b.from || (a.to ?? to) - (b.to ?? to));
  return shown.map((span, at) => {
    const end = Math.min(span.to ?? to, shown[at + 1]?.from ?? to);
    return { span, room: fractionOf(end, from, to) - fractionOf(span.from, from, to) };
  });
}

/** Share of the axis that a letter needs. */
const LETTER = 0.011;

type MarkProps = {
  readonly span: MarkSpan;
  /** Share of the axis up to where it ends or the next mark of its lane begins: a word that needs more is said in the title alone. */
  readonly room: number;
  readonly from: number;
  readonly to: number;
  readonly href: string;
};

function Mark({ span, room, from, to, href }: MarkProps) {
  const start = fractionOf(span.from, from, to);
  const end = fractionOf(span.to ?? to, from, to);
  const until = span.to === null ? "on" : `to ${formatMoment(span.to, to)}`;
  const words = `${span.why}, from ${formatMoment(span.from, to)} ${until}`;
  return (
    <a
      href={href}
      title={words}
      data-kind={span.kind}
      className="mark-span"
      style={{ left: percent(start), width: percent(end - start) }}
    >
      <span className="sr-only">{words}</span>
      {room < LETTER * (span.word.length + 1) ? null : <span aria-hidden="true">{span.word}</span>}
    </a>
  );
}
