import { IMPORT_CLASSES } from "../import-class";
import { isStanding } from "./counts";
import type { Judged, JudgedSpan } from "./judge";
import type { LineFacts } from "./line-facts";

/** A class, or none: the version does not take the import for its subject. */
export const READ_CLASSES = [...IMPORT_CLASSES, "none"] as const;
export type ReadClass = (typeof READ_CLASSES)[number];

/** One reading of the same facts: a plan version over them. */
export type Reading = { readonly facts: LineFacts; readonly judged: Judged };

/** One import that stands, as two versions read it. */
export type Reread = {
  readonly path: string;
  readonly module: string;
  readonly name: string | null;
  readonly a: ReadClass;
  readonly b: ReadClass;
};

/** Every import that stands at a position and is the subject of at least one of two versions, by path. */
export function reread(a: Reading, b: Reading, position: number): Reread[] {
  const ofA = standing(a, position);
  const ofB = standing(b, position);
  const rows: Reread[] = [];
  for (const [key, span] of ofA)
    rows.push(rowOf(a.facts, span, span.class, ofB.get(key)?.class ?? "none"));
  for (const [key, span] of ofB)
    if (!ofA.has(key)) rows.push(rowOf(b.facts, span, "none", span.class));
  return rows.sort((one, two) => (textOf(one) < textOf(two) ? -1 : 1));
}

/** By what an import is, not by its row: the two readings hold other rows of the store. */
function standing({ facts, judged }: Reading, position: number): Map<string, JudgedSpan> {
  const { kind, n } = facts.lives;
  const found = new Map<string, JudgedSpan>();
  for (const span of judged.spans) {
    if (!isStanding(span, position)) continue;
    found.set(`${span.path} ${span.target} ${kind[span.life]} ${n[span.life]}`, span);
  }
  return found;
}

function rowOf(facts: LineFacts, { path, target }: JudgedSpan, a: ReadClass, b: ReadClass): Reread {
  const { module, name } = facts.targets[target] ?? { module: "", name: null };
  return { path: facts.paths[path] ?? "", module, name, a, b };
}

function textOf({ path, module, name }: Reread): string {
  return `${path} ${module} ${name ?? ""}`;
}

export type RereadCell = { readonly a: ReadClass; readonly b: ReadClass; readonly count: number };

/** How many imports each pair of readings holds, in the order of the classes; pairs that hold none are left out. */
export function rereadCells(rows: readonly Reread[]): RereadCell[] {
  return READ_CLASSES.flatMap((a) =>
    READ_CLASSES.map((b) => ({
      a,
      b,
      count: rows.filter((row) => row.a === a && row.b === b).length,
    })).filter(({ count }) => count > 0),
  );
}
