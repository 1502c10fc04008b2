import { type FileState, type Lineage, lifeKey, READABLE } from "./file-state";
import { LifeLog } from "./life-log";
import type { LifeRow } from "./version";

/** What is known of a path before the commits from which its lives go on. */
export type PathPast = {
  readonly path: number;
  /** Some commit said something of it. */
  readonly isKnown: boolean;
  /** It cannot be read. */
  readonly hasSpell: boolean;
};

/** Every rename that ties these paths together, those of the new commits among them. */
export type Rename = readonly [from: number, to: number];

/** The state of files before the commits from which their lives go on. */
export type Seed = {
  readonly files: ReadonlyMap<number, FileState>;
  /** A fresh log that holds what was there. */
  readonly lives: () => LifeLog;
};

/**
 * The seed of paths that renames tie together, from their lives; null where lives do not tell enough and the paths must
 * be derived from their start. `lives` are all of these paths and of those that a rename led here from, ended ones too.
 *
 * Lives tell the imports of a file, and, if it has any, its lineage. They do not tell whether a file without imports is
 * there, nor what a lineage brought along that is elsewhere by now.
 */
export function seedOf(
  pasts: readonly PathPast[],
  renames: readonly Rename[],
  lives: readonly LifeRow[],
): Seed | null {
  const standing = new Map<number, LifeRow[]>();
  for (const life of lives) {
    if (life.closed !== null) continue;
    const here = standing.get(life.path);
    if (here) here.push(life);
    else standing.set(life.path, [life]);
  }
  const arrived = new Set(renames.map(([, to]) => to));
  // A path that was left or reached twice may share its lineage with another one, or have held one that moved on.
  const isOnce =
    arrived.size === renames.length &&
    new Set(renames.map(([from]) => from)).size === renames.length;
  const isTold = ({ path, isKnown, hasSpell }: PathPast): boolean => {
    const life = standing.get(path)?.[0];
    if (hasSpell || life === undefined) return !isKnown;
    return !arrived.has(path) || life.bornPath !== path;
  };
  if (!isOnce || !pasts.every(isTold)) return null;
  const lineages = new Lineages();
  const files = new Map<number, FileState>();
  for (const { path } of pasts) {
    const here = standing.get(path);
    if (here?.[0] === undefined) continue;
    const imports = here.map(({ target, kind }) => ({ line: 0, target, kind }));
    const version = { content: { imports }, readable: READABLE.yes };
    files.set(path, { lineage: lineages.of(here[0]), version });
  }
  return { files, lives: () => logOf(lives, files, lineages) };
}

function logOf(
  lives: readonly LifeRow[],
  files: ReadonlyMap<number, FileState>,
  lineages: Lineages,
): LifeLog {
  const log = new LifeLog();
  for (const life of lives)
    log.resume(life, lifeKey(life.target, life.kind, life.n), lineages.of(life));
  for (const [path, { lineage }] of files) log.remember(path, lineage);
  return log;
}

/** One object for each lineage: they are compared by reference. */
class Lineages {
  private readonly known = new Map<string, Lineage>();

  of({ bornPath, born }: LifeRow): Lineage {
    const key = `${bornPath} ${born}`;
    const known = this.known.get(key);
    if (known) return known;
    const fresh = { path: bornPath, position: born };
    this.known.set(key, fresh);
    return fresh;
  }
}
