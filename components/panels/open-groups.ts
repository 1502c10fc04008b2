/** How open folders are written in a URL: names by comma, `-` for none. */
const NONE = "-";

export function openText(names: readonly string[]): string {
  if (names.length === 0) return NONE;
  return names.map((name) => name.replaceAll("%", "%25").replaceAll(",", "%2C")).join(",");
}

/** Null where the URL does not say, so that the view's own default holds. */
export function openOf(text: string | undefined): readonly string[] | null {
  if (text === undefined || text === "") return null;
  if (text === NONE) return [];
  return text.split(",").map((name) => name.replaceAll("%2C", ",").replaceAll("%25", "%"));
}
