import type { ImportClass } from "../import-class";
import type { TreeChange } from "../tests/tree-history";
import type { Judged, JudgedSpan } from "./judge";
import type { LineFacts } from "./line-facts";

/**
 * Moments [from, to] by index at which a file held so many imports of the subject in scope, so many of them legacy; `unread`
 * is 1 where it could not be read: then they are those that were found last, or what was found all the same.
 */
export type TreemapRun = readonly [
  from: number,
  to: number,
  imports: number,
  legacy: number,
  unread: number,
];

export type TreemapFile = {
  readonly path: string;
  /** As last listed up to the last moment; null where no scan gave it. */
  readonly lines: number | null;
  readonly runs: readonly TreemapRun[];
  /** Moments [from, to] at which the file was in the tree; null where no scan says what is. */
  readonly present: readonly (readonly [from: number, to: number])[] | null;
};

export type TreemapQuestion = {
  /** Positions of the line that are drawn, ascending; the last is the board's. */
  readonly positions: readonly number[];
  readonly changes: readonly TreeChange[];
  readonly linesOf: ReadonlyMap<number, number>;
};

const COUNTED: ReadonlySet<ImportClass> = new Set([
  "legacy",
  "unplanned",
  "unclassified",
  "canonical",
]);

/**
 * The files of the tree at the last moment, and those that held an import of the subject, or could not be read, at one of
 * the moments, by path.
 * Exempt imports and those out of scope are not counted.
 */
export function treemapFiles(
  facts: LineFacts,
  judged: Judged,
  { positions, changes, linesOf }: TreemapQuestion,
): TreemapFile[] {
  const presence = presenceOf(changes, positions);
  const steps = stepsOf(judged, positions);
  const unread = unreadOf(facts, positions);
  const last = positions.length - 1;
  const paths = new Set<number>([...steps.keys(), ...unread.keys()]);
  for (const [path, spans] of presence ?? []) if (spans.at(-1)?.[1] === last) paths.add(path);
  return [...paths]
    .map((path) => ({
      path: facts.paths[path] ?? "",
      lines: linesOf.get(path) ?? null,
      runs: runsOf(steps.get(path), unread.get(path) ?? [], positions.length),
      present: presence === null ? null : (presence.get(path) ?? []),
    }))
    .filter(({ runs, present }) => runs.length > 0 || (present?.length ?? 0) > 0)
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** The first moment at or after a position; the number of moments where there is none. */
function momentAt(positions: readonly number[], position: number): number {
  let low = 0;
  let high = positions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((positions[middle] ?? 0) < position) low = middle + 1;
    else high = middle;
  }
  return low;
}

type Spans = Map<number, [from: number, to: number][]>;

/** Moments at which each file was in the tree; null where no full scan says so at the last one. A moment before the first full scan counts as the first. */
function presenceOf(changes: readonly TreeChange[], positions: readonly number[]): Spans | null {
  const first = changes.findIndex(({ isFull }) => isFull);
  const end = positions.at(-1) ?? -1;
  if (first < 0 || (changes[first]?.position ?? 0) > end) return null;
  const presence = new Presence();
  changes.slice(first).forEach((change, index) => {
    if (change.position > end) return;
    presence.take(change, index === 0 ? 0 : momentAt(positions, change.position));
  });
  return presence.until(positions.length);
}

/** Folds what came and went into spans of moments. */
class Presence {
  private readonly since = new Map<number, number>();
  private readonly spans: Spans = new Map();

  take({ isFull, added, removed }: TreeChange, moment: number): void {
    if (isFull) this.leave(added, moment);
    for (const path of added) if (!this.since.has(path)) this.since.set(path, moment);
    if (!isFull) for (const path of removed) this.close(path, moment);
  }

  until(moment: number): Spans {
    for (const path of [...this.since.keys()]) this.close(path, moment);
    return this.spans;
  }

  /** A full scan names all that there is. */
  private leave(named: readonly number[], moment: number): void {
    const kept = new Set(named);
    for (const path of [...this.since.keys()]) if (!kept.has(path)) this.close(path, moment);
  }

  private close(path: number, moment: number): void {
    const from = this.since.get(path);
    this.since.delete(path);
    if (from === undefined || from >= moment) return;
    const known = this.spans.get(path);
    if (known) known.push([from, moment - 1]);
    else this.spans.set(path, [[from, moment - 1]]);
  }
}

