/** What Next hands a page as search parameters. */
export type Search = Readonly<Record<string, string | string[] | undefined>>;

/** The named parameters of a page's URL, the first of each; absent and empty ones are left out. */
export function pickParams(search: Search, names: readonly string[]): Record<string, string> {
  const picked: Record<string, string> = {};
  for (const name of names) {
    const value = search[name];
    const first = Array.isArray(value) ? value[0] : value;
    if (first) picked[name] = first;
  }
  return picked;
}

/** The moment and the plan version: every page of a plan has them. */
export const MOMENT_PARAMS = ["at", "version"] as const;

/** `/PROJECT/PLAN/REST?…` for a link within a plan. */
export function pageHref(
  place: { readonly project: string; readonly plan: string },
  rest: string,
  params: Readonly<Record<string, string | number | undefined>> = {},
): string {
  const tail = rest === "" ? "" : `/${rest}`;
  return hrefWith(`/${place.project}/${place.plan}${tail}`, params);
}

/** A path with parameters; absent and empty ones are left out. */
export function hrefWith(
  path: string,
  params: Readonly<Record<string, string | number | undefined>>,
): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(params))
    if (value !== undefined && value !== "") search.set(name, String(value));
  const text = search.toString().replaceAll("%2F", "/").replaceAll("%3A", ":");
  return text === "" ? path : `${path}?${text}`;
}

/** A path in the tree as segments of a URL. */
export function filePageHref(
  place: { readonly project: string; readonly plan: string },
  path: string,
  params: Readonly<Record<string, string | undefined>> = {},
): string {
  return pageHref(place, `files/${path.split("/").map(encodeURIComponent).join("/")}`, params);
}
