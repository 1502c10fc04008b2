import { formatClock, formatDay } from "@/components/ui/format";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const MONTH = 30.4 * DAY;

/** px that one label needs, gap included. */
const LABEL_WIDTH = 64;
/** The narrowest plot of each width of chart, px; the same bounds stand in charts.css. Slim is one with names beside it on a phone. */
const WIDTHS = { slim: 190, narrow: 280, medium: 420, wide: 600 } as const;

export type ChartWidth = keyof typeof WIDTHS;

export type TimeTick = {
  readonly t: number;
  /** 0 at the start of the axis, 1 at its end. */
  readonly at: number;
  readonly label: string;
  /** Widths of chart at which the tick is shown without touching its neighbours. */
  readonly on: readonly ChartWidth[];
};

type Step = { readonly unit: "ms" | "month"; readonly size: number };

const STEPS: readonly Step[] = [
  ...[1 / 12, 1 / 4, 1, 2, 3, 6, 12].map((hours) => ({ unit: "ms", size: hours * HOUR }) as const),
  ...[1, 2, 3, 4, 5, 7, 14].map((days) => ({ unit: "ms", size: days * DAY }) as const),
  ...[1, 2, 3, 6, 12, 24, 60].map((months) => ({ unit: "month", size: months }) as const),
];

/** Where an axis begins: at the midnight before the first fact, so that its first label is a day. */
export function axisStart(first: number, last: number): number {
  return last - first >= 3 * DAY ? Math.floor(first / DAY) * DAY : first;
}

/** Where an instant stands between two others, 0 to 1. */
export function fractionOf(t: number, from: number, to: number): number {
  if (to <= from) return t < from ? 0 : 1;
  return Math.min(1, Math.max(0, (t - from) / (to - from)));
}

/**
 * Ticks at whole hours, days or months (UTC) for each width of one chart, so that the server can draw an axis for a
 * width that it does not know. The last tick leaves room for its label.
 */
export function timeTicks(from: number, to: number): readonly TimeTick[] {
  const shown = new Map<number, ChartWidth[]>();
  const labels = new Map<number, string>();
  for (const width of Object.keys(WIDTHS) as ChartWidth[]) {
    const step = stepFor(to - from, WIDTHS[width]);
    for (const t of instants(step, from, to)) {
      if (fractionOf(t, from, to) > 1 - 24 / WIDTHS[width]) continue;
      shown.set(t, [...(shown.get(t) ?? []), width]);
      labels.set(t, labelOf(t, step));
    }
  }
  return [...shown]
    .sort(([left], [right]) => left - right)
    .map(([t, on]) => ({ t, at: fractionOf(t, from, to), label: labels.get(t) ?? "", on }));
}

function stepFor(span: number, width: number): Step {
  const most = Math.max(1, Math.floor(width / LABEL_WIDTH));
  const fits = ({ unit, size }: Step) => span / (unit === "ms" ? size : size * MONTH) <= most;
  return STEPS.find(fits) ?? { unit: "month", size: 120 };
}

function instants(step: Step, from: number, to: number): readonly number[] {
  return step.unit === "ms" ? evenInstants(step.size, from, to) : monthStarts(step.size, from, to);
}

/** Steps within a day count from midnight; longer ones from the first midnight, so that the axis starts with a label. */
function evenInstants(size: number, from: number, to: number): readonly number[] {
  const grid = Math.min(size, DAY);
  const first = Math.ceil(from / grid) * grid;
  const found: number[] = [];
  for (let t = first; t <= to; t += size) found.push(t);
  return found;
}

function monthStarts(months: number, from: number, to: number): readonly number[] {
  const start = new Date(from);
  const found: number[] = [];
  let month = start.getUTCFullYear() * 12 + start.getUTCMonth();
  for (;;) {
    const t = Date.UTC(Math.floor(month / 12), month % 12, 1);
    if (t > to) return found;
    if (t >= from && month % months === 0) found.push(t);
    month += 1;
  }
}

function labelOf(t: number, step: Step): string {
  const date = new Date(t);
  if (step.unit === "month") {
    const year = date.getUTCFullYear();
    return step.size >= 12 ? String(year) : `${formatDay(t).split(" ")[1]} ${year}`;
  }
  return step.size < DAY && t % DAY !== 0 ? formatClock(t) : formatDay(t);
}
