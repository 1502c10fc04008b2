import "server-only";
import { lineOrder, type OrderedFact, watchedBranch } from "@/lib/domain/line/order";
import type { NewCommit } from "./commit-facts";
import { STANDING } from "./standing";
import type { HeldProject, Tx } from "./transaction";

export type Placement = {
  /** Commits whose say on the line changed: their paths must be derived again. */
  readonly changed: readonly number[];
  /** True when the paths that something stands at must be derived again too: a full scan came behind the tip. */
  readonly standing: boolean;
  /** True when every life must be derived again. */
  readonly everything: boolean;
  /** True when the changed ones simply came behind the tip, each against the one before it. */
  readonly appended: boolean;
};

type Tip = {
  readonly sha: string;
  readonly position: number;
  readonly height: number | null;
  readonly branch: string | null;
};

const NOWHERE: Placement = { changed: [], standing: false, everything: false, appended: false };

/** Brings the line up to date with new commits: those that follow its tip are there already, others order it again. */
export async function placeCommits(
  tx: Tx,
  project: HeldProject,
  fresh: readonly NewCommit[],
  position: number | null,
): Promise<Placement> {
  if (fresh.length === 0) return NOWHERE;
  if (position === null) return reorderLine(tx, project);
  const touching = fresh.filter(({ commit }) => commit.files.length > 0 || hasOther(commit));
  return { ...NOWHERE, changed: touching.map(({ id }) => id), appended: true };
}

/**
 * The position of the first, where new commits do nothing but follow the line's tip; else null. Asked before they are
 * written, so that an idle commit is written once.
 */
export async function appendPosition(
  tx: Tx,
  project: HeldProject,
  fresh: readonly NewCommit[],
): Promise<number | null> {
  const tips = await tx.$queryRaw<Tip[]>`
    select encode(sha, 'hex') as sha, position, height, branch from commit_fact
    where project_id = ${project.id} and position is not null order by position desc limit 1`;
  const tip = tips[0];
  if (!tip || !follows(fresh, tip)) return null;
  const shas = fresh.map(({ commit }) => commit.sha);
  const others = await tx.$queryRaw<{ found: boolean }[]>`
    select exists (
      select 1 from commit_fact c
      where c.project_id = ${project.id} and c.sha = any(array(select decode(sha, 'hex') from unnest(${shas}::text[]) u(sha)))
      union all
      select 1 from commit_fact where project_id = ${project.id} and position is null and standing = ${STANDING.waiting}
    ) as found`;
  return others[0]?.found ? null : tip.position + 1;
}

function hasOther(commit: NewCommit["commit"]): boolean {
  return [commit.deleted, commit.renamed, commit.unreadable].some(
    (list) => (list?.length ?? 0) > 0,
  );
}

/** Each a delta against the one before it, which is its first parent, with heights that agree. */
function follows(fresh: readonly NewCommit[], tip: Tip): boolean {
  let { sha, height } = tip;
  for (const { commit } of fresh) {
    if (commit.mode !== "delta" || commit.base !== sha || commit.parents[0] !== sha) return false;
    if ((commit.branch ?? null) !== tip.branch) return false;
    if ((height === null) !== (commit.height === undefined)) return false;
    if (height !== null && commit.height !== height + 1) return false;
    sha = commit.sha;
    height = commit.height ?? null;
  }
  return true;
}

type Known = OrderedFact & {
  readonly position: number | null;
  readonly standing: number;
  readonly isFull: boolean;
  readonly touches: boolean;
  readonly jump: boolean;
  readonly rank: string;
};

/** Orders the whole line from the facts. */
export async function reorderLine(tx: Tx, project: HeldProject): Promise<Placement> {
  const facts = await readFacts(tx, project.id);
  const winners = new Map<string, Known>();
  for (const fact of facts) {
    const other = winners.get(fact.sha);
    if (!other || compareRank(fact.rank, other.rank) < 0) winners.set(fact.sha, fact);
  }
  const chosen = [...winners.values()];
  const order = lineOrder(chosen, watchedBranch(chosen.map((fact) => fact.branch)));
  const positions = new Map(order.line.map((id, position) => [id, position]));
  const bySha = new Map(chosen.map((fact) => [fact.sha, fact]));
  const moves = facts.flatMap((fact) => {
    const position = positions.get(fact.id) ?? null;
    const standing = standingOf(fact, position, order.waiting, winners);
    const base = fact.base === null ? undefined : bySha.get(fact.base);
    const jump =
      position !== null &&
      fact.base !== null &&
      (base === undefined || positions.get(base.id) !== position - 1);
    const moved = position !== fact.position || standing !== fact.standing || jump !== fact.jump;
    return moved ? [{ fact, position, standing, jump }] : [];
  });
  if (moves.length > 0) {
    await tx.$executeRaw`
      update commit_fact c set position = u.position, standing = u.standing, jump = u.jump
      from unnest(${moves.map((m) => m.fact.id)}::int[], ${moves.map((m) => m.position)}::int[], ${moves.map((m) => m.standing)}::int[], ${moves.map((m) => m.jump)}::boolean[])
        u(id, position, standing, jump) where c.project_id = ${project.id} and c.id = u.id`;
  }
  return judgeMoves(facts, positions, moves);
}

