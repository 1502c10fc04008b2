import { OPENED_HOW } from "../lives/version";
import type { Judged, JudgedSpan } from "./judge";
import type { LifeColumns, LineFacts } from "./line-facts";

/** How often imports of one file went and came back, up to a position. */
export type FlipCount = {
  readonly path: number;
  readonly flips: number;
  /** Of them: a canonical import stood in the place meanwhile, and went when the old one came back. */
  readonly takenBack: number;
  /** Position of the commit that brought the last of them back. */
  readonly last: number;
};

/** One for each file with a flip, under the name that it had when the import came back. */
export function flipCounts(
  { lives }: Pick<LineFacts, "lives">,
  judged: Judged,
  position: number,
): readonly FlipCount[] {
  const byPath = new Map<number, JudgedSpan[]>();
  for (const span of judged.spans) {
    if (span.from > position) continue;
    const known = byPath.get(span.path);
    if (known) known.push(span);
    else byPath.set(span.path, [span]);
  }
  return [...byPath].flatMap(([path, spans]): FlipCount[] => {
    const back = spans.filter((span) => isBack(lives, span));
    if (back.length === 0) return [];
    return [
      {
        path,
        flips: back.length,
        takenBack: back.filter((span) => isTakenBack(lives, spans, span)).length,
        last: Math.max(...back.map(({ from }) => from)),
      },
    ];
  });
}

/** A span that opens a life which had gone; an exemption that ends splits a life and brings nothing back. */
function isBack({ openedHow, opened }: LifeColumns, { life, from }: JudgedSpan): boolean {
  return openedHow[life] === OPENED_HOW.reopened && opened[life] === from;
}

function isTakenBack(lives: LifeColumns, spans: readonly JudgedSpan[], back: JudgedSpan): boolean {
  const ends = spans
    .filter(({ to, life }) => to >= 0 && to <= back.from && isSame(lives, life, back.life))
    .map(({ to }) => to);
  if (ends.length === 0) return false;
  const gone = Math.max(...ends);
  return spans.some(
    (other) => other.class === "canonical" && other.from === gone && other.to === back.from,
  );
}

function isSame({ target, kind, n }: LifeColumns, a: number, b: number): boolean {
  return a !== b && target[a] === target[b] && kind[a] === kind[b] && n[a] === n[b];
}
