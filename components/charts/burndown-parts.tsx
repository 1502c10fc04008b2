import { formatCount, formatDate, formatStamp, shortSha } from "@/components/ui/format";
import { percent } from "./axis";
import { type BurndownPoint, dailyPoints, SIZE, type StackLayout, totalOf } from "./burndown-model";
import { CLASS_MARKS, ClassGlyph, STACK_ORDER } from "./class-marks";
import { cssVariables } from "./css-variables";
import type { ValueAxis } from "./value-axis";

export type BurndownLinesProps = { readonly axis: ValueAxis; readonly unit: string };

/** The hairlines of the value axis with their numbers, the unit at the top one. */
export function BurndownLines({ axis, unit }: BurndownLinesProps) {
  return (
    <div aria-hidden="true">
      {axis.lines.map((value) => (
        <span
          key={value}
          className="absolute inset-x-0 border-t border-grid"
          style={{ top: percent(1 - value / axis.top) }}
        >
          <span className="chart-value">
            {formatCount(value)}
            {value === axis.top ? ` ${unit}` : ""}
          </span>
        </span>
      ))}
    </div>
  );
}

type BurndownEventsProps = Pick<StackLayout, "events" | "discs">;

/** A line for each event, and its number above the plot: a link to what the chronicle says of it. */
export function BurndownEvents({ events, discs }: BurndownEventsProps) {
  return (
    <>
      {events.map(({ n, at }) => (
        <span key={n} aria-hidden="true" className="burndown-event" style={{ left: percent(at) }} />
      ))}
      {(["narrow", "wide"] as const).map((room) => (
        <div key={room} data-room={room} className="burndown-discs">
          {discs[room].map(({ first, last, at, level }) => {
            const held = events.slice(first, last + 1);
            const names = held.map(({ n, title }) => `${n}: ${title}`);
            const [n = 0, end = n] = [held[0]?.n, held.at(-1)?.n];
            return (
              <a
                key={n}
                href={`#event-${n}`}
                title={names.join("\n")}
                aria-label={`In the chronicle, ${names.join("; ")}`}
                className="burndown-disc"
                style={{
                  left: percent(at),
                  ...cssVariables({ "--up": `${level * SIZE.disc}px` }),
                }}
              >
                {n === end ? n : `${n}–${end}`}
              </a>
            );
          })}
        </div>
      ))}
    </>
  );
}

/** Glyph, number and word of each class where its area ends; a row under the chart when there is no room beside it. */
export function BurndownEnds({ ends }: { readonly ends: StackLayout["ends"] }) {
  return (
    <div aria-hidden="true" className="burndown-ends">
      {[...ends].reverse().map(({ of, value, y }) => (
        <span key={of} data-end="" style={{ top: `${Math.round(y * 10) / 10}px` }}>
          <ClassGlyph of={of} isNamed={false} />
          <span>
            <b>{formatCount(value)}</b> {CLASS_MARKS[of].word.toLowerCase()}
          </span>
        </span>
      ))}
    </div>
  );
}

/** The tooltip: when, which commit, and the numbers in the order of the stack from the top. */
export function BurndownTip({ point }: { readonly point: BurndownPoint | undefined }) {
  if (point === undefined) return null;
  return (
    <>
      <span className="block text-ink-3">
        {formatStamp(point.t)} · <code className="text-ink-2">{shortSha(point.sha)}</code>
      </span>
      {[...STACK_ORDER].reverse().map((of) => (
        <span key={of} className="flex items-center gap-1.5">
          <ClassGlyph of={of} isNamed={false} />
          {CLASS_MARKS[of].word}
          <b className="ml-auto pl-4">{formatCount(point[of])}</b>
        </span>
      ))}
    </>
  );
}

/** The tooltip as a sentence. */
export function tipWords(point: BurndownPoint | undefined): string {
  if (point === undefined) return "";
  const counts = STACK_ORDER.map(
    (of) => `${formatCount(point[of])} ${CLASS_MARKS[of].word.toLowerCase()}`,
  );
  return `${formatStamp(point.t)} UTC, ${shortSha(point.sha)}: ${counts.join(", ")}`;
}

export type BurndownTableProps = {
  readonly label: string;
  readonly points: readonly BurndownPoint[];
};

/** The numbers at the end of each day, for readers; the full table is the panel's twin. */
export function BurndownTable({ label, points }: BurndownTableProps) {
  return (
    <div className="print-twin sr-only">
      <table>
        <caption>{label}</caption>
        <thead>
          <tr>
            <th scope="col">At the end of</th>
            {STACK_ORDER.map((of) => (
              <th key={of} scope="col">
                {CLASS_MARKS[of].word}
              </th>
            ))}
            <th scope="col">All</th>
          </tr>
        </thead>
        <tbody>
          {dailyPoints(points, 40).map((point) => (
            <tr key={point.t}>
              <th scope="row">{formatDate(point.t)}</th>
              {STACK_ORDER.map((of) => (
                <td key={of}>{formatCount(point[of])}</td>
              ))}
              <td>{formatCount(totalOf(point))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