type Move = {
  readonly fact: Known;
  readonly position: number | null;
  readonly standing: number;
  readonly jump: boolean;
};

/** Lives name commits, not places: only commits that came onto or left the line count, unless the order itself changed. */
function judgeMoves(
  facts: readonly Known[],
  positions: ReadonlyMap<number, number>,
  moves: readonly Move[],
): Placement {
  const stayed = facts
    .filter((fact) => fact.position !== null && positions.has(fact.id))
    .sort((a, b) => (a.position ?? 0) - (b.position ?? 0));
  const isSameOrder = stayed.every(
    (fact, index) =>
      index === 0 ||
      (positions.get(fact.id) ?? 0) > (positions.get(stayed[index - 1]?.id ?? 0) ?? 0),
  );
  const entered = moves.filter(
    (move) => (move.fact.position === null) !== (move.position === null),
  );
  const isAppended = areAppended(entered, stayed, positions);
  const hasWide = entered.some((move) => move.fact.isFull) && !isAppended;
  const hasJumped = moves.some((move) => move.jump !== move.fact.jump);
  return {
    changed: entered.filter((move) => move.fact.touches).map((move) => move.fact.id),
    standing: stayed.length > 0 && entered.some((move) => move.fact.isFull),
    everything: !isSameOrder || hasWide || hasJumped || hasOtherBase(facts, positions, moves),
    appended: false,
  };
}

/** True when what entered the line came behind all that was on it, and nothing left it. */
function areAppended(
  entered: readonly Move[],
  stayed: readonly Known[],
  positions: ReadonlyMap<number, number>,
): boolean {
  const last = positions.get(stayed.at(-1)?.id ?? 0) ?? -1;
  return entered.every(({ position }) => position !== null && position > last);
}

/** A commit off the line that a delta on it may be against now speaks through another fact. */
function hasOtherBase(
  facts: readonly Known[],
  positions: ReadonlyMap<number, number>,
  moves: readonly Move[],
): boolean {
  const isOff = (move: Move) => move.position === null && move.fact.position === null;
  if (!moves.some((move) => isOff(move) && move.standing !== move.fact.standing)) return false;
  const onLine = new Set(facts.filter(({ id }) => positions.has(id)).map(({ sha }) => sha));
  return facts.some(({ id, base }) => positions.has(id) && base !== null && !onLine.has(base));
}

function standingOf(
  fact: Known,
  position: number | null,
  waiting: ReadonlyMap<number, string>,
  winners: ReadonlyMap<string, Known>,
): number {
  if (winners.get(fact.sha)?.id !== fact.id) return STANDING.outranked;
  if (position !== null) return STANDING.onLine;
  return waiting.has(fact.id) ? STANDING.waiting : STANDING.offLine;
}

async function readFacts(tx: Tx, projectId: number): Promise<Known[]> {
  const rows = await tx.$queryRaw<
    {
      id: number;
      sha: string;
      parents: string;
      base: string | null;
      height: number | null;
      at: number;
      branch: string | null;
      position: number | null;
      standing: number;
      isFull: boolean;
      touches: boolean;
      jump: boolean;
      rank: string;
    }[]
  >`
    select c.id, encode(c.sha, 'hex') as sha, encode(substring(c.parents from 1 for octet_length(c.sha)), 'hex') as parents, encode(c.base, 'hex') as base,
      c.height, (extract(epoch from c.committed_at) * 1000)::float8 as at, c.branch, c.position, c.standing::int as standing, c.full as "isFull", c.touches, c.jump,
      (case when s.recorded = '"all"' then '0' else '1' end) || E'\n' || s.version || E'\n' || encode(c.digest, 'hex') || E'\n' || s.tool as rank
    from commit_fact c join scanner s on s.project_id = c.project_id and s.id = c.scanner_id where c.project_id = ${projectId}`;
  return rows.map(({ parents, at, ...row }) => {
    const firstParent = parents === "" ? null : parents;
    return {
      ...row,
      committedAt: at,
      firstParent,
      base: row.isFull ? null : (row.base ?? firstParent),
    };
  });
}

/** All before some, then the higher tool version, then the smaller digest (rules.md 1.4). Negative: `a` wins. */
function compareRank(a: string, b: string): number {
  const [allA = "", versionA = "", digestA = "", toolA = ""] = a.split("\n");
  const [allB = "", versionB = "", digestB = "", toolB = ""] = b.split("\n");
  if (allA !== allB) return allA < allB ? -1 : 1;
  const byVersion = versionB.localeCompare(versionA, "en", { numeric: true });
  if (byVersion !== 0) return byVersion;
  if (digestA !== digestB) return digestA < digestB ? -1 : 1;
  return toolA < toolB ? -1 : toolA > toolB ? 1 : 0;
}
