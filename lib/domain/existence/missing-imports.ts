import type { LifeColumns, LineFacts } from "../board/line-facts";
import { IMPORT_KINDS } from "../scan";
import type { TreeHistory } from "../tests/tree-history";
import { type MissingSpan, type ModuleStanding, NOTHING_MISSING } from "./module-standing";
import { pythonStanding } from "./python-standing";
import { intersect, type Spans, STILL, without } from "./spans";
import { parentOf, treeShape } from "./tree-shape";
import { SCRIPT_ENDINGS, typescriptStanding } from "./typescript-standing";

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
  tree: TreeHistory,
): MissingImports {
  const byLife = new Map<number, readonly MissingSpan[]>();
  if (tree.knownFrom === Number.POSITIVE_INFINITY) return { knownFrom: tree.knownFrom, byLife };
  const standingOf = standings(tree);
  for (let life = 0; life < lives.path.length; life++) {
    const target = targets[lives.target[life] ?? 0];
    if (target === undefined) continue;
    const standing = standingOf(paths[lives.path[life] ?? 0] ?? "", target.module);
    if (standing === NOTHING_MISSING) continue;
    const mayBeName = target.name === null && lives.kind[life] === FROM;
    const spans = spansOf(standing, livedIn(lives, life), mayBeName);
    if (spans.length > 0) byLife.set(life, spans);
  }
  return { knownFrom: tree.knownFrom, byLife };
}

/** The language that a file is written in decides what its modules are; each pair of folder and module is looked at once. */
function standings(tree: TreeHistory): (path: string, module: string) => ModuleStanding {
  const shape = treeShape(tree);
  const [python, typescript] = [pythonStanding(shape), typescriptStanding(shape)];
  const kept = new Map<string, Map<string, ModuleStanding>>();
  return (path, module) => {
    const language = languageOf(path);
    if (language === null) return NOTHING_MISSING;
    const scope = language === "python" ? `py ${parentOf(path)}` : "ts";
    const known = kept.get(scope) ?? new Map<string, ModuleStanding>();
    kept.set(scope, known);
    const found =
      known.get(module) ??
      (language === "python" ? python(parentOf(path), module) : typescript(module));
    known.set(module, found);
    return found;
  };
}

function languageOf(path: string): "python" | "typescript" | null {
  if (path.endsWith(".py")) return "python";
  return SCRIPT_ENDINGS.some((ending) => path.endsWith(ending)) ? "typescript" : null;
}

function livedIn(lives: LifeColumns, life: number): Spans {
  const closed = lives.closed[life] ?? -1;
  return [{ from: lives.opened[life] ?? 0, to: closed < 0 ? STILL : closed }];
}

function spansOf(standing: ModuleStanding, lived: Spans, mayBeName: boolean): MissingSpan[] {
  const asName = mayBeName ? standing.parent : [];
  const unknown = (cause: "left" | "namespace" | "file" | "name", spans: Spans): MissingSpan[] =>
    intersect(lived, spans).map((span) => ({ ...span, state: "unknown", cause }));
  const phantom = (cause: "deleted" | "never", spans: Spans): MissingSpan[] => [
    ...intersect(lived, without(spans, asName)).map(
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
