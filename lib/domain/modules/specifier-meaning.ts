import { packageModule, sourcesOfTarget } from "./package-entry";
import { exportTargets } from "./package-exports";
import { folderOf, joinPath, moduleAt, packageOf, stemOf } from "./source-paths";
import type { Lookup } from "./source-tree";
import { aliasFor, type Mapping } from "./ts-config";
import type { Workspaces } from "./workspaces";

/** What decides, beside the tree, what a specifier means in a file. */
export type Surroundings = {
  /** Folder of the file. */
  readonly folder: string;
  readonly mapping: Mapping | null;
  readonly workspaces: Workspaces;
  readonly lookup: Lookup;
};

const ELSEWHERE = /^(?:[a-zA-Z][a-zA-Z\d+.-]*:|\/|!)/;

/** The module of a specifier that does not start with a dot. */
export function bareMeaning(written: string, around: Surroundings): string {
  if (ELSEWHERE.test(written)) return written;
  const specifier = withoutQuery(written);
  return (
    internalImport(specifier, around, 0) ??
    mapped(specifier, around) ??
    workspaceModule(specifier, around) ??
    missing(specifier, around) ??
    written
  );
}

/** `./logo.svg?raw` is the file `./logo.svg`. */
function withoutQuery(specifier: string): string {
  const at = specifier.indexOf("?");
  return at <= 0 ? specifier : specifier.slice(0, at);
}

const MAX_STEPS = 5;

/** `#name`: the `imports` of the nearest package.json. */
function internalImport(specifier: string, around: Surroundings, steps: number): string | null {
  if (!specifier.startsWith("#") || steps > MAX_STEPS) return null;
  const [manifest] = around.workspaces.above(around.folder);
  if (manifest === undefined) return null;
  const targets = exportTargets(manifest.imports, specifier);
  const own = targets.filter((target) => target.startsWith("."));
  const paths = own.flatMap((target) => sourcesOfTarget(manifest.folder, target));
  const found = around.lookup.find(paths);
  if (found !== null) return moduleAt(found);
  const other = targets.find((target) => !/^[.#]/.test(target));
  if (other !== undefined) return workspaceModule(other, around) ?? other;
  const [first] = own;
  const missed = first === undefined ? null : joinPath(manifest.folder, first);
  return missed === null ? null : moduleAt(missed);
}

function mapped(specifier: string, { mapping, lookup }: Surroundings): string | null {
  if (mapping === null) return null;
  const aliased = aliasFor(mapping, specifier)?.paths ?? [];
  const based = mapping.baseUrl === null ? null : joinPath(mapping.baseUrl, specifier);
  const found = lookup.find([...aliased, ...(based === null ? [] : [based])]);
  return found === null ? null : moduleAt(found);
}

function workspaceModule(specifier: string, around: Surroundings): string | null {
  const { name, subpath } = packageOf(specifier);
  const manifest = around.workspaces.find(name, around.folder);
  return manifest === null ? null : packageModule(manifest, subpath, around.lookup);
}

/** Where an alias leads although nothing is there, unless it is the name of a package that the file may have. */
function missing(specifier: string, around: Surroundings): string | null {
  const { mapping, workspaces, folder } = around;
  const aliased = mapping === null ? null : aliasFor(mapping, specifier);
  const [path] = aliased?.paths ?? [];
  if (aliased === null || path === undefined || aliased.alias.prefix === "") return null;
  if (/(?:^|\/)node_modules\//.test(path)) return null;
  const { name } = packageOf(specifier);
  const isPackage = workspaces.above(folder).some(({ dependencies }) => dependencies.has(name));
  return isPackage ? null : moduleAt(path);
}

/** The module of a path without a file of that name: the entry of a package that lies there, else the path itself. */
export function folderMeaning(
  base: string,
  { workspaces, lookup }: Pick<Surroundings, "workspaces" | "lookup">,
): string {
  const manifest = workspaces.at(base);
  if (manifest === null || lookup.has(stemOf(base)))
    return lookup.component(base) ?? moduleOfBase(base);
  const module = packageModule(manifest, ".", lookup);
  return module ?? moduleOfBase(base);
}

/** The path that a relative specifier leads to; null when it leads out of the repository. */
export function relativeBase(written: string, path: string): string | null {
  return joinPath(folderOf(path), withoutQuery(written));
}

/** `index` at the top, `types` for `./types.d`. */
export function moduleOfBase(base: string): string {
  return base === "" ? "index" : moduleAt(base).replace(/\.d$/, "");
}
