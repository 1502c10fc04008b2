/**
 * The dotted prefix that all modules share, so that a table can leave it out and name it once: "a.b" of "a.b", "a.b.c" and
 * "a.b.d"; of one module alone its package. Empty when there is none.
 */
export function modulePrefix(modules: readonly string[]): string {
  const distinct = [...new Set(modules)];
  const [first] = distinct;
  if (first === undefined) return "";
  if (distinct.length === 1)
    return first.includes(".") ? first.slice(0, first.lastIndexOf(".")) : "";
  let shared = first.split(".");
  for (const module of distinct) {
    const parts = module.split(".");
    const end = shared.findIndex((part, index) => part !== parts[index]);
    if (end >= 0) shared = shared.slice(0, end);
  }
  return shared.join(".");
}

/** A module without a prefix; the prefix itself is the package. */
export function withoutPrefix(module: string, prefix: string): string {
  if (prefix === "") return module;
  if (module === prefix) return "(package)";
  return module.startsWith(`${prefix}.`) ? module.slice(prefix.length + 1) : module;
}