type Steps = { readonly imports: Int32Array; readonly legacy: Int32Array };

/** By file, what comes and goes at each moment. */
function stepsOf({ spans }: Judged, positions: readonly number[]): Map<number, Steps> {
  const files = new Map<number, Steps>();
  for (const span of spans) {
    if (!COUNTED.has(span.class)) continue;
    const from = momentAt(positions, span.from);
    const to = span.to < 0 ? positions.length : momentAt(positions, span.to);
    if (from >= to) continue;
    const steps = files.get(span.path) ?? emptySteps(positions.length);
    files.set(span.path, steps);
    bump(steps, span, from, 1);
    bump(steps, span, to, -1);
  }
  return files;
}

function emptySteps(moments: number): Steps {
  return { imports: new Int32Array(moments + 1), legacy: new Int32Array(moments + 1) };
}

function bump({ imports, legacy }: Steps, span: JudgedSpan, moment: number, by: number): void {
  imports[moment] = (imports[moment] ?? 0) + by;
  if (span.class === "legacy") legacy[moment] = (legacy[moment] ?? 0) + by;
}

function unreadOf({ spells }: LineFacts, positions: readonly number[]): Spans {
  const found: Spans = new Map();
  for (const { path, from, to } of spells) {
    const first = momentAt(positions, from);
    const end = to < 0 ? positions.length : momentAt(positions, to);
    if (first >= end) continue;
    const known = found.get(path);
    if (known) known.push([first, end - 1]);
    else found.set(path, [[first, end - 1]]);
  }
  return found;
}

function runsOf(
  steps: Steps | undefined,
  unread: readonly (readonly [number, number])[],
  moments: number,
): TreemapRun[] {
  if (steps === undefined && unread.length === 0) return [];
  const runs: [number, number, number, number, number][] = [];
  let imports = 0;
  let legacy = 0;
  for (let at = 0; at < moments; at++) {
    imports += steps?.imports[at] ?? 0;
    legacy += steps?.legacy[at] ?? 0;
    const isUnread = unread.some(([from, to]) => from <= at && to >= at) ? 1 : 0;
    const run = runs.at(-1);
    const isSame = run?.[2] === imports && run[3] === legacy && run[4] === isUnread;
    if (run !== undefined && isSame && run[1] === at - 1) run[1] = at;
    else if (imports + isUnread > 0) runs.push([at, at, imports, legacy, isUnread]);
  }
  return runs;
}

/**
 * Positions to step through: those at which an import of the subject came or went, or at most `most` of them, the last in
 * each of as many equal parts; with those that are asked for, and the last one.
 */
export function treemapPositions(
  { spans }: Judged,
  last: number,
  { most, asked }: { readonly most: number; readonly asked: readonly number[] },
): number[] {
  const edges = new Set<number>();
  for (const span of spans) {
    if (!COUNTED.has(span.class)) continue;
    if (span.from <= last) edges.add(span.from);
    if (span.to >= 0 && span.to <= last) edges.add(span.to);
  }
  const all = [...edges].sort((a, b) => a - b);
  const size = Math.max(1, all.length / most);
  const kept = new Set([...asked.filter((position) => position >= 0 && position <= last), last]);
  for (let end = size; end <= all.length + 1e-9; end += size) {
    const position = all[Math.round(end) - 1];
    if (position !== undefined) kept.add(position);
  }
  return [...kept].sort((a, b) => a - b);
}

/** What a file holds at a moment: null where it is not in the tree, no imports where it holds none. */
export type TreemapState = {
  readonly imports: number;
  readonly legacy: number;
  readonly isUnread: boolean;
} | null;

export function stateAt(
  { runs, present }: Pick<TreemapFile, "runs" | "present">,
  moment: number,
): TreemapState {
  const run = runs.find(([from, to]) => from <= moment && to >= moment);
  if (run !== undefined) return { imports: run[2], legacy: run[3], isUnread: run[4] === 1 };
  const isThere = present?.some(([from, to]) => from <= moment && to >= moment) ?? true;
  return isThere ? { imports: 0, legacy: 0, isUnread: false } : null;
}

/** The most imports of the subject that a file held at one of the moments. */
export function mostImports({ runs }: Pick<TreemapFile, "runs">): number {
  return runs.reduce((most, [, , imports]) => Math.max(most, imports), 0);
}
