import type { Classifier } from "../classify";
import { classOf } from "../classify";
import type { ImportClass } from "../import-class";
import { CLOSED_HOW, type LifeRow, OPENED_HOW, type SpellRow } from "../lives/version";
import { IMPORT_KINDS } from "../scan";
import { type CommitRef, commitRef, type VersionAt } from "./commit-ref";
import type { OpenedBeside } from "./flow";
import { type LifeEnd, lifeEnd } from "./life-end";
import type { CommitColumns, Target } from "./line-facts";

export type FileLife = {
  readonly id: string;
  readonly module: string;
  readonly name: string | null;
  readonly kind: string;
  readonly n: number;
  readonly class: ImportClass;
  /** The path it stood at last. */
  readonly path: string;
  readonly opened: CommitRef;
  readonly openedHow: keyof typeof OPENED_HOW;
  readonly openedLine: number | null;
  /** The path at the commit that opened it. */
  readonly openedPath: string;
  /** The line on which it stands; null when it does not, or no version says. */
  readonly line: number | null;
  /** Renames of its file that it went along with, oldest first. */
  readonly moves: readonly {
    readonly from: string;
    readonly to: string;
    readonly commit: CommitRef;
  }[];
  readonly closed: CommitRef | null;
  readonly end: LifeEnd | null;
  /** Modules of the imports that opened in the same file and commit as this one closed. */
  readonly next: readonly string[];
  /** How long it stood, or stands at the moment, in ms. */
  readonly spanMs: number;
};

export type Unread = {
  readonly from: CommitRef;
  readonly to: CommitRef | null;
  readonly listed: boolean;
  readonly reason: string | null;
};

export type FileHistoryInput = {
  readonly commits: CommitColumns;
  readonly lives: readonly LifeRow[];
  readonly paths: readonly string[];
  readonly targets: readonly (Target | undefined)[];
  readonly classes: Classifier;
  readonly position: number;
  readonly now: number;
  readonly versionAt: VersionAt;
  /** The line on which an import stands in the last version of its file up to the position. */
  readonly lineOf: (path: number, target: number, kind: number, n: number) => number | null;
};

type Classed = { readonly row: LifeRow; readonly target: Target; readonly class: ImportClass };

/**
 * The lives of one file, in order of opening, as they stood at a position. Only imports of the subject. A rename does not end
 * a life unless the class differs under the new path.
 */
export function fileLives(input: FileHistoryInput): FileLife[] {
  const classed = input.lives
    .filter((row) => row.opened <= input.position)
    .flatMap((row): Classed[] => {
      const target = input.targets[row.target];
      const path = input.classes.path(input.paths[row.path] ?? "");
      const targetClass = target ? input.classes.target(target.module, target.name) : null;
      const found = classOf(path, targetClass, input.now);
      return target && found !== null ? [{ row, target, class: found }] : [];
    });
  const openings = openingsOf(classed);
  return acrossRenames(classed)
    .map((pieces) => lifeOf(input, pieces, openings))
    .sort((a, b) => a.opened.position - b.opened.position || (a.module < b.module ? -1 : 1));
}

type Chain = readonly [first: Classed, ...rest: Classed[]];

/** Lives with the pieces that renames joined. */
function acrossRenames(classed: readonly Classed[]): Chain[] {
  const byOpening = new Map<string, Classed>();
  for (const one of classed)
    if (one.row.openedHow === OPENED_HOW.renamed)
      byOpening.set(renameKey(one, one.row.opened), one);
  const carried = new Set<Classed>();
  const next = (one: Classed): Classed | undefined => {
    if (one.row.closedHow !== CLOSED_HOW.renamed || one.row.closed === null) return undefined;
    return byOpening.get(renameKey(one, one.row.closed));
  };
  for (const one of classed) {
    const follower = next(one);
    if (follower) carried.add(follower);
  }
  return classed
    .filter((one) => !carried.has(one))
    .map((first) => {
      const pieces: [Classed, ...Classed[]] = [first];
      for (let follower = next(first); follower; follower = next(follower)) pieces.push(follower);
      return pieces;
    });
}

