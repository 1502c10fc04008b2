import { stemOf } from "./source-paths";

/** Source files of one code base by their stems: paths without the ending. */
export type SourceTree = {
  /** Takes what came and went and answers the stems that are there now and were not, or the other way round. */
  readonly advance: (added: readonly string[], removed: readonly string[]) => string[];
  /** Takes stems for known that the tree need not hold. */
  readonly assume: (stems: readonly string[]) => void;
  readonly has: (stem: string) => boolean;
  /** Whether the tree holds or ever held it. */
  readonly knows: (stem: string) => boolean;
  /** Whether it holds or ever held components whose ending imports may leave out. */
  readonly hasComponents: () => boolean;
};

export function createSourceTree(): SourceTree {
  // Several files may have one stem; 0 is known and gone.
  const counts = new Map<string, number>();
  let hasComponents = false;

  function count(path: string, change: number, changed: Set<string>): void {
    const stem = stemOf(path);
    hasComponents ||= path.endsWith(LEFT_OUT);
    const before = counts.get(stem) ?? 0;
    const after = Math.max(before + change, 0);
    counts.set(stem, after);
    if ((before === 0) !== (after === 0)) changed.add(stem);
  }

  return {
    advance(added, removed) {
      const changed = new Set<string>();
      for (const path of removed) count(path, -1, changed);
      for (const path of added) count(path, 1, changed);
      return [...changed];
    },
    assume(stems) {
      for (const stem of stems) if (!counts.has(stem)) counts.set(stem, 0);
    },
    has: (stem) => (counts.get(stem) ?? 0) > 0,
    knows: (stem) => counts.has(stem),
    hasComponents: () => hasComponents,
  };
}

/** Vue's tools find a component under its name without this ending, behind everything else. */
const LEFT_OUT = ".vue";

/** Looks for sources, and remembers where it looked: what comes or goes there may change the answer. */
export type Lookup = {
  /** The first of the paths that leads to a source, as a module would name it; what ever was there counts last. */
  readonly find: (paths: readonly string[]) => string | null;
  readonly has: (stem: string) => boolean;
  /** The component that a path without ending leads to, where there is nothing else of that name; null for none. */
  readonly component: (path: string) => string | null;
  readonly probed: Set<string>;
};

export function createLookup(tree: SourceTree): Lookup {
  const probed = new Set<string>();

  function at(path: string, is: (stem: string) => boolean): string | null {
    const stems = [stemOf(path), path, path === "" ? "index" : `${path}/index`];
    if (tree.hasComponents()) stems.push(`${path}${LEFT_OUT}`, `${path}/index${LEFT_OUT}`);
    for (const stem of stems) {
      probed.add(stem);
      if (is(stem)) return stem;
    }
    return null;
  }

  function first(paths: readonly string[], is: (stem: string) => boolean): string | null {
    for (const path of paths) {
      const found = at(path, is);
      if (found !== null) return found;
    }
    return null;
  }

  const find = (paths: readonly string[]): string | null =>
    first(paths, tree.has) ?? first(paths, tree.knows);

  return {
    find,
    component(path) {
      const found = tree.hasComponents() ? find([path]) : null;
      return found !== null && found !== path && found.endsWith(LEFT_OUT) ? found : null;
    },
    has(stem) {
      probed.add(stem);
      return tree.has(stem);
    },
    probed,
  };
}
