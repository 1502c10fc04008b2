/** Names that routes need, now or soon: neither a project nor a plan may take one (rules.md 0). */
const RESERVED_NAMES: ReadonlySet<string> = new Set([
  ...["api", "docs", "healthz", "readyz", "metrics", "discover", "new", "share", "shared"],
  ...["login", "logout", "account", "settings", "admin", "people", "tokens", "setup"],
  ...["projects", "plans", "uploads", "search", "export", "import", "static", "public", "assets"],
]);

const MAX_SLUG_LENGTH = 64;
const SLUG = /^[a-z0-9]+(?:[-_.][a-z0-9]+)*$/;

/** Why the text cannot be the id of a project or a plan, as a predicate to put behind it; null when it can. */
export function slugProblem(text: string): string | null {
  if (text === "") return "is empty";
  if (text.length > MAX_SLUG_LENGTH) return `is longer than ${MAX_SLUG_LENGTH} characters`;
  if (!SLUG.test(text)) {
    return "must be lower-case letters and digits, joined by single `-`, `_` or `.`";
  }
  if (RESERVED_NAMES.has(text)) return "is a name that the pages need; choose another";
  return null;
}

/** The id that a name of any kind suggests, sound by `slugProblem`: `My_Shop.git` gives `my_shop.git`, `docs` gives `docs-code`. */
export function slugOf(name: string): string {
  const plain = name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const joined = plain.replace(/[^a-z0-9]+/g, (run) => (/^[-_.]$/.test(run) ? run : "-"));
  const slug = joined
    .replace(/^[-_.]+/, "")
    .slice(0, MAX_SLUG_LENGTH)
    .replace(/[-_.]+$/, "");
  if (slug === "") return "code-base";
  return RESERVED_NAMES.has(slug) ? `${slug}-code` : slug;
}
