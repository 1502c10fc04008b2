import { formatMoment, formatSpan } from "@/components/ui/format";
import { type Tone, ToneGlyph } from "@/components/ui/glyph";
import { Plumb, percent, TimeLabels } from "./axis";
import { fractionOf, timeTicks } from "./time-axis";

/** A stretch of one state; epoch ms, `to` null while it lasts. */
export type StateStretch = {
  readonly tone: Tone;
  readonly word: string;
  readonly why: string;
  readonly from: number;
  readonly to: number | null;
  readonly href: string;
};

export type StateStripProps = {
  /** The finding: the chart's name. */
  readonly label: string;
  /** In order of time. */
  readonly stretches: readonly StateStretch[];
  readonly asOf: number;
};

/** One bar over time, in the colour of the state that held; each stretch opens the moment at which it began. */
export function StateStrip({ label, stretches, asOf }: StateStripProps) {
  const from = stretches[0]?.from ?? asOf;
  const at = (t: number) => fractionOf(t, from, asOf);
  return (
    <figure className="chart" aria-label={label}>
      <div className="strip">
        {stretches.map((stretch) => {
          const { tone, word, why, href } = stretch;
          const end = stretch.to ?? asOf;
          const until = stretch.to === null ? "on" : `to ${formatMoment(stretch.to, asOf)}`;
          const words = `${word} from ${formatMoment(stretch.from, asOf)} ${until}, ${formatSpan(end - stretch.from)}. ${why}`;
          return (
            <a
              key={`${stretch.from} ${word}`}
              href={href}
              title={words}
              className="strip-part"
              style={{
                left: percent(at(stretch.from)),
                width: percent(at(end) - at(stretch.from)),
              }}
            >
              <span className={`strip-bar ${FILLS[tone]}`} />
              <span className="sr-only">{words}</span>
              <span aria-hidden="true" className="strip-word">
                <ToneGlyph tone={tone} size={12} />
                <span>{word}</span>
              </span>
            </a>
          );
        })}
        <Plumb at={1} className="-top-1" />
        <TimeLabels ticks={timeTicks(from, asOf)} className="absolute inset-x-0 top-full mt-1" />
      </div>
    </figure>
  );
}

const FILLS: Readonly<Record<Tone, string>> = {
  good: "strip-good",
  warn: "strip-warn",
  bad: "strip-bad",
  unknown: "fill-unknown",
  waiting: "fill-unknown",
};
