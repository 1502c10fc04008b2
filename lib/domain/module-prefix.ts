import { isPathModule, moduleParts, parentModule, separatorOf } from "./module-parts";

/**
 * The prefix that all modules share, so that a table can leave it out and name it once: "a.b" of "a.b", "a.b.c" and "a.b.d",
 * "a/b" of "a/b/c" and "a/b/d"; of one module alone what holds it. Empty when there is none.
 */
export function modulePrefix(modules: readonly string[]): string {
  const distinct = [...new Set(modules)];
  const [first] = distinct;
  if (first === undefined) return "";
  if (distinct.length === 1) return parentModule(first);
  let shared = moduleParts(first);
  for (const module of distinct) {
    // What is one part is neither dotted nor a path: it shares a whole name or nothing.
    const parts = moduleParts(module);
    const isLike = parts.length === 1 || isPathModule(module) === isPathModule(first);
    const end = isLike ? shared.findIndex((part, index) => part !== parts[index]) : 0;
    if (end >= 0) shared = shared.slice(0, end);
  }
  return shared.join(separatorOf(first));
}

/** A module without a prefix; the prefix itself is a package, and of paths also the folder's own file. */
export function withoutPrefix(module: string, prefix: string): string {
  if (prefix === "") return module;
  const separator = isPathModule(module) ? "/" : ".";
  if (module === prefix) return separator === "/" ? "(itself)" : "(package)";
  return module.startsWith(`${prefix}${separator}`) ? module.slice(prefix.length + 1) : module;
}

/**
 * The longest prefix that at least two thirds of the modules share, of one module what holds it; "" when there is none. Readers
 * see the rest, and the modules that do not share it in full.
 */
export function sharedPrefix(modules: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const module of modules) {
    const parts = moduleParts(module);
    const longest = modules.length === 1 ? parts.length - 1 : parts.length;
    for (let length = 1; length <= longest; length++) {
      const prefix = parts.slice(0, length).join(separatorOf(module));
      counts.set(prefix, (counts.get(prefix) ?? 0) + 1);
    }
  }
  return [...counts]
    .filter(([, count]) => count * 3 >= modules.length * 2)
    .reduce((best, [prefix]) => (prefix.length > best.length ? prefix : best), "");
}
