import type { ReadAs } from "./content-lexer";
import type { Share } from "./messages";

/** One object to be read and all that it is to be read as. */
export type WantedContent = { readonly id: string; readonly readings: readonly ReadAs[] };

const SHARE_FILES = 1_000;

/**
 * Deals out contents in the order given. Each taker goes through a stretch of its own, because neighbours are versions of one
 * file and read fast after each other; who is through takes from the end of the longest that is left.
 */
export function createShares(contents: readonly WantedContent[], takers: number) {
  const stretches = Array.from({ length: takers }, (_, taker) => ({
    from: Math.floor((contents.length * taker) / takers),
    to: Math.floor((contents.length * (taker + 1)) / takers),
  }));
  const { kinds, kindOf } = kindsOf(contents);

  function shareOf(from: number, to: number): Share {
    const ids = contents.slice(from, to).map(({ id }) => id);
    return { first: from, ids: ids.join(" "), kindOf: kindOf.slice(from, to), kinds };
  }

  /** The next share of a taker; null when nothing is left. */
  return (taker: number): Share | null => {
    const own = stretches[taker];
    if (own !== undefined && own.from < own.to) {
      const from = own.from;
      own.from = Math.min(from + SHARE_FILES, own.to);
      return shareOf(from, own.from);
    }
    const longest = [...stretches].sort((a, b) => b.to - b.from - (a.to - a.from))[0];
    if (longest === undefined || longest.from >= longest.to) return null;
    const to = longest.to;
    longest.to = Math.max(to - SHARE_FILES, longest.from);
    return shareOf(longest.to, to);
  };
}

/** Few combinations of readings there are: each is told once. */
function kindsOf(contents: readonly WantedContent[]) {
  const numbers = new Map<string, number>();
  const kinds: (readonly ReadAs[])[] = [];
  const kindOf = new Uint16Array(contents.length);
  for (const [index, { readings }] of contents.entries()) {
    const key = readings.map(({ language, dialect }) => `${language} ${dialect}`).join("\n");
    const known = numbers.get(key);
    kindOf[index] = known ?? kinds.length;
    if (known !== undefined) continue;
    numbers.set(key, kinds.length);
    kinds.push(readings);
  }
  return { kinds, kindOf };
}
