import { type ModuleStanding, NOTHING_MISSING, unlessNothing } from "./module-standing";
import { intersect, type Spans, sinceThen, union, without } from "./spans";
import { parentOf, type TreeShape } from "./tree-shape";

export const SCRIPT_ENDINGS = [".ts", ".tsx", ".mts", ".cts", ".js", ".jsx", ".mjs", ".cjs"];

/** Files that scripts import and that are no source files: the tree does not name them. */
const OTHER_FILE =
  /\.(css|scss|sass|less|json|jsonc|svg|png|jpe?g|gif|webp|avif|ico|woff2?|ttf|graphql|gql|mdx?|html?|txt|wasm|vue|svelte|ya?ml|node)$/i;

/**
 * How a module that is named by its path, without the ending, stands: a file with one of the endings, or the index of a
 * folder. A name whose folder holds no source file is a package's and not ours; one with another ending is no source file.
 */
export function typescriptStanding(tree: TreeShape): (module: string) => ModuleStanding {
  return (module) => {
    if (module === "" || OTHER_FILE.test(module)) return NOTHING_MISSING;
    const existed = fileAt(tree, module);
    const gone = without(sinceThen(tree.knownFrom), existed);
    if (gone.length === 0) return NOTHING_MISSING;
    const once = sinceThen(existed[0]?.from ?? Number.POSITIVE_INFINITY);
    const folder = parentOf(module);
    const held = folder === "" ? [] : tree.folder(folder);
    return unlessNothing({
      ...NOTHING_MISSING,
      deleted: intersect(gone, once),
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
    ]),
  );
}
