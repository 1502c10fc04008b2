import { isPathModule } from "@/lib/domain/module-parts";
import { type Bindings, bindingsOf } from "./bindings";
import { type CodeBase, type ImportTarget, targetKey } from "./code-base";
import { createModuleMap, type ModuleMap } from "./module-map";

/**
 * How sure it is where a symbol is defined: `followed` to a module that binds it by no import; `likely` where the trail went
 * through a star import of a module that is known to have the name; `assumed` where a star import may bring it from elsewhere,
 * or where imports lead in a circle.
 */
export type Certainty = "followed" | "likely" | "assumed";

/** Where the trail of re-exports and aliases ends. One object for one definition: compare by reference. */
export type Definition = {
  readonly module: string;
  /** Null for a module itself. */
  readonly name: string | null;
  /** The file that defines it; null outside the code base, and for a module that is gone. */
  readonly file: string | null;
  /** Outside the code base the trail ends: what another package gives on is not known. */
  readonly isOwn: boolean;
};

export type Resolved = { readonly definition: Definition; readonly certainty: Certainty };

export type Definitions = {
  readonly modules: ModuleMap;
  readonly of: (target: ImportTarget) => Resolved;
};

type Passed = { readonly target: ImportTarget; readonly certainty: Certainty };
/** One step of the trail: what a target leads to, null where it ends. */
type Step = { readonly next: ImportTarget | null; readonly certainty: Certainty };

/**
 * Follows imports through packages, re-exports, aliases and star imports to where a symbol is defined. `imported` holds the
 * keys of all targets that somebody imports. Imports that lead in a circle are defined at the first of them by name.
 */
export function createDefinitions(
  base: CodeBase,
  imported: { readonly has: (key: string) => boolean },
): Definitions {
  const sources = createSources(base);
  const known = new Map<string, Resolved>();
  const definitions = new Map<string, Definition>();

  function stepFrom({ module, name }: ImportTarget): Step {
    const file = sources.fileOf(module);
    if (file === null || name === null) return { next: null, certainty: "followed" };
    const { names, stars } = sources.bindingsAt(file);
    const bound = names.get(name);
    if (bound !== undefined) return { next: bound, certainty: "followed" };
    // Of a path `a/b.name` is another file, not a part of `a/b`.
    const inner = isPathModule(module) ? null : { module: `${module}.${name}`, name: null };
    if (inner !== null && sources.fileOf(inner.module) !== null)
      return { next: inner, certainty: "followed" };
    const star = stars.findLast((source) => provides(source, name, new Set([module])));
    if (star !== undefined) return { next: { module: star, name }, certainty: "likely" };
    return { next: null, certainty: stars.length > 0 ? "assumed" : "followed" };
  }

  /** Whether a module is known to have a name: it imports it, somebody imports it from there, or it stars one that has it. */
  function provides(module: string, name: string, seen: Set<string>): boolean {
    if (seen.has(module)) return false;
    seen.add(module);
    if (imported.has(targetKey({ module, name }))) return true;
    const file = sources.fileOf(module);
    if (file === null) return false;
    const { names, stars } = sources.bindingsAt(file);
    const bound = names.get(name);
    // What it imports from a module that stars it, it does not provide for that one.
    if (bound !== undefined && !seen.has(bound.module)) return true;
    return stars.some((source) => provides(source, name, seen));
  }

  function define(target: ImportTarget): Definition {
    const { module, file, isOwn } = sources.homeOf(target.module);
    const { name } = target;
    const key = targetKey({ module, name });
    const definition = definitions.get(key) ?? { module, name, file, isOwn };
    definitions.set(key, definition);
    return definition;
  }

  /** Walks to the end, to what is known, or round a circle, and notes the end for everything on the way. */
  function of(target: ImportTarget): Resolved {
    const trail: Passed[] = [];
    const at = new Map<string, number>();
    let now = target;
    let end = known.get(targetKey(now));
    while (end === undefined) {
      const { next, certainty } = stepFrom(now);
      at.set(targetKey(now), trail.length);
      trail.push({ target: now, certainty });
      if (next === null) end = { definition: define(now), certainty };
      else end = known.get(targetKey(next)) ?? circleEnd(trail, at.get(targetKey(next)));
      now = next ?? now;
    }
    return note(trail, end);
  }

  function circleEnd(trail: readonly Passed[], from: number | undefined): Resolved | undefined {
    if (from === undefined) return undefined;
    const keys = trail.slice(from).map((passed) => ({ ...passed, key: targetKey(passed.target) }));
    const first = keys.reduce((a, b) => (a.key < b.key ? a : b));
    return { definition: define(first.target), certainty: "assumed" };
  }

  function note(trail: readonly Passed[], end: Resolved): Resolved {
    let resolved = end;
    for (const { target, certainty } of [...trail].reverse()) {
      const worst = worse(certainty, resolved.certainty);
      if (worst !== resolved.certainty) resolved = { ...resolved, certainty: worst };
      known.set(targetKey(target), resolved);
    }
    return resolved;
  }

  return { modules: sources.modules, of };
}

const CERTAINTIES: readonly Certainty[] = ["followed", "likely", "assumed"];

function worse(one: Certainty, other: Certainty): Certainty {
  return CERTAINTIES.indexOf(one) > CERTAINTIES.indexOf(other) ? one : other;
}

/** Files by module and what they bind; a module that is gone is read as it last stood. */
function createSources({ files, paths, past }: CodeBase) {
  const now = createModuleMap(paths ?? files.map(({ path }) => path));
  const before = createModuleMap((past ?? []).map(({ path }) => path));
  // A dotted module whose whole package left may be installed; a path that was a file cannot.
  const modules: ModuleMap = {
    ...now,
    isOwn(module) {
      if (!isPathModule(module)) return now.isOwn(module);
      // A file without imports is listed nowhere but in the tree.
      const isThere = paths === null ? now.fileOf(module) !== null : now.isOwn(module);
      return isThere || before.fileOf(module) !== null;
    },
  };
  const contents = new Map([...(past ?? []), ...files].map((file) => [file.path, file]));
  const bindings = new Map<string, Bindings>();

  function bindingsAt(path: string): Bindings {
    const made = bindings.get(path) ?? bindingsOf(contents.get(path) ?? { path, imports: [] });
    bindings.set(path, made);
    return made;
  }

  function homeOf(module: string) {
    const file = modules.fileOf(module);
    const isOwn = modules.isOwn(module) || before.fileOf(module) !== null;
    return { module: file === null ? module : modules.nameOf(file), file, isOwn };
  }

  return {
    modules,
    bindingsAt,
    homeOf,
    fileOf: (module: string) => modules.fileOf(module) ?? before.fileOf(module),
  };
}
