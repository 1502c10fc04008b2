import { exportTargets } from "./package-exports";
import type { Manifest } from "./package-manifest";
import { joinPath, moduleAt, stemOf } from "./source-paths";
import type { Lookup } from "./source-tree";

/** Folders that hold what a build makes of the source, at the beginning of an entry. */
const BUILT =
  /^(?:dist|build|built|lib|libs|out|output|es|esm|esnext|cjs|commonjs|umd|module|types|typings|dts|declarations|bundles?)(?:\/|$)/;
/** Where the source of it may lie; a folder for entries alone is a surer place than one for everything. */
const SOURCES = [
  "src/exports",
  "src/entrypoints",
  "src/entries",
  "src/entry",
  "src",
  "",
  "source",
  "lib",
];
/** What builds put between a name and its ending. */
const VARIANT =
  /[.-](?:cjs|esm|es|mjs|umd|min|prod|production|dev|development|node|browser|common)$/;

/** Paths at which the source of an entry of a package may lie, likeliest first. */
export function sourcesOfTarget(folder: string, target: string): string[] {
  const own = target.replace(/^\.\//, "");
  const rests = [own];
  for (let rest = own; BUILT.test(rest); ) {
    rest = rest.replace(BUILT, "");
    rests.push(rest);
  }
  const stems = rests.flatMap((rest) => {
    const stem = stemOf(rest);
    return VARIANT.test(stem) ? [rest, stem.replace(VARIANT, "")] : [rest];
  });
  const paths = [own, ...stems.slice(1).flatMap((stem) => SOURCES.map((at) => `${at}/${stem}`))];
  return paths.flatMap((path) => joinPath(folder, path) ?? []);
}

/**
 * The module that a package gives for `.` or `./sub`: through `exports`, the older fields, or the path itself; where that
 * is what a build makes, its source. Where none is in the tree: null for an entry that the package declares, for a build makes it
 * of something else; else the folder, or the path in it.
 */
export function packageModule(manifest: Manifest, subpath: string, lookup: Lookup): string | null {
  const { folder, exports, mains } = manifest;
  const isRoot = subpath === ".";
  const declared = [...exportTargets(exports, subpath), ...(isRoot ? mains : [])];
  const targets = isRoot ? declared : [...declared, subpath];
  const found = lookup.find([
    ...targets.flatMap((target) => sourcesOfTarget(folder, target)),
    ...(isRoot ? SOURCES.flatMap((at) => joinPath(folder, `${at}/index`) ?? []) : []),
    ...(isRoot ? [] : SOURCES.flatMap((at) => joinPath(folder, `${at}/${subpath}`) ?? [])),
  ]);
  if (found === null && declared.length > 0) return null;
  return moduleAt(found ?? joinPath(folder, subpath) ?? folder) || "index";
}
