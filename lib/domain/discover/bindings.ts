import { lastPart } from "@/lib/domain/module-parts";
import { isComponentPath } from "@/lib/domain/modules/source-paths";
import type { ScannedFile, ScannedImport } from "@/lib/domain/scan";
import type { ImportTarget } from "./code-base";

/** What the imports of a file bind at its top level: other files can import these names from it. */
export type Bindings = {
  readonly names: ReadonlyMap<string, ImportTarget>;
  /** Modules whose names it takes over with `*`, as they stand in the file. */
  readonly stars: readonly string[];
};

/**
 * Import statements in functions and classes bind nothing that others see. Of several that bind one name the plain one counts,
 * then one in `try`, then in `except`, then one for type checkers only; of equals the last, which is what runs last. A component of Vue, Svelte or Astro gives on nothing that
 * it imports.
 */
export function bindingsOf({ path, imports }: ScannedFile): Bindings {
  if (isComponentPath(path)) return NOTHING;
  const names = new Map<string, ImportTarget>();
  const ranks = new Map<string, number>();
  const stars: string[] = [];
  for (const item of imports) {
    const rank = RANKS[item.where ?? "plain"];
    if (rank === undefined || item.kind === "dynamic" || item.kind === "string") continue;
    if (item.name === "*" && item.alias === undefined) {
      stars.push(item.module);
      continue;
    }
    const bound = boundBy(item);
    if (rank > (ranks.get(bound.as) ?? Number.POSITIVE_INFINITY)) continue;
    names.set(bound.as, bound.target);
    ranks.set(bound.as, rank);
  }
  return { names, stars };
}

const NOTHING: Bindings = { names: new Map(), stars: [] };

const RANKS: Readonly<Record<string, number>> = {
  plain: 0,
  try: 1,
  except: 2,
  "type-checking": 3,
};

function boundBy({ module, name, alias, kind }: ScannedImport): {
  readonly as: string;
  readonly target: ImportTarget;
} {
  const own = name === "*" ? null : name;
  if (alias !== undefined) return { as: alias, target: { module, name: own } };
  if (own !== null) return { as: own, target: { module, name: own } };
  // `import a.b` binds `a`; `from a import b`, where `b` is a module, binds `b`.
  const top = module.slice(0, Math.max(module.indexOf("."), 0)) || module;
  if (kind === "import") return { as: top, target: { module: top, name: null } };
  return { as: lastPart(module), target: { module, name: null } };
}
