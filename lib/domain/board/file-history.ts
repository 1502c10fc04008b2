import type { Classifier } from "../classify";
import { classOf } from "../classify";
import type { ImportClass } from "../import-class";
import { CLOSED_HOW, type LifeRow, OPENED_HOW, type SpellRow } from "../lives/version";
import { IMPORT_KINDS } from "../scan";
import type { CommitColumns, Target } from "./line-facts";

export type CommitRef = {
  readonly position: number;
  readonly sha: string;
  readonly t: number;
  readonly author: string | null;
  readonly subject: string | null;
  readonly isMerge: boolean;
  readonly by: { readonly sha: string; readonly author: string | null } | null;
};

export type FileLife = {
  readonly id: string;
  readonly module: string;
  readonly name: string | null;
  readonly kind: string;
  readonly n: number;
  readonly class: ImportClass;
  readonly path: string;
  readonly opened: CommitRef;
  readonly openedHow: keyof typeof OPENED_HOW;
  readonly openedLine: number | null;
  readonly closed: CommitRef | null;
  readonly closedHow: keyof typeof CLOSED_HOW | null;
  /** How long it stood, or stands at the moment, in ms. */
  readonly spanMs: number;
};

export type Unread = {
  readonly from: CommitRef;
  readonly to: CommitRef | null;
  readonly listed: boolean;
  readonly reason: string | null;
};

/** A file version's facts that a life needs to be told: who is credited, and on which line the import stood. */
export type VersionAt = (
  path: number,
  position: number,
) => {
  readonly by: CommitRef["by"];
  readonly lineOf: (target: number, kind: number, n: number) => number | null;
} | null;

export type FileHistoryInput = {
  readonly commits: CommitColumns;
  readonly lives: readonly LifeRow[];
  readonly paths: readonly string[];
  readonly targets: readonly (Target | undefined)[];
  readonly classes: Classifier;
  readonly position: number;
  readonly now: number;
  readonly versionAt: VersionAt;
};

/** The lives of one file, in order of opening, as they stood at a position. Only imports of the subject. */
export function fileLives(input: FileHistoryInput): FileLife[] {
  const { lives, position, targets, classes, paths } = input;
  return lives
    .filter((life) => life.opened <= position)
    .flatMap((life): FileLife[] => {
      const target = targets[life.target];
      const targetClass = target ? classes.target(target.module, target.name) : null;
      const path = paths[life.path] ?? "";
      const found = classOf(classes.path(path), targetClass, input.now);
      if (!target || found === null) return [];
      return [lifeOf(input, life, target, found, path)];
    })
    .sort((a, b) => a.opened.position - b.opened.position || (a.module < b.module ? -1 : 1));
}

function lifeOf(
  input: FileHistoryInput,
  life: LifeRow,
  target: Target,
  found: ImportClass,
  path: string,
): FileLife {
  const isOver = life.closed !== null && life.closed <= input.position;
  const opened = commitRef(input, life.path, life.opened);
  const closed = isOver && life.closed !== null ? commitRef(input, life.path, life.closed) : null;
  const end = closed?.t ?? input.now;
  return {
    id: `${life.path}.${life.target}.${life.kind}.${life.n}.${life.opened}`,
    ...target,
    kind: IMPORT_KINDS[life.kind] ?? "from",
    n: life.n,
    class: found,
    path,
    opened,
    openedHow: nameOf(OPENED_HOW, life.openedHow) ?? "introduced",
    openedLine:
      input.versionAt(life.path, life.opened)?.lineOf(life.target, life.kind, life.n) ?? null,
    closed,
    closedHow: isOver ? nameOf(CLOSED_HOW, life.closedHow) : null,
    spanMs: Math.max(0, end - opened.t),
  };
}

function nameOf<T extends Readonly<Record<string, number>>>(
  names: T,
  code: number | null,
): keyof T | null {
  return Object.keys(names).find((name) => names[name] === code) ?? null;
}

export function commitRef(
  { commits, versionAt }: Pick<FileHistoryInput, "commits" | "versionAt">,
  path: number,
  position: number,
): CommitRef {
  return {
    position,
    sha: commits.sha[position] ?? "",
    t: commits.effectiveAt[position] ?? 0,
    author: commits.author[position] ?? null,
    subject: commits.subject[position] ?? null,
    isMerge: commits.isMerge[position] ?? false,
    by: versionAt(path, position)?.by ?? null,
  };
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
