import type { PaletteItem } from "./types";

/**
 * The items that hold every word of the query in label or hint, best first: label starts with the query, a word of it
 * starts with it, it is somewhere in the label, it is in the hint only. Equal ones keep their order.
 */
export function rankItems(items: readonly PaletteItem[], query: string): readonly PaletteItem[] {
  const wanted = query.trim().toLowerCase();
  if (wanted === "") return items;
  const words = wanted.split(/\s+/);
  return items
    .map((item) => ({ item, rank: rankOf(item, wanted, words) }))
    .filter(({ rank }) => rank < Number.POSITIVE_INFINITY)
    .sort((left, right) => left.rank - right.rank)
    .map(({ item }) => item);
}

function rankOf(
  { label, hint = "" }: PaletteItem,
  wanted: string,
  words: readonly string[],
): number {
  const name = label.toLowerCase();
  const all = `${name} ${hint.toLowerCase()}`;
  if (!words.every((word) => all.includes(word))) return Number.POSITIVE_INFINITY;
  if (name.startsWith(wanted)) return 0;
  if (name.split(/[\s/_.]+/).some((part) => part.startsWith(wanted))) return 1;
  return words.every((word) => name.includes(word)) ? 2 : 3;
}

/** The items under their groups, groups in the order of their first item. */
export function groupItems(
  items: readonly PaletteItem[],
): readonly { readonly group: string; readonly items: readonly PaletteItem[] }[] {
  const groups = new Map<string, PaletteItem[]>();
  for (const item of items) groups.set(item.group, [...(groups.get(item.group) ?? []), item]);
  return [...groups].map(([group, members]) => ({ group, items: members }));
}
