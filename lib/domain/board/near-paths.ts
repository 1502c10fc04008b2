const FOUND = 8;

/** Known paths that a wrong one may have meant: equal but for case, the same file name elsewhere, then the nearest names. */
export function nearPaths(known: Iterable<string>, wrong: string, most = FOUND): string[] {
  const wanted = wrong.toLowerCase();
  const name = nameOf(wanted);
  const folders = new Set(wanted.split("/").slice(0, -1));
  const scored: { path: string; score: number }[] = [];
  for (const path of known) {
    const score = scoreOf(path.toLowerCase(), { wanted, name, folders });
    if (score > 0) scored.push({ path, score });
  }
  return scored
    .sort((a, b) => b.score - a.score || (a.path < b.path ? -1 : 1))
    .slice(0, most)
    .map(({ path }) => path);
}

type Wanted = {
  readonly wanted: string;
  readonly name: string;
  readonly folders: ReadonlySet<string>;
};

/** 0: not near. The name weighs more than all folders together. */
function scoreOf(path: string, { wanted, name, folders }: Wanted): number {
  if (path === wanted) return 1_000_000;
  const ownName = nameOf(path);
  const shared = path.split("/").filter((folder) => folders.has(folder)).length;
  const isInside = wanted !== "" && path.startsWith(`${wanted}/`);
  if (ownName === name) return 10_000 + shared;
  if (isInside) return 5000 + shared;
  if (stem(ownName) === stem(name)) return 4000 + shared;
  const likeness = overlap(stem(ownName), stem(name));
  return likeness >= 0.6 ? likeness * 1000 + shared : 0;
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

function stem(name: string): string {
  const dot = name.lastIndexOf(".");
  return dot > 0 ? name.slice(0, dot) : name;
}

/** Share of letter pairs that two names have in common, 0 to 1 (Dice). */
function overlap(left: string, right: string): number {
  const counts = new Map<string, number>();
  for (const pair of pairs(left)) counts.set(pair, (counts.get(pair) ?? 0) + 1);
  let shared = 0;
  for (const pair of pairs(right)) {
    const left = counts.get(pair) ?? 0;
    if (left === 0) continue;
    counts.set(pair, left - 1);
    shared++;
  }
  const all = left.length + right.length - 2;
  return all <= 0 ? 0 : (2 * shared) / all;
}

function pairs(text: string): string[] {
  return Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2));
}
