import "server-only";
import { findWaiting } from "@/lib/domain/line/order";
import { IMPORT_KINDS } from "@/lib/domain/scan";
import { STANDING } from "@/lib/server/ingest/standing";
import type { Tx } from "@/lib/server/ingest/transaction";
import { byText, type Names } from "./names";

/** Paths whose lives are read at once. */
const BATCH = 1_000;

export type IndexLine =
  | { readonly place: object }
  | { readonly life: object }
  | { readonly spell: object };

type Place = {
  readonly id: number;
  readonly sha: string;
  readonly digest: string;
  readonly scannerId: number;
  readonly base: string | null;
  readonly position: number | null;
  readonly standing: number;
  readonly jump: boolean;
};

/** What the facts were found to mean: the line, then the lives, then the spells; each by its texts. */
export async function* exportIndex(
  tx: Tx,
  projectId: number,
  names: Names,
): AsyncGenerator<IndexLine> {
  const places = await readPlaces(tx, projectId);
  const byId = new Map(places.map((place) => [place.id, place]));
  yield* exportPlaces(places, names);
  const commitOf = (id: number | null): Commit | null => {
    if (id === null) return null;
    const place = byId.get(id);
    if (!place || place.position === null)
      throw new Error(`The index names commit ${id}, which is not on the line.`);
    return { sha: place.sha, position: place.position };
  };
  for (let i = 0; i < names.paths.length; i += BATCH) {
    const ids = names.paths.slice(i, i + BATCH).map(({ id }) => id);
    yield* exportLives(tx, projectId, ids, names, commitOf);
  }
  yield* exportSpells(tx, projectId, names, commitOf);
}

type Commit = { readonly sha: string; readonly position: number };
type CommitOf = (id: number | null) => Commit | null;

function readPlaces(tx: Tx, projectId: number): Promise<Place[]> {
  return tx.$queryRaw<Place[]>`
    select id, encode(sha, 'hex') as sha, encode(digest, 'hex') as digest, scanner_id as "scannerId", position, standing::int as standing, jump,
      case when "full" then null else encode(coalesce(base, substring(parents from 1 for octet_length(sha))), 'hex') end as base
    from commit_fact where project_id = ${projectId}`;
}

const STANDINGS = new Map<number, string>(
  Object.entries(STANDING).map(([name, value]) => [value, name]),
);

function* exportPlaces(places: readonly Place[], names: Names): Generator<IndexLine> {
  const waitingFor = missingBases(places);
  const keyed = places.map((place) => {
    const { sha, digest, position } = place;
    const scanner = names.scannerPlace(place.scannerId);
    const order = String(position ?? 2 ** 31).padStart(10, "0");
    const key = `${order} ${sha} ${String(scanner).padStart(9, "0")} ${digest}`;
    return { place, scanner, key };
  });
  for (const { place, scanner } of keyed.sort((a, b) => byText(a.key, b.key))) {
    const { id, sha, digest, position, standing, jump } = place;
    const missing = waitingFor.get(id);
    yield {
      place: {
        ...{ sha, scanner, digest, position },
        standing: STANDINGS.get(standing) ?? standing,
        jump,
        ...(missing === undefined ? {} : { waitingFor: missing }),
      },
    };
  }
}

function missingBases(places: readonly Place[]): ReadonlyMap<number, string> {
  const waiting = places
    .filter(({ standing }) => standing === STANDING.waiting)
    .map(({ id, sha, base }) => ({
      ...{ id, sha, base, firstParent: null, height: null, committedAt: 0, branch: null },
    }));
  return findWaiting(waiting, new Map(waiting.map((fact) => [fact.sha, fact])));
}

type LifeRow = {
  readonly path: number;
  readonly target: number;
  readonly kind: number;
  readonly n: number;
  readonly opened: number;
  readonly closed: number | null;
  readonly openedHow: number;
  readonly closedHow: number | null;
  readonly bornPath: number;
  readonly born: number;
};

async function* exportLives(
  tx: Tx,
  projectId: number,
  paths: number[],
  names: Names,
  commitOf: CommitOf,
): AsyncGenerator<IndexLine> {
  const rows = await tx.$queryRaw<LifeRow[]>`
    select path_id as path, target_id as target, kind::int as kind, n, opened_id as opened, closed_id as closed, opened_how::int as "openedHow",
      closed_how::int as "closedHow", born_path_id as "bornPath", born_id as born
    from life where project_id = ${projectId} and path_id = any(${paths}::int[])`;
  const lives = rows.map((row) => {
    const { module, name } = names.target(row.target);
    const opened = commitOf(row.opened);
    const life = {
      ...{ path: names.path(row.path), module, name: name === "" ? null : name },
      kind: IMPORT_KINDS[row.kind] ?? row.kind,
      n: row.n,
      ...{ opened: opened?.sha, openedHow: row.openedHow },
      ...{ closed: commitOf(row.closed)?.sha ?? null, closedHow: row.closedHow },
      ...{ bornPath: names.path(row.bornPath), born: commitOf(row.born)?.sha },
    };
    return { life, name, kind: row.kind, position: opened?.position ?? 0 };
  });
  lives.sort(
    (a, b) =>
      byText(a.life.path, b.life.path) ||
      byText(a.life.module, b.life.module) ||
      byText(a.name, b.name) ||
      a.kind - b.kind ||
      a.life.n - b.life.n ||
      a.position - b.position,
  );
  for (const { life } of lives) yield { life };
}

async function* exportSpells(
  tx: Tx,
  projectId: number,
  names: Names,
  commitOf: CommitOf,
): AsyncGenerator<IndexLine> {
  const rows = await tx.$queryRaw<
    { path: number; from: number; to: number | null; listed: boolean }[]
  >`
    select path_id as path, from_id as "from", to_id as "to", listed from spell where project_id = ${projectId}`;
  const spells = rows.map(({ path, from, to, listed }) => {
    const begun = commitOf(from);
    const spell = {
      path: names.path(path),
      from: begun?.sha,
      to: commitOf(to)?.sha ?? null,
      listed,
    };
    return { spell, position: begun?.position ?? 0 };
  });
  spells.sort((a, b) => byText(a.spell.path, b.spell.path) || a.position - b.position);
  for (const { spell } of spells) yield { spell };
}
