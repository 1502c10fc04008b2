import { numbersOf, varintsText } from "./varints";

/** Texts in order, each without the beginning that it shares with the one before it: sorted paths take a quarter of their length. */
export type FrontCoded = {
  /** Lengths of what is shared, UTF-16 units: `varintsText`. */
  readonly shared: string;
  readonly tails: readonly string[];
};

export function frontCoded(texts: readonly string[]): FrontCoded {
  const shared = texts.map((text, index) => sharedLength(texts[index - 1] ?? "", text));
  return {
    shared: varintsText(shared),
    tails: texts.map((text, index) => text.slice(shared[index])),
  };
}

export function frontDecoded({ shared, tails }: FrontCoded): string[] {
  const lengths = numbersOf(shared);
  let before = "";
  return tails.map((tail, index) => {
    before = before.slice(0, lengths[index]) + tail;
    return before;
  });
}

function sharedLength(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let length = 0;
  while (length < most && a[length] === b[length]) length++;
  return length;
}
