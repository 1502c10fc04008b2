import { lastPart } from "@/lib/domain/module-parts";
import { type ImportTarget, type TargetUses, targetKey, type Use } from "./code-base";
import type { Certainty, Definition, Definitions } from "./definitions";
import type { Fragment, FragmentPath, PathKind } from "./fragment";
import { countUses, measure } from "./measure";
import { enclosingModules } from "./module-map";

/** All targets that lead to one definition. */
export type Reached = {
  readonly definition: Definition;
  readonly targets: readonly (TargetUses & { readonly certainty: Certainty })[];
};

/** Groups targets by the definition that they lead to. */
export function reachedDefinitions(
  targets: Iterable<TargetUses>,
  definitions: Definitions,
): readonly Reached[] {
  const reached = new Map<Definition, (TargetUses & { certainty: Certainty })[]>();
  for (const target of targets) {
    const { definition, certainty } = definitions.of(target);
    const known = reached.get(definition);
    if (known === undefined) reached.set(definition, [{ ...target, certainty }]);
    else known.push({ ...target, certainty });
  }
  return [...reached].map(([definition, list]) => ({ definition, targets: list }));
}

export type FragmentParts = Pick<Fragment, "id" | "kind" | "name" | "links"> & {
  readonly reached: readonly Reached[];
  /** What a definition is beside the main one: a copy of its file or another definition. */
  readonly besides: (main: Definition, other: Definition) => "copy" | "twin";
};

/** Builds a fragment of its definitions; null when its imports take one path only. */
export function fragmentOf(parts: FragmentParts, definitions: Definitions): Fragment | null {
  const { modules } = definitions;
  const { reached } = parts;
  const carriers = carriersOf(reached, definitions);
  const byImports = [...reached]
    .map((entry) => ({ ...entry, ...countAll(entry, carriers) }))
    .filter((entry) => parts.kind === "symbol" || entry.imports > 0)
    .sort((a, b) => b.imports - a.imports || compare(idOf(a.definition), idOf(b.definition)));
  const [main] = byImports;
  const all = byImports
    .flatMap(({ definition, targets }, index) =>
      targets.map((target): FragmentPath => {
        const kind = kindOf(target, definition, definitions);
        const isBeside = index > 0 && main !== undefined && kind === "definition";
        return {
          module: target.module,
          name: target.name,
          kind: isBeside ? parts.besides(main.definition, definition) : kind,
          definition: index,
          certainty: target.certainty,
          file: modules.fileOf(target.module),
          ...countUses(target.uses, carriers),
          uses: target.uses,
        };
      }),
    )
    .sort(
      (a, b) =>
        b.imports - a.imports ||
        Number(b.kind === "definition") - Number(a.kind === "definition") ||
        compare(targetKey(a), targetKey(b)),
    );
  const paths = all.filter(({ imports }) => imports > 0);
  const first = paths.findIndex(({ definition }) => definition === 0);
  paths.unshift(...paths.splice(first, 1));
  const isOne = paths.every(({ definition }) => definition === 0);
  if (paths.length < 2 || isOne !== (parts.kind === "symbol")) return null;
  return {
    id: parts.id,
    kind: parts.kind,
    name: parts.name,
    links: parts.links,
    carriers,
    definitions: byImports.map(({ definition, imports, files }) => ({
      ...definition,
      file: definition.file ?? modules.fileOf(definition.module),
      imports,
      files,
    })),
    paths,
    idle: all.filter(({ imports }) => imports === 0),
    ...measure(paths, carriers),
  };
}

/** Every symbol that is imported through more than one path. */
export function fragmentedSymbols(
  reached: readonly Reached[],
  definitions: Definitions,
): readonly Fragment[] {
  return reached.flatMap((entry) => {
    if (entry.targets.length < 2) return [];
    const { definition } = entry;
    const fragment = fragmentOf(
      {
        id: idOf(definition),
        kind: "symbol",
        name: shownName(definition),
        links: [],
        reached: [entry],
        besides: () => "twin",
      },
      definitions,
    );
    return fragment === null ? [] : [fragment];
  });
}

export function idOf({ module, name }: ImportTarget): string {
  return `${module}:${name ?? ""}`;
}

/** The name; of a module, and of what it exports by default, the last part of the module. */
function shownName({ module, name }: ImportTarget): string {
  if (name !== null && name !== "default") return name;
  return lastPart(module);
}

/** The files of all modules that a symbol is imported from: they define it or give it on. */
function carriersOf(reached: readonly Reached[], { modules }: Definitions): ReadonlySet<string> {
  const carriers = new Set<string>();
  for (const { definition, targets } of reached) {
    if (definition.file !== null && definition.name !== null) carriers.add(definition.file);
    for (const { module, name } of targets) {
      const file = name === null ? null : modules.fileOf(module);
      if (file !== null) carriers.add(file);
    }
  }
  return carriers;
}

function countAll({ targets }: Reached, carriers: ReadonlySet<string>) {
  const uses: readonly Use[] = targets.flatMap((target) => target.uses);
  const { imports, files } = countUses(uses, carriers);
  return { imports, files };
}

function kindOf(
  { module, name }: ImportTarget,
  definition: Definition,
  { modules }: Definitions,
): PathKind {
  const file = modules.fileOf(module);
  if (file === null && modules.isOwn(module) && definition.isOwn) return "phantom";
  if (module === definition.module && name === definition.name) return "definition";
  const isModule = definition.name === null;
  if (!isModule && name !== definition.name) return "alias";
  if (isModule && (name === null || name !== shownName(definition))) return "alias";
  if (file !== null && file === definition.file) return "alias";
  return enclosingModules(definition.module).includes(module) ? "package" : "shim";
}

export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
