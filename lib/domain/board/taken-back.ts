import type { FileReturn } from "../contents/restorations";
import type { CommitColumns, LifeColumns } from "./line-facts";

/** Files that each position put back exactly to what they were; empty where no scan names contents. */
export type Returns = ReadonlyMap<number, readonly FileReturn[]>;

/** Whether the commit at `to` may be told as taking back the one at `from`, whose imports it undoes by their number. */
export type TakesBack = (from: number, to: number) => boolean;

const NEAR_MS = 7 * 24 * 3_600_000;
const NEAR_COMMITS = 50;

/**
 * That imports came and went again says nothing of why: a folder that is deleted nine months after it came is not taken back. Told is it
 * where one of three holds (rules.md 1.12): the commit is near, a week or fifty commits, moves imports mostly in files of the first, and most
 * of these had no imports moved between; most of these files have the very content again that they had before; or the subject says that
 * it reverts, or names the commit.
 */
export function takesBack(
  { commits, lives }: { readonly commits: CommitColumns; readonly lives: LifeColumns },
  returns: Returns,
): TakesBack {
  const moves = movesOf(lives);
  return (from, to) => {
    if (saysSo(commits, from, to)) return true;
    const paths = [...moves].filter(([, own]) => own.has(from) && own.has(to));
    const most = (count: number) => paths.length > 0 && count * 2 >= paths.length;
    const isNear =
      to - from <= NEAR_COMMITS ||
      (commits.effectiveAt[to] ?? 0) - (commits.effectiveAt[from] ?? 0) <= NEAR_MS;
    const untouched = () =>
      paths.filter(([, own]) => ![...own].some((at) => from < at && at < to)).length;
    // What moves a whole tree undoes by number what came there last, and much else.
    const ofSecond = [...moves.values()].filter((own) => own.has(to)).length;
    if (isNear && paths.length * 2 >= ofSecond && most(untouched())) return true;
    const back = new Set(
      (returns.get(to) ?? []).flatMap((one) =>
        one.from < from && from <= one.to ? [one.path] : [],
      ),
    );
    return most(paths.filter(([path]) => back.has(path)).length);
  };
}

/** For each file the positions at which imports of it opened or closed. */
function movesOf(lives: LifeColumns): ReadonlyMap<number, ReadonlySet<number>> {
  const moves = new Map<number, Set<number>>();
  for (let life = 0; life < lives.path.length; life++) {
    const path = lives.path[life] ?? 0;
    const own = moves.get(path) ?? new Set<number>();
    moves.set(path, own.add(lives.opened[life] ?? 0));
    const closed = lives.closed[life] ?? -1;
    if (closed >= 0) own.add(closed);
  }
  return moves;
}

const REVERTS = /\brevert(?:s|ed|ing)?\b/i;

function saysSo({ subject, sha }: CommitColumns, from: number, to: number): boolean {
  const text = subject[to] ?? "";
  const named = text.match(/\b[0-9a-f]{7,64}\b/g) ?? [];
  return named.length > 0
    ? named.some((digits) => sha[from]?.startsWith(digits))
    : REVERTS.test(text);
}
