import type { LineFacts } from "./line-facts";
import { comebacks, restorations } from "./restored";
import { reversals } from "./reversal";
import { type Returns, takesBack } from "./taken-back";

/** Imports that came back at a position, and the one that had closed them. */
export type Return = { readonly of: number; readonly imports: number };

/** Commits that take others back, by position. */
export type EventTurns = {
  /** From the commit that takes back to the one that it takes back, whole or by half and more. */
  readonly undoes: ReadonlyMap<number, number>;
  readonly undoneBy: ReadonlyMap<number, number>;
  /** Some imports alone came back: from the commit that brought them to where they had gone. */
  readonly returns: ReadonlyMap<number, Return>;
  /** Where those had gone. */
  readonly returned: ReadonlySet<number>;
};

/** Fewer imports that came back are told on the pages of their files. */
const SMALLEST = 2;

/** What up to a position was taken back up to it, as far as `takesBack` holds; the rest only came back, or went. */
export function eventTurns(
  { commits, lives }: Pick<LineFacts, "commits" | "lives">,
  restored: Returns,
  to: number,
): EventTurns {
  const isTold = takesBack({ commits, lives }, restored);
  const undoneBy = new Map<number, number>();
  for (const [first, second] of reversals(lives))
    if (second <= to && isTold(first, second)) undoneBy.set(first, second);
  for (const [position, { undoes }] of restorations(lives))
    if (position <= to && !undoneBy.has(undoes) && isTold(undoes, position))
      undoneBy.set(undoes, position);
  const undoes = new Map([...undoneBy].map(([first, second]) => [second, first]));
  const returns = new Map<number, Return>();
  for (const [position, { of, imports }] of comebacks(lives))
    if (position <= to && imports >= SMALLEST && !undoes.has(position))
      returns.set(position, { of, imports });
  const returned = new Set([...returns.values()].map(({ of }) => of));
  return { undoes, undoneBy, returns, returned };
}
