import type { LifeColumns, LineFacts } from "../board/line-facts";
import { isScriptPath } from "../modules/source-paths";
import { IMPORT_KINDS } from "../scan";
import {
  type MissingSpan,
  type ModuleStanding,
  NOTHING_MISSING,
  type UnknownCause,
} from "./module-standing";
import { pythonEverywhere, pythonStanding } from "./python-standing";
import { intersect, type Spans, STILL, without } from "./spans";
import { parentOf, type TreeShape } from "./tree-shape";
import { fileAt, typescriptStanding } from "./typescript-standing";

/** What the facts say of the existence of what is imported. Pure: at a position it rests on what was known there. */
export type MissingImports = {
  /** From which position on it is known which files there are; infinity when it never is. */
  readonly knownFrom: number;
  /** By row of the lives, in order of the line; lives whose module always existed, or is not ours, are left out. */
  readonly byLife: ReadonlyMap<number, readonly MissingSpan[]>;
};

const FROM = IMPORT_KINDS.indexOf("from");

/** For each life, from which commit to which its module did not exist (rules.md 1.11). */
export function missingImports(
  { lives, paths, targets }: Pick<LineFacts, "lives" | "paths" | "targets">,
  tree: TreeShape,
): MissingImports {
  const byLife = new Map<number, readonly MissingSpan[]>();
  if (tree.knownFrom === Number.POSITIVE_INFINITY) return { knownFrom: tree.knownFrom, byLife };
  const modulesOf = languages(tree, paths);
  const ofModules = kept((standing: ModuleStanding) => stretchesOf(standing, false));
  const ofNames = kept((standing: ModuleStanding) => stretchesOf(standing, true));
  const standingOf = (life: number): ModuleStanding => {
    const modules = modulesOf(lives.path[life] ?? 0);
    const module = targets[lives.target[life] ?? 0]?.module;
    if (modules === null || module === undefined) return NOTHING_MISSING;
    if (stoodThrough(modules.everywhere(module), lives, life, tree)) return NOTHING_MISSING;
    return modules.standing(module);
  };
  for (let life = 0; life < lives.path.length; life++) {
    const standing = standingOf(life);
    if (standing === NOTHING_MISSING) continue;
    const mayBeName = targets[lives.target[life] ?? 0]?.name === null && lives.kind[life] === FROM;
    const spans = clipped((mayBeName ? ofNames : ofModules)(standing), lives, life);
    if (spans.length > 0) byLife.set(life, spans);
  }
  return { knownFrom: tree.knownFrom, byLife };
}

/** What the modules of one language are as the files of a folder see them. */
type Modules = {
  /** When the module exists for every file. */
  readonly everywhere: (module: string) => Spans;
  readonly standing: (module: string) => ModuleStanding;
};

/** The language that a file is written in decides what its modules are; each pair of folder and module is looked at once. */
function languages(tree: TreeShape, paths: readonly string[]): (path: number) => Modules | null {
  const python = { everywhere: kept(pythonEverywhere(tree)), standing: pythonStanding(tree) };
  const typescript: Modules = {
    everywhere: kept((module: string) => fileAt(tree, module)),
    standing: kept(typescriptStanding(tree)),
  };
  const folders = kept(
    (folder: string): Modules => ({
      everywhere: python.everywhere,
      standing: kept((module: string) => python.standing(folder, module)),
    }),
  );
  return kept((id: number): Modules | null => {
    const path = paths[id] ?? "";
    if (path.endsWith(".py")) return folders(parentOf(path));
    return isScriptPath(path) ? typescript : null;
  });
}

/** Whether the spans cover a life as far as the tree is known. */
function stoodThrough(spans: Spans, lives: LifeColumns, life: number, tree: TreeShape): boolean {
  const from = Math.max(lives.opened[life] ?? 0, tree.knownFrom);
  const closed = lives.closed[life] ?? -1;
  const to = closed < 0 ? STILL : closed;
  return from >= to || spans.some((span) => span.from <= from && to <= span.to);
}

function kept<Key, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const all = new Map<Key, Value>();
  return (key) => {
    const known = all.get(key);
    if (known !== undefined) return known;
    const made = make(key);
    all.set(key, made);
    return made;
  };
}

/** The stretches of a module, clipped to those of one life. */
function clipped(all: readonly MissingSpan[], lives: LifeColumns, life: number): MissingSpan[] {
  const opened = lives.opened[life] ?? 0;
  const closedAt = lives.closed[life] ?? -1;
  const closed = closedAt < 0 ? STILL : closedAt;
  return all.flatMap((span): MissingSpan[] => {
    const from = Math.max(span.from, opened);
    const to = Math.min(span.to, closed);
    return from < to ? [{ ...span, from, to }] : [];
  });
}

/** All stretches of a module in order; `mayBeName`: the import may name something in the module above it. */
function stretchesOf(standing: ModuleStanding, mayBeName: boolean): readonly MissingSpan[] {
  const asName = mayBeName ? standing.parent : [];
  const unknown = (cause: UnknownCause, spans: Spans): MissingSpan[] =>
    spans.map((span) => ({ ...span, state: "unknown", cause }));
  const phantom = (cause: "deleted" | "never", spans: Spans): MissingSpan[] => [
    ...without(spans, asName).map(
      (span): MissingSpan => ({
        ...span,
        state: "phantom",
        cause,
        goneAt: goneAt(standing, span.from),
      }),
    ),
    ...unknown("name", intersect(spans, asName)),
  ];
  return [
    ...phantom("deleted", standing.deleted),
    ...phantom("never", standing.never),
    ...unknown("left", standing.unknown.left),
    ...unknown("namespace", standing.unknown.namespace),
    ...unknown("file", standing.unknown.file),
  ].sort((a, b) => a.from - b.from);
}

/** Where the module's last time in the tree before a position ended. */
function goneAt({ existed }: ModuleStanding, position: number): number {
  return existed.findLast(({ to }) => to <= position)?.to ?? -1;
}

/** The stretch that a position lies in, if any. */
export function missingAt(
  missing: MissingImports,
  life: number,
  position: number,
): MissingSpan | undefined {
  return missing.byLife.get(life)?.find(({ from, to }) => from <= position && position < to);
}
