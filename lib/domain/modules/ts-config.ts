import { asObject, asTexts, parseJsonc } from "./jsonc";
import { folderOf, foldersUp, joinPath } from "./source-paths";

/** One entry of `paths`: a specifier `prefix*suffix` and the paths that it may be; without star `suffix` is null. */
export type Alias = {
  readonly prefix: string;
  readonly suffix: string | null;
  readonly targets: readonly string[];
};

/** What a settings file makes of specifiers; `baseUrl` as a path of the repository. */
export type Mapping = { readonly baseUrl: string | null; readonly aliases: readonly Alias[] };

/** What of a tsconfig.json decides what imports mean. */
export type Config = {
  readonly folder: string;
  readonly extends: readonly string[];
  readonly baseUrl: string | null;
  readonly paths: { readonly [pattern: string]: unknown } | null;
};

/** Null where the text is no object. */
export function readConfig(path: string, text: string): Config | null {
  const value = parseJsonc(text);
  if (typeof value !== "object" || value === null) return null;
  const root = asObject(value);
  const { baseUrl, paths } = asObject(root.compilerOptions);
  return {
    folder: folderOf(path),
    extends: asTexts(root.extends),
    baseUrl: typeof baseUrl === "string" ? baseUrl : null,
    paths: typeof paths === "object" && paths !== null ? asObject(paths) : null,
  };
}

/** Finds the settings file that another one extends by a package's name: its path without ending. */
export type FindPackage = (specifier: string, from: string) => string | null;

type Options = {
  readonly baseUrl: string | null;
  readonly paths: Config["paths"];
  /** Folder that the targets of `paths` start from where there is no `baseUrl`. */
  readonly pathsFrom: string;
};

/** The mapping of a settings file with what it extends; null where it has none. */
export function mappingOf(
  path: string,
  configs: ReadonlyMap<string, Config>,
  findPackage: FindPackage,
): Mapping | null {
  const home = folderOf(path);

  const known = new Map<string, Options | null>();

  function optionsOf(at: string): Options | null {
    const kept = known.get(at);
    if (kept !== undefined) return kept;
    // What extends itself gets nothing from it.
    known.set(at, null);
    const config = configs.get(at);
    if (config === undefined) return null;
    const parents = config.extends.map((parent) => extendedPath(parent, config.folder));
    const options = [...parents.map((parent) => parent && optionsOf(parent)), ownOptions(config)];
    const merged = options.reduce<Options>((all, one) => (one ? merge(all, one) : all), NOTHING);
    known.set(at, merged);
    return merged;
  }

  function ownOptions({ baseUrl, paths, folder }: Config): Options {
    return { baseUrl: baseUrl === null ? null : place(baseUrl, folder), paths, pathsFrom: folder };
  }

  /** `${configDir}` is the folder of the file that extends, not of the one that says it. */
  function place(written: string, folder: string): string | null {
    const rest = written.replace(/^\$\{configDir\}\/?/, "./");
    return joinPath(rest === written ? folder : home, rest);
  }

  function extendedPath(parent: string, folder: string): string | null {
    const base = parent.startsWith(".") ? joinPath(folder, parent) : findPackage(parent, folder);
    if (base === null) return null;
    const tries = [base, `${base}.json`, base === "" ? "tsconfig.json" : `${base}/tsconfig.json`];
    return tries.find((one) => configs.has(one)) ?? null;
  }

  const options = optionsOf(path);
  if (options === null || (options.baseUrl === null && options.paths === null)) return null;
  const from = options.baseUrl ?? options.pathsFrom;
  const aliases = Object.entries(options.paths ?? {}).map(([pattern, targets]) =>
    aliasOf(
      pattern,
      asTexts(targets).flatMap((target) => place(target, from) ?? []),
    ),
  );
  return { baseUrl: options.baseUrl, aliases: aliases.sort(bySpecificity) };
}

const NOTHING: Options = { baseUrl: null, paths: null, pathsFrom: "" };

function merge(under: Options, over: Options): Options {
  return {
    baseUrl: over.baseUrl ?? under.baseUrl,
    paths: over.paths ?? under.paths,
    pathsFrom: over.paths === null ? under.pathsFrom : over.pathsFrom,
  };
}

function aliasOf(pattern: string, targets: readonly string[]): Alias {
  const star = pattern.indexOf("*");
  return star < 0
    ? { prefix: pattern, suffix: null, targets }
    : { prefix: pattern.slice(0, star), suffix: pattern.slice(star + 1), targets };
}

/** Those without a star first, then the longest beginning. */
function bySpecificity(a: Alias, b: Alias): number {
  const exact = Number(a.suffix !== null) - Number(b.suffix !== null);
  return exact === 0 ? b.prefix.length - a.prefix.length : exact;
}

/** The alias that takes a specifier, and the paths that it may be. */
export function aliasFor(
  mapping: Mapping,
  specifier: string,
): { readonly alias: Alias; readonly paths: readonly string[] } | null {
  for (const alias of mapping.aliases) {
    const { prefix, suffix, targets } = alias;
    if (suffix === null) {
      if (specifier === prefix) return { alias, paths: targets };
      continue;
    }
    const isLongEnough = specifier.length >= prefix.length + suffix.length;
    if (!isLongEnough || !specifier.startsWith(prefix) || !specifier.endsWith(suffix)) continue;
    const middle = specifier.slice(prefix.length, specifier.length - suffix.length);
    return { alias, paths: targets.map((target) => target.replace("*", () => middle)) };
  }
  return null;
}

const PREFERRED = ["tsconfig.json", "jsconfig.json", "tsconfig.base.json"];

/** Settings files of one folder, the one that counts first. */
export function byPreference(a: string, b: string): number {
  const rank = (path: string) => {
    const at = PREFERRED.indexOf(path.slice(path.lastIndexOf("/") + 1));
    return at < 0 ? PREFERRED.length : at;
  };
  return rank(a) - rank(b) || (a < b ? -1 : 1);
}

/** The innermost folder at or above one that is among those given; null when none is. */
export function nearestFolder(folder: string, among: ReadonlyMap<string, unknown>): string | null {
  return foldersUp(folder).find((one) => among.has(one)) ?? null;
}
