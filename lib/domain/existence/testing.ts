import { type TreeChange, TreeHistory } from "../tests/tree-history";
import { missingAt, missingImports } from "./missing-imports";
import { treeShape } from "./tree-shape";

type One = {
  readonly path: string;
  readonly module: string;
  readonly name?: string | null;
  readonly kind?: number;
  readonly opened?: number;
  readonly closed?: number;
};

export function factsOf(imports: readonly One[], paths: readonly string[]) {
  const column = (of: (one: One, index: number) => number) => Int32Array.from(imports.map(of));
  return {
    paths,
    targets: imports.map(({ module, name = "X" }) => ({ module, name })),
    lives: {
      path: column(({ path }) => paths.indexOf(path)),
      target: column((_, index) => index),
      kind: column(({ kind = 0 }) => kind),
      opened: column(({ opened = 0 }) => opened),
      closed: column(({ closed = -1 }) => closed),
      n: column(() => 1),
      openedHow: column(() => 0),
      closedHow: column(() => 0),
      bornPath: column(() => 0),
      born: column(() => 0),
    },
  };
}

/** Trees as lists of paths, one for each position; null says nothing of the tree there. */
export function historyOf(trees: readonly (readonly string[] | null)[], paths: readonly string[]) {
  let before = new Set<string>();
  let isFirst = true;
  const changes: TreeChange[] = [];
  trees.forEach((tree, position) => {
    if (tree === null) return;
    const now = new Set(tree);
    const ids = (of: Iterable<string>) => [...of].map((path) => paths.indexOf(path));
    changes.push({
      position,
      isFull: isFirst,
      added: ids([...now].filter((path) => isFirst || !before.has(path))),
      removed: ids([...before].filter((path) => !now.has(path))),
    });
    before = now;
    isFirst = false;
  });
  return treeShape(new TreeHistory(changes, paths));
}

export function statesOf(imported: One, trees: readonly (readonly string[] | null)[]): string[] {
  const paths = [...new Set([imported.path, ...trees.flatMap((tree) => tree ?? [])])];
  const missing = missingImports(factsOf([imported], paths), historyOf(trees, paths));
  return trees.map((_, position) => {
    if (position < missing.knownFrom) return "tree";
    const span = missingAt(missing, 0, position);
    return span === undefined ? "-" : span.state === "phantom" ? span.cause : `?${span.cause}`;
  });
}
