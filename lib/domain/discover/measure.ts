import type { Use } from "./code-base";
import type { FragmentPath, Measure, PathKind } from "./fragment";

/**
 * Which imports count: each that names the symbol, but star imports (they name nothing), texts such as targets of `mock.patch`
 * (they name the place that is patched) and imports in the modules that give the symbol on (they make the paths).
 */
export function countUses(
  uses: readonly Use[],
  carriers: ReadonlySet<string>,
): Pick<FragmentPath, "imports" | "files" | "carried" | "strings"> {
  const files = new Set<string>();
  let imports = 0;
  let carried = 0;
  let strings = 0;
  for (const { path, kind } of uses) {
    if (kind === "string") strings += 1;
    else if (carriers.has(path)) carried += 1;
    else {
      imports += 1;
      files.add(path);
    }
  }
  return { imports, files: files.size, carried, strings };
}

type Counted = Pick<FragmentPath, "imports" | "kind" | "definition"> & {
  readonly uses: readonly Use[];
};

/**
 * How bad a fragment is. Of a symbol the main path is the most imported one, and imports through any other are astray. Where the
 * main path is the definition or a package around it, imports through another of these are nearby: a package that gives its
 * names on is normal, so they count by their share only. Of several definitions the main one is the most imported, and imports
 * that lead to another are astray; how they lead there is the matter of each symbol.
 *
 *     score = (astray - nearby) + nearby x nearby / imports
 *
 * `paths` has the main path first; the main definition is 0.
 */
export function measure(paths: readonly Counted[], carriers: ReadonlySet<string>): Measure {
  const [main] = paths;
  const imports = sumOf(paths);
  const files = new Set(
    paths.flatMap(({ uses }) =>
      uses.filter((use) => counts(use, carriers)).map(({ path }) => path),
    ),
  );
  const isOne = paths.every(({ definition }) => definition === 0);
  const stray = paths.filter((path) => (isOne ? path !== main : path.definition !== 0));
  const near = stray.filter((path) => isOne && isNear(main, path));
  const astray = sumOf(stray);
  const nearby = sumOf(near);
  const score = astray - nearby + (imports === 0 ? 0 : (nearby * nearby) / imports);
  return { imports, files: files.size, astray, nearby, score };
}

function counts({ kind, path }: Use, carriers: ReadonlySet<string>): boolean {
  return kind !== "string" && !carriers.has(path);
}

function sumOf(paths: readonly Counted[]): number {
  return paths.reduce((sum, { imports }) => sum + imports, 0);
}

function isNear(main: Counted | undefined, path: Counted): boolean {
  return main !== undefined && IN_CHAIN.has(main.kind) && IN_CHAIN.has(path.kind);
}

const IN_CHAIN: ReadonlySet<PathKind> = new Set(["definition", "package"]);
