/** Positions from `from` on, up to but without `to`. */
export type Span = { readonly from: number; readonly to: number };

/** Spans in order, none touching the next. */
export type Spans = readonly Span[];

/** The end of what still holds. */
export const STILL = 2 ** 31 - 1;

export function sinceThen(from: number): Spans {
  return from >= STILL ? [] : [{ from, to: STILL }];
}

export function union(...all: readonly Spans[]): Spans {
  const filled = all.filter((spans) => spans.length > 0);
  if (filled.length <= 1) return filled[0] ?? [];
  const joined: { from: number; to: number }[] = [];
  for (const { from, to } of filled.flat().sort((a, b) => a.from - b.from)) {
    const last = joined.at(-1);
    if (last !== undefined && from <= last.to) last.to = Math.max(last.to, to);
    else joined.push({ from, to });
  }
  return joined;
}

export function intersect(a: Spans, b: Spans): Spans {
  const common: Span[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const [one, other] = [a[i], b[j]];
    if (one === undefined || other === undefined) break;
    const from = Math.max(one.from, other.from);
    const to = Math.min(one.to, other.to);
    if (from < to) common.push({ from, to });
    if (one.to < other.to) i++;
    else j++;
  }
  return common;
}

export function without(a: Spans, b: Spans): Spans {
  if (a.length === 0 || b.length === 0) return a;
  return intersect(a, complement(b));
}

/** All positions from 0 on that the spans leave out. */
function complement(spans: Spans): Spans {
  const left: Span[] = [];
  let from = 0;
  for (const span of spans) {
    if (span.from > from) left.push({ from, to: span.from });
    from = span.to;
  }
  return from < STILL ? [...left, { from, to: STILL }] : left;
}
