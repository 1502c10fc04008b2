import { asObject } from "./jsonc";

/** Conditions of exports and imports that lead to code of this package; the order of the package counts. */
const CONDITIONS = new Set([
  "types",
  "import",
  "require",
  "module",
  "module-sync",
  "node",
  "browser",
  "development",
  "default",
]);

/**
 * The targets that `exports` or `imports` give a key (`.`, `./sub`, `#name`), likeliest first: the exact key, else the
 * pattern with the longest beginning; of conditions those that name the source first.
 */
export function exportTargets(field: unknown, key: string): string[] {
  if (field === undefined || field === null) return [];
  const entries = asObject(field);
  const keys = Object.keys(entries);
  if (!keys.some((name) => name.startsWith(".") || name.startsWith("#"))) {
    return key === "." ? leaves(field) : [];
  }
  if (keys.includes(key)) return leaves(entries[key]);
  for (const pattern of keys.filter(isPattern).sort(byPrefix)) {
    const filled = fill(pattern, key);
    if (filled !== null) return leaves(entries[pattern]).map((target) => filled(target));
  }
  return [];
}

function isPattern(key: string): boolean {
  return key.includes("*") || key.endsWith("/");
}

function byPrefix(a: string, b: string): number {
  return prefixSize(b) - prefixSize(a);
}

function prefixSize(pattern: string): number {
  const star = pattern.indexOf("*");
  return star < 0 ? pattern.length : star;
}

/** Puts what the star of a pattern stands for into a target; null where the pattern does not match. */
function fill(pattern: string, key: string): ((target: string) => string) | null {
  const star = pattern.indexOf("*");
  if (star < 0) {
    const rest = key.slice(pattern.length);
    return key.startsWith(pattern) ? (target) => `${target}${rest}` : null;
  }
  const head = pattern.slice(0, star);
  const tail = pattern.slice(star + 1);
  if (key.length < pattern.length || !key.startsWith(head) || !key.endsWith(tail)) return null;
  const middle = key.slice(star, key.length - tail.length);
  return (target) => target.split("*").join(middle);
}

const MAX_DEPTH = 20;

function leaves(target: unknown, depth = 0): string[] {
  if (depth > MAX_DEPTH) return [];
  if (typeof target === "string") return [target];
  if (Array.isArray(target)) return target.flatMap((one) => leaves(one, depth + 1));
  const entries = Object.entries(asObject(target));
  const sources = entries.filter(([condition]) => condition.includes("source"));
  const others = entries.filter(([condition]) => CONDITIONS.has(condition));
  return [...sources, ...others].flatMap(([, one]) => leaves(one, depth + 1));
}
