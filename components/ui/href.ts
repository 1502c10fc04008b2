export type Params = Readonly<Record<string, string | null>>;

/**
 * The link with some parameters set and others (null) taken away; all others stay, in their order. Takes any of
 * `path`, `path?query`, `?query` and keeps the part that it was given; a fragment is dropped.
 */
export function hrefWith(href: string, params: Params): string {
  const bare = href.split("#")[0] ?? "";
  const cut = bare.indexOf("?");
  const path = cut < 0 ? bare : bare.slice(0, cut);
  const query = new URLSearchParams(cut < 0 ? "" : bare.slice(cut + 1));
  for (const [name, value] of Object.entries(params)) {
    if (value === null) query.delete(name);
    else query.set(name, value);
  }
  const text = readable(query.toString());
  if (text !== "") return `${path}?${text}`;
  return path === "" ? "?" : path;
}

/** The link with those parameters of `query` that are named and present. */
export function hrefKeeping(
  href: string,
  query: URLSearchParams,
  names: readonly string[],
): string {
  const kept = names.filter((name) => query.has(name) && !hasParam(href, name));
  return hrefWith(href, Object.fromEntries(kept.map((name) => [name, query.get(name)])));
}

function hasParam(href: string, name: string): boolean {
  return new URLSearchParams(href.split("#")[0]?.split("?")[1] ?? "").has(name);
}

/** Slashes and colons are legal in a query and read better unescaped. */
function readable(query: string): string {
  return query.replaceAll("%2F", "/").replaceAll("%3A", ":").replaceAll("%2C", ",");
}
