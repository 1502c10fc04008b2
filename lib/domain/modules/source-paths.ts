/** Paths of a repository, `/` between names, the top is ``. Endings are those of TypeScript and JavaScript. */

/** Endings of source files that a module's name leaves out, with the dot. */
export const SCRIPT_ENDINGS = [".ts", ".tsx", ".mts", ".cts", ".js", ".jsx", ".mjs", ".cjs"];
/** Endings of components that hold scripts: imports write them, and the module keeps them. */
export const COMPONENT_ENDINGS = [".vue", ".svelte", ".astro"];

export function isComponentPath(path: string): boolean {
  return COMPONENT_ENDINGS.some((ending) => path.endsWith(ending));
}

/** Whether a file of this path is read as TypeScript or JavaScript, or holds scripts that are. */
export function isScriptPath(path: string): boolean {
  return isComponentPath(path) || SCRIPT_ENDINGS.some((ending) => path.endsWith(ending));
}

/** Files that scripts import and that are no source files: no scan names them. */
const OTHER_FILE =
  /\.(css|scss|sass|less|styl|pcss|json|json5|jsonc|svg|png|jpe?g|gif|webp|avif|ico|mp[34]|woff2?|ttf|graphql|gql|glsl|mdx?|markdown|html?|txt|csv|wasm|ya?ml|toml|sql|node)$/i;
/** Folders that a build makes. */
const BUILT_FOLDER =
  /(?:^|\/)(?:dist|build|built|out|output|generated|__generated__|\.[^/]+|node_modules)(?:\/|$)/;

/**
 * Whether a path without a file can be a source file that is missing: not a file of another kind, nor in a folder of which a build
 * makes the contents.
 */
export function mayBeMissing(module: string): boolean {
  return module !== "" && !OTHER_FILE.test(module) && !BUILT_FOLDER.test(module);
}

const ENDING = /(?:\.d)?\.[mc]?[jt]sx?$/;
const INDEX = /\/index$/;

/** A path without the ending of a source file: `a/b` of `a/b.tsx` and `a/b.d.ts`. */
export function stemOf(path: string): string {
  return path.replace(ENDING, "");
}

/**
 * The module that a path is: without its source ending and without a trailing `/index`, as a package of Python is named
 * without its `__init__`. Other files keep their ending.
 */
export function moduleAt(path: string): string {
  return stemOf(path).replace(INDEX, "");
}

export function folderOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf("/"), 0));
}

/** A path from a folder; null when it leads out of the repository. */
export function joinPath(folder: string, path: string): string | null {
  const names = folder === "" ? [] : folder.split("/");
  for (const name of path.split("/")) {
    if (name === "" || name === ".") continue;
    if (name !== "..") names.push(name);
    else if (names.pop() === undefined) return null;
  }
  return names.join("/");
}

/** The folder and those that hold it, innermost first; the last is the top. */
export function foldersUp(folder: string): string[] {
  const folders = [folder];
  for (let at = folder; at !== ""; ) {
    at = folderOf(at);
    folders.push(at);
  }
  return folders;
}

/** The name of the package that a specifier starts with, scope included, and what follows: `.` or `./sub`. */
export function packageOf(specifier: string): { readonly name: string; readonly subpath: string } {
  const parts = specifier.split("/");
  const size = specifier.startsWith("@") ? 2 : 1;
  const rest = parts.slice(size).join("/");
  return { name: parts.slice(0, size).join("/"), subpath: rest === "" ? "." : `./${rest}` };
}

/** `../core/ui`: from the folder of a file to a module, both as paths from the root. */
export function relativeSpecifier(path: string, module: string): string {
  const from = path.split("/").slice(0, -1);
  const to = module.split("/");
  let common = 0;
  while (common < from.length && common < to.length && from[common] === to[common]) common += 1;
  const up = from.length - common;
  const start = up === 0 ? ["."] : Array.from({ length: up }, () => "..");
  return [...start, ...to.slice(common)].join("/");
}
