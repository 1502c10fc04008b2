import { isComponentPath, mayBeMissing, SCRIPT_ENDINGS } from "../modules/source-paths";
import { type ModuleStanding, NOTHING_MISSING, unlessNothing } from "./module-standing";
import { intersect, type Spans, sinceThen, union, without } from "./spans";
import { parentOf, type TreeShape } from "./tree-shape";

/**
 * How a module that is named by its path, without the ending, stands: a file with one of the endings, or the index of a
 * folder. A name whose folder holds no source file is a package's and not ours; one with another ending is no source file. What
 * once was there is missing since it went; what never was is not said to be missing where a build would make it, nor of components, which scans
 * did not name from the beginning.
 */
export function typescriptStanding(tree: TreeShape): (module: string) => ModuleStanding {
  return (module) => {
    const existed = fileAt(tree, module);
    const gone = without(sinceThen(tree.knownFrom), existed);
    if (gone.length === 0) return NOTHING_MISSING;
    const once = sinceThen(existed[0]?.from ?? Number.POSITIVE_INFINITY);
    const folder = parentOf(module);
    const held =
      isComponentPath(module) || !mayBeMissing(module) || folder === "" ? [] : tree.folder(folder);
    const goneOnce = intersect(gone, once);
    // A name without a folder is that of a file at the top, or of a package.
    const isBare = folder === "";
    return unlessNothing({
      ...NOTHING_MISSING,
      deleted: isBare ? [] : goneOnce,
      unknown: { ...NOTHING_MISSING.unknown, left: isBare ? goneOnce : [] },
      never: intersect(without(gone, once), held),
      existed,
    });
  };
}

/** When a file stood for the module. */
export function fileAt(tree: TreeShape, module: string): Spans {
  return union(
    tree.file(module),
    ...SCRIPT_ENDINGS.flatMap((ending) => [
      tree.file(`${module}${ending}`),
      tree.file(`${module}/index${ending}`),
      tree.file(`${module}.d${ending}`),
      tree.file(`${module}/index.d${ending}`),
    ]),
  );
}
