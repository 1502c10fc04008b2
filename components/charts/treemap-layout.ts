import { type HierarchyRectangularNode, hierarchy, treemap } from "d3-hierarchy";

/** px of the strip with a folder's name, and the smallest folders that have one: those right in the map, and those below them. */
export const STRIP = 16;
const SMALLEST = [
  { wide: 40, high: 34 },
  { wide: 90, high: 60 },
  { wide: 110, high: 80 },
] as const;

/** px from the left and the top. */
export type Rect = {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
};

export type TreemapFolder = Rect & {
  /** The whole path. */
  readonly name: string;
  /** The path below the folder that it lies in. */
  readonly label: string;
  /** Index of the folder that it lies in; -1 right in what is drawn. A folder stands behind the one that it lies in. */
  readonly parent: number;
  /** 0 right in what is drawn. */
  readonly depth: number;
  readonly hasStrip: boolean;
  /** Its files: indices into the weights. */
  readonly files: readonly number[];
};

export type TreemapLayout = {
  readonly width: number;
  readonly height: number;
  /** Four numbers a file, x0 y0 x1 y1 in px, in the order of `files`. */
  readonly rects: Float64Array;
  /** Indices into the weights of the files that have an area. */
  readonly files: Int32Array;
  /** The folders right in what is drawn, and those further in that have a strip. */
  readonly folders: readonly TreemapFolder[];
};

type Node = {
  readonly name: string;
  readonly file: number;
  readonly children: Node[];
};

export type TreemapInput = {
  readonly paths: readonly string[];
  /** Not negative; 0 leaves a file out. */
  readonly weights: ArrayLike<number>;
  /** The folder that is drawn; "" for all. */
  readonly dir: string;
  readonly width: number;
  readonly height: number;
};

/**
 * Squarified (Bruls, Huizing, van Wijk 2000, as d3-hierarchy does it). What stands side by side in a folder is to scale,
 * with the strips of names; the strip of a folder is what its own files and folders have less.
 */
export function treemapLayout({ paths, weights, dir, width, height }: TreemapInput): TreemapLayout {
  const root = hierarchy<Node>(nodesOf(paths, weights, dir))
    .sum(({ file }) => (file < 0 ? 0 : (weights[file] ?? 0)))
    .sort((a, b) => (b.value ?? 0) - (a.value ?? 0) || (a.data.name < b.data.name ? -1 : 1));
  const placed = treemap<Node>()
    .size([width, height])
    .paddingTop((node) => (hasStrip(node) ? STRIP : 0))(root);
  const leaves = placed.leaves().filter(({ data }) => data.file >= 0);
  const rects = new Float64Array(leaves.length * 4);
  leaves.forEach(({ x0, y0, x1, y1 }, index) => {
    rects.set([x0, y0, x1, y1], index * 4);
  });
  return {
    width,
    height,
    rects,
    files: Int32Array.from(leaves, ({ data }) => data.file),
    folders: foldersOf(placed),
  };
}

type Placed = HierarchyRectangularNode<Node>;

/** Folders inside one without a strip have none: their names would hang in the air. */
function hasStrip(node: Placed): boolean {
  const smallest = SMALLEST[node.depth - 1];
  if (!node.children || smallest === undefined) return false;
  const { x0, y0, x1, y1, parent } = node;
  if (x1 - x0 < smallest.wide || y1 - y0 < smallest.high) return false;
  return node.depth === 1 || (parent !== null && hasStrip(parent));
}

function foldersOf(root: Placed): readonly TreemapFolder[] {
  const found: TreemapFolder[] = [];
  const add = (node: Placed, parent: number): void => {
    if (!node.children || (node.depth > 1 && !hasStrip(node))) return;
    const above = found[parent]?.name ?? root.data.name;
    const { x0, y0, x1, y1, data, depth } = node;
    const index = found.length;
    found.push({
      ...{ x0, y0, x1, y1, parent },
      name: data.name,
      label: above === "" ? data.name : data.name.slice(above.length + 1),
      depth: depth - 1,
      hasStrip: hasStrip(node),
      files: node.leaves().map((leaf) => leaf.data.file),
    });
    for (const child of node.children) add(child, index);
  };
  for (const child of root.children ?? []) add(child, -1);
  return found;
}

/** The tree below a folder; folders that hold one folder alone are one with it. */
function nodesOf(paths: readonly string[], weights: ArrayLike<number>, dir: string): Node {
  const root: Node = { name: dir, file: -1, children: [] };
  const folders = new Map<string, Node>([[dir, root]]);
  const folder = (name: string): Node => {
    const known = folders.get(name);
    if (known !== undefined) return known;
    const made: Node = { name, file: -1, children: [] };
    folders.set(name, made);
    const cut = name.lastIndexOf("/");
    folder(cut < 0 ? "" : name.slice(0, cut)).children.push(made);
    return made;
  };
  const start = dir === "" ? 0 : dir.length + 1;
  paths.forEach((path, file) => {
    if (!((weights[file] ?? 0) > 0) || (start > 0 && !path.startsWith(`${dir}/`))) return;
    const cut = path.lastIndexOf("/");
    folder(cut < start ? dir : path.slice(0, cut)).children.push({
      name: path,
      file,
      children: [],
    });
  });
  return { ...root, children: root.children.map(joined) };
}

function joined(node: Node): Node {
  const [only] = node.children;
  if (node.children.length === 1 && only !== undefined && only.file < 0) return joined(only);
  return { ...node, children: node.children.map(joined) };
}

/** Index into `files` of what stands at a place; -1 between. */
export function fileAt({ rects, files }: TreemapLayout, x: number, y: number): number {
  for (let index = 0; index < files.length; index++) {
    const at = index * 4;
    if (x < (rects[at] ?? 0) || x >= (rects[at + 2] ?? 0)) continue;
    if (y >= (rects[at + 1] ?? 0) && y < (rects[at + 3] ?? 0)) return index;
  }
  return -1;
}
