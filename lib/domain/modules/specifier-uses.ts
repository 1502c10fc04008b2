import { folderOf } from "./source-paths";

/** What a specifier was found to mean, and the stems that were looked at for it. */
export type Resolution = { readonly module: string; readonly probed: ReadonlySet<string> };

/** Where specifiers mean the same: what has one `key` is one scope. */
export type Scope = { readonly key: string; readonly resolve: (specifier: string) => Resolution };

type Use = {
  readonly specifier: string;
  readonly scope: Scope;
  /** Whether the scope is that of the file's folder, which settings can change. */
  readonly isOfFolder: boolean;
  readonly users: Set<string>;
  resolution: Resolution;
};

/** Remembers what specifiers mean in each scope, and which files use them. */
export type SpecifierUses = {
  /** The meaning in the scope of the file's folder, or in a given one; the file is noted as a user. */
  readonly meaning: (path: string, specifier: string, scope?: Scope) => string;
  readonly forget: (path: string) => void;
  /** Looks again at what hangs on these stems; answers the users of what means something else now. */
  readonly refresh: (stems: readonly string[]) => Set<string>;
  /** Looks again at everything, for the scopes of folders may be others now. */
  readonly refreshAll: () => Set<string>;
};

export function createSpecifierUses(scopeOf: (folder: string) => Scope): SpecifierUses {
  const scopes = new Map<string, Scope>();
  const uses = new Map<string, Map<string, Use>>();
  const waiting = createWaiting();
  const files = new Map<string, Set<Use>>();

  function scopeIn(folder: string): Scope {
    const scope = scopes.get(folder) ?? scopeOf(folder);
    scopes.set(folder, scope);
    return scope;
  }

  function entryFor(path: string, specifier: string, given: Scope | undefined): Use {
    const scope = given ?? scopeIn(folderOf(path));
    const ofScope = uses.get(scope.key) ?? new Map<string, Use>();
    uses.set(scope.key, ofScope);
    const kept = ofScope.get(specifier);
    if (kept !== undefined) return kept;
    const resolution = scope.resolve(specifier);
    const isOfFolder = given === undefined;
    const use = { specifier, scope, isOfFolder, users: new Set<string>(), resolution };
    ofScope.set(specifier, use);
    waiting.add(use);
    return use;
  }

  function note(path: string, use: Use): string {
    use.users.add(path);
    const known = files.get(path);
    if (known === undefined) files.set(path, new Set([use]));
    else known.add(use);
    return use.resolution.module;
  }

  function forget(path: string): void {
    for (const use of files.get(path) ?? []) {
      use.users.delete(path);
      if (use.users.size > 0) continue;
      waiting.remove(use);
      uses.get(use.scope.key)?.delete(use.specifier);
    }
    files.delete(path);
  }

  function refresh(stems: readonly string[]): Set<string> {
    const stale = new Set<string>();
    const hanging = new Set(stems.flatMap(waiting.on));
    for (const use of hanging) {
      const before = use.resolution.module;
      waiting.remove(use);
      use.resolution = use.scope.resolve(use.specifier);
      waiting.add(use);
      if (use.resolution.module !== before) for (const path of use.users) stale.add(path);
    }
    return stale;
  }

  function refreshAll(): Set<string> {
    const before = [...files];
    for (const known of [scopes, uses, waiting, files]) known.clear();
    const stale = new Set<string>();
    for (const [path, used] of before) {
      for (const { specifier, scope, isOfFolder, resolution } of used) {
        const now = note(path, entryFor(path, specifier, isOfFolder ? undefined : scope));
        if (now !== resolution.module) stale.add(path);
      }
    }
    return stale;
  }

  return {
    meaning: (path, specifier, scope) => note(path, entryFor(path, specifier, scope)),
    forget,
    refresh,
    refreshAll,
  };
}

/** Which uses hang on which stems. */
function createWaiting() {
  const waiting = new Map<string, Set<Use>>();
  return {
    on: (stem: string): Use[] => [...(waiting.get(stem) ?? [])],
    clear: () => waiting.clear(),
    add(use: Use): void {
      for (const stem of use.resolution.probed) {
        const waiters = waiting.get(stem);
        if (waiters === undefined) waiting.set(stem, new Set([use]));
        else waiters.add(use);
      }
    },
    remove(use: Use): void {
      for (const stem of use.resolution.probed) {
        const waiters = waiting.get(stem);
        waiters?.delete(use);
        if (waiters?.size === 0) waiting.delete(stem);
      }
    },
  };
}
