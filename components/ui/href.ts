export type Params = Readonly<Record<string, string | null>>;

/**
 * The link with some parameters set and others (null) taken away; all others stay, in their order. Takes any of
 * `path`, `path?query`, `?query` and keeps the part that it was given; a fragment is dropped.
 */
export function hrefWith(href: string, params: Params): string {
  const bare = href.split("#")[0] ?? "";
  const cut = bare.indexOf("?");
  const path = cut < 0 ? bare : bare.slice(0, cut);
  const texts = changed(pairsOf(cut < 0 ? "" : bare.slice(cut + 1)), params);
  if (texts.length > 0) return `${path}?${texts.join("&")}`;
  return path === "" ? "?" : path;
}

/** As a query is set: the first pair of a name takes the value, later ones go, names that are new stand last. */
function changed(pairs: readonly Pair[], params: Params): readonly string[] {
  const left = new Map(Object.entries(params));
  const take = (name: string): string[] => {
    const value = left.get(name) ?? null;
    left.delete(name);
    return value === null ? [] : [pairText(name, value)];
  };
  const kept = pairs.flatMap(({ name, text }) => (Object.hasOwn(params, name) ? take(name) : text));
  return [...kept, ...[...left.keys()].flatMap(take)];
}

type Pair = { readonly name: string; readonly text: string };

let known: { readonly query: string; readonly pairs: readonly Pair[] } | null = null;

/** A page makes dozens of links out of one query, which may name hundreds of open folders: it is taken apart once. */
function pairsOf(query: string): readonly Pair[] {
  if (known?.query !== query) {
    const pairs = [...new URLSearchParams(query)].map(([name, value]) => ({
      name,
      text: pairText(name, value),
    }));
    known = { query, pairs };
  }
  return known.pairs;
}

function pairText(name: string, value: string): string {
  return readable(new URLSearchParams([[name, value]]).toString());
}

/** What makes one query, without its question mark, into the other: values set, and null for what is taken away. */
export function changesBetween(before: string, after: string): Params {
  const [from, to] = [new URLSearchParams(before), new URLSearchParams(after)];
  const names = [...new Set([...from.keys(), ...to.keys()])];
  return Object.fromEntries(
    names.filter((name) => from.get(name) !== to.get(name)).map((name) => [name, to.get(name)]),
  );
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
