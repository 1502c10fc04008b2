import { createLookup, createSourceTree } from "./source-tree";
import { bareMeaning, folderMeaning, moduleOfBase, relativeBase } from "./specifier-meaning";
import { createSpecifierUses, type Scope } from "./specifier-uses";
import { createTsSettings } from "./ts-settings";

export type TreeStep = {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  /** Texts of package.json and tsconfig files by path, null when they went. */
  readonly settings: ReadonlyMap<string, string | null>;
};

/** What the specifiers of one code base mean, as it goes from commit to commit. */
export type TypeScriptModules = {
  /** Takes modules for known that the code base need not hold. */
  readonly assume: (modules: readonly string[]) => void;
  /** Takes what a commit did and answers the files whose specifiers mean something else now. */
  readonly advance: (step: TreeStep) => Set<string>;
  /** Modules for the specifiers of a file; remembered until the file is asked about again or goes. */
  readonly resolve: (specifiers: readonly string[], path: string) => string[];
};

/**
 * A module is the repository path of the file that it stands for, without ending and without a trailing `/index`; a package
 * that is not of this repository stays as written. A relative import means one path whatever the tree holds, unless a
 * package.json lies there.
 */
export function createTypeScriptModules(): TypeScriptModules {
  const tree = createSourceTree();
  const settings = createTsSettings();
  const uses = createSpecifierUses(scopeOf);

  /** Specifiers mean the same in all files whose settings and manifests are the same. */
  function scopeOf(folder: string): Scope {
    const { key, mapping, home } = settings.around(folder);
    return {
      key,
      resolve(specifier) {
        const lookup = createLookup(tree);
        const around = { folder: home, mapping, workspaces: settings.workspaces, lookup };
        return { module: bareMeaning(specifier, around), probed: lookup.probed };
      },
    };
  }

  const folders: Scope = {
    key: "",
    resolve(base) {
      const lookup = createLookup(tree);
      const around = { workspaces: settings.workspaces, lookup };
      return { module: folderMeaning(base, around), probed: lookup.probed };
    },
  };

  function meaningIn(path: string): (specifier: string) => string {
    return (specifier) => {
      if (!specifier.startsWith(".")) return uses.meaning(path, specifier);
      const base = relativeBase(specifier, path);
      if (base === null) return specifier;
      // What is a file needs no remembering: it would mean the same without it.
      if (base !== "" && tree.has(base)) return moduleOfBase(base);
      return uses.meaning(path, base, folders);
    };
  }

  return {
    assume: (modules) => tree.assume(modules),
    advance(step) {
      const before = tree.hasComponents();
      const changed = tree.advance(step.added, step.removed);
      for (const path of step.removed) uses.forget(path);
      // With the first component it matters where nobody looked before.
      const isOther = before !== tree.hasComponents();
      if (settings.set(step.settings) || isOther) return uses.refreshAll();
      return uses.refresh(changed);
    },
    resolve(specifiers, path) {
      uses.forget(path);
      return specifiers.map(meaningIn(path));
    },
  };
}
