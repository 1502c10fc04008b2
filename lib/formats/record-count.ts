/** How often each word stands in the list; words are a format's own, never looked up by what a file says. */
export function countWords(words: Iterable<string>): Readonly<Record<string, number>> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  // Unlike assignment this makes `__proto__` a key like any other.
  return Object.fromEntries(counts);
}