function renameKey({ row, class: found }: Classed, position: number): string {
  return `${found} ${row.bornPath} ${row.born} ${row.target} ${row.kind} ${row.n} ${position}`;
}

type Openings = ReadonlyMap<string, readonly Classed[]>;

/** What opened in a lineage at a position; what a rename carried on did not open. */
function openingsOf(classed: readonly Classed[]): Openings {
  const openings = new Map<string, Classed[]>();
  for (const one of classed) {
    if (one.row.openedHow === OPENED_HOW.renamed) continue;
    const key = lineageKey(one.row, one.row.opened);
    const known = openings.get(key);
    if (known) known.push(one);
    else openings.set(key, [one]);
  }
  return openings;
}

function lineageKey({ bornPath, born }: LifeRow, position: number): string {
  return `${bornPath} ${born} ${position}`;
}

function lifeOf(input: FileHistoryInput, pieces: Chain, openings: Openings): FileLife {
  const [first] = pieces;
  const last = pieces.at(-1) ?? first;
  const { row, target } = first;
  const opened = commitRef(input, row.path, row.opened);
  const { closed: closedAt, closedHow, path } = last.row;
  const isOver = closedAt !== null && closedAt <= input.position;
  const closed = isOver ? commitRef(input, path, closedAt) : null;
  const beside = isOver ? (openings.get(lineageKey(last.row, closedAt)) ?? []) : [];
  return {
    id: `${row.path}.${row.target}.${row.kind}.${row.n}.${row.opened}`,
    ...target,
    kind: IMPORT_KINDS[row.kind] ?? "from",
    n: row.n,
    class: first.class,
    path: input.paths[path] ?? "",
    opened,
    openedHow: nameOf(OPENED_HOW, row.openedHow) ?? "introduced",
    openedLine: input.versionAt(row.path, row.opened)?.lineOf(row.target, row.kind, row.n) ?? null,
    openedPath: input.paths[row.path] ?? "",
    line: isOver ? null : input.lineOf(path, row.target, row.kind, row.n),
    moves: pieces.slice(1).map((piece, index) => ({
      from: input.paths[pieces[index]?.row.path ?? -1] ?? "",
      to: input.paths[piece.row.path] ?? "",
      commit: commitRef(input, piece.row.path, piece.row.opened),
    })),
    closed,
    end: isOver ? lifeEnd(first.class, closedHow ?? CLOSED_HOW.gone, besideOf(beside)) : null,
    next: [...new Set(beside.map((one) => one.target.module))].sort(),
    spanMs: Math.max(0, (closed?.t ?? input.now) - opened.t),
  };
}

function besideOf(beside: readonly Classed[]): OpenedBeside {
  const has = (...classes: ImportClass[]) => beside.some((one) => classes.includes(one.class));
  return {
    canonical: has("canonical"),
    outside: has("unplanned", "unclassified"),
    legacy: has("legacy"),
  };
}

function nameOf<T extends Readonly<Record<string, number>>>(
  names: T,
  code: number | null,
): keyof T | null {
  return Object.keys(names).find((name) => names[name] === code) ?? null;
}

/** Spells of one file up to a position, with the reason that the scanner gave. */
export function unreadSpans(
  input: Pick<FileHistoryInput, "commits" | "versionAt" | "position">,
  spells: readonly SpellRow[],
  reasonAt: (path: number, position: number) => string | null,
): Unread[] {
  return spells
    .filter((spell) => spell.from <= input.position)
    .map((spell) => ({
      from: commitRef(input, spell.path, spell.from),
      to:
        spell.to !== null && spell.to <= input.position
          ? commitRef(input, spell.path, spell.to)
          : null,
      listed: spell.listed,
      reason: reasonAt(spell.path, spell.from),
    }));
}
