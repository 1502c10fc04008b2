import type { ContentSpan } from "./content-history";

/** One file put back: from `position` on it has the content that it had over [from, to). */
export type FileReturn = {
  readonly path: number;
  readonly position: number;
  readonly from: number;
  readonly to: number;
  /** It was not in the tree meanwhile. */
  readonly wasGone: boolean;
};

/** A commit that put files back exactly to what they were at another commit. */
export type ContentRestoration = {
  readonly position: number;
  /** The newest commit whose state all of `returns` have again. */
  readonly stateOf: number;
  readonly returns: readonly FileReturn[];
  /** Files whose content the commit changed or brought, as far as contents are known. */
  readonly changed: number;
};

/** All returns of files to a content that they had, in order of the line. */
export function fileReturns(spans: readonly ContentSpan[]): readonly FileReturn[] {
  const returns: FileReturn[] = [];
  for (const own of byPath(spans).values()) {
    const last = new Map<number, ContentSpan>();
    let before: ContentSpan | undefined;
    for (const span of own) {
      const earlier = span.blob < 0 ? undefined : last.get(span.blob);
      // Where the content was not known in between, that it ever differed is not known either.
      const isKnown = before !== undefined && before.blob >= 0 && before.end !== "unknown";
      if (earlier !== undefined && isKnown)
        returns.push({
          ...{ path: span.path, position: span.from, from: earlier.from, to: earlier.to },
          wasGone: before?.end === "gone",
        });
      last.set(span.blob, span);
      before = span;
    }
  }
  return returns.sort((a, b) => a.position - b.position || a.path - b.path);
}

function byPath(spans: readonly ContentSpan[]): ReadonlyMap<number, readonly ContentSpan[]> {
  const paths = new Map<number, ContentSpan[]>();
  for (const span of spans) {
    const own = paths.get(span.path);
    if (own === undefined) paths.set(span.path, [span]);
    else own.push(span);
  }
  return paths;
}

/**
 * Commits of which at least half of the files that they changed went back to one earlier state. Of states that most files
 * share the newest is named: the commit before the one that is taken back.
 */
export function contentRestorations(
  spans: readonly ContentSpan[],
  returns: readonly FileReturn[],
): readonly ContentRestoration[] {
  const changed = new Map<number, number>();
  for (const { from, blob } of spans)
    if (blob >= 0) changed.set(from, (changed.get(from) ?? 0) + 1);
  const at = new Map<number, FileReturn[]>();
  for (const one of returns) at.set(one.position, [...(at.get(one.position) ?? []), one]);
  return [...at].flatMap(([position, all]): ContentRestoration[] => {
    const stateOf = sharedState(all);
    const shared = all.filter(({ from, to }) => from <= stateOf && stateOf < to);
    const ofAll = changed.get(position) ?? shared.length;
    return shared.length * 2 >= ofAll
      ? [{ position, stateOf, returns: shared, changed: ofAll }]
      : [];
  });
}

/** The position in most of the stretches, the newest of several. */
function sharedState(returns: readonly FileReturn[]): number {
  const steps = returns
    .flatMap(({ from, to }) => [
      { at: from, by: 1 },
      { at: to, by: -1 },
    ])
    .sort((a, b) => a.at - b.at || a.by - b.by);
  let [held, most, found] = [0, 0, 0];
  steps.forEach(({ by }, index) => {
    held += by;
    const next = steps[index + 1]?.at ?? 0;
    if (held < most || held === 0 || next === steps[index]?.at) return;
    most = held;
    found = next - 1;
  });
  return found;
}
