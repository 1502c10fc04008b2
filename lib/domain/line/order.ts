/** Which commits make the line, and in which order (rules.md 1.2 and 1.3). A pure function of the set of facts. */

export type OrderedFact = {
  readonly id: number;
  readonly sha: string;
  readonly firstParent: string | null;
  /** The commit that a delta is against; null for a full scan. */
  readonly base: string | null;
  readonly height: number | null;
  readonly committedAt: number;
  readonly branch: string | null;
};

export type LineOrder = {
  /** Ids on the line, first to last. */
  readonly line: readonly number[];
  /** Id of a delta to the sha of the missing commit at the end of its chain of bases. */
  readonly waiting: ReadonlyMap<number, string>;
  /** Commits of other branches, and of forks that the line does not go through. */
  readonly off: readonly number[];
  /** True when time had to decide somewhere. */
  readonly isEstimated: boolean;
};

const WELL_KNOWN_BRANCHES = ["main", "master", "trunk", "develop"];

/** The watched branch: commits that name none are on it. Null when no commit names one. */
export function watchedBranch(branches: Iterable<string | null>): string | null {
  const named = new Set<string>();
  for (const branch of branches) if (branch !== null) named.add(branch);
  const known = WELL_KNOWN_BRANCHES.find((branch) => named.has(branch));
  return known ?? [...named].sort(byText)[0] ?? null;
}

/** Orders one fact per sha (the winner). `watched` null takes every commit that names no branch. */
export function lineOrder(facts: readonly OrderedFact[], watched: string | null): LineOrder {
  const bySha = new Map(facts.map((fact) => [fact.sha, fact]));
  const waiting = findWaiting(facts, bySha);
  const off: number[] = [];
  const candidates = new Map<string, OrderedFact>();
  for (const fact of facts) {
    if (waiting.has(fact.id)) continue;
    if (fact.branch !== null && fact.branch !== watched) off.push(fact.id);
    else candidates.set(fact.sha, fact);
  }
  const heights = inferHeights(candidates);
  const chains = mainChains(candidates, heights);
  for (const chain of chains) off.push(...chain.forks.map((fact) => fact.id));
  const merged = mergeChains(glueByBase(chains.map((chain) => chain.main)), heights);
  off.push(...merged.dropped.map((fact) => fact.id));
  return {
    line: merged.line.map((fact) => fact.id),
    waiting,
    off: off.sort((a, b) => a - b),
    isEstimated: merged.isEstimated,
  };
}

/** The base chain of every delta must end at a full scan; where it does not, the missing sha is what it waits for. */
export function findWaiting(
  facts: readonly OrderedFact[],
  bySha: ReadonlyMap<string, OrderedFact>,
): Map<number, string> {
  const missing = new Map<string, string | null>();
  for (const fact of facts) settleChain(fact, bySha, missing);
  const waiting = new Map<number, string>();
  for (const fact of facts) {
    const sha = missing.get(fact.sha);
    if (sha) waiting.set(fact.id, sha);
  }
  return waiting;
}

/** Follows bases until one is settled, missing, or met again (a cycle, which nothing can resolve). */
function settleChain(
  start: OrderedFact,
  bySha: ReadonlyMap<string, OrderedFact>,
  missing: Map<string, string | null>,
): void {
  const trail = new Set<string>();
  let fact: OrderedFact | undefined = start;
  let last = start;
  while (fact && !missing.has(fact.sha) && !trail.has(fact.sha)) {
    trail.add(fact.sha);
    last = fact;
    fact = bySha.get(fact.base ?? "");
  }
  let answer = last.base;
  if (fact && missing.has(fact.sha)) answer = missing.get(fact.sha) ?? null;
  else if (fact) answer = firstOfCycle(fact, trail);
  for (const sha of trail) missing.set(sha, answer);
}

/** Commits that are against each other wait for one of themselves: always the same one, whichever was met first. */
function firstOfCycle(met: OrderedFact, trail: ReadonlySet<string>): string {
  const shas = [...trail];
  const cycle = shas.slice(shas.indexOf(met.sha));
  return cycle.sort()[0] ?? met.sha;
}

type Facts = ReadonlyMap<string, OrderedFact>;

function parentOf(fact: OrderedFact, facts: Facts): OrderedFact | undefined {
  return fact.firstParent === null ? undefined : facts.get(fact.firstParent);
}

/** A height that a neighbour along first parents states is as good as the commit's own. */
function inferHeights(facts: Facts): Map<string, number> {
  const heights = new Map<string, number>();
  const children = childrenOf(facts);
  const queue: OrderedFact[] = [];
  const learn = (fact: OrderedFact, height: number): void => {
    if (heights.has(fact.sha)) return;
    heights.set(fact.sha, height);
    queue.push(fact);
  };
  for (const fact of facts.values()) if (fact.height !== null) learn(fact, fact.height);
  for (let fact = queue.pop(); fact; fact = queue.pop()) {
    const height = heights.get(fact.sha) ?? 0;
    const parent = fact.firstParent === null ? undefined : facts.get(fact.firstParent);
    if (parent) learn(parent, height - 1);
    for (const child of children.get(fact.sha) ?? [])
      if (child.firstParent === fact.sha) learn(child, height + 1);
  }
  return heights;
}

function childrenOf(facts: Facts): Map<string, OrderedFact[]> {
  const children = new Map<string, OrderedFact[]>();
  for (const fact of facts.values()) {
    const parent = parentOf(fact, facts);
    if (!parent) continue;
    const siblings = children.get(parent.sha);
    if (siblings) siblings.push(fact);
    else children.set(parent.sha, [fact]);
  }
  return children;
}

type Chain = { main: OrderedFact[]; forks: OrderedFact[] };

/** For every known root the path to its last tip; the rest of its tree are forks (a branch that was rewritten). */
function mainChains(facts: Facts, heights: ReadonlyMap<string, number>): Chain[] {
  const children = childrenOf(facts);
  const chains: Chain[] = [];
  for (const root of facts.values()) {
    if (parentOf(root, facts)) continue;
    const tree: { fact: OrderedFact; depth: number }[] = [{ fact: root, depth: 0 }];
    for (let i = 0; i < tree.length; i++) {
      const node = tree[i];
      if (!node) break;
      for (const child of children.get(node.fact.sha) ?? [])
        tree.push({ fact: child, depth: node.depth + 1 });
    }
    const tip = tree.reduce((best, node) => (isLaterTip(node, best, heights) ? node : best)).fact;
    const main: OrderedFact[] = [];
    const onMain = new Set<string>();
    for (let fact: OrderedFact | undefined = tip; fact; fact = parentOf(fact, facts)) {
      main.push(fact);
      onMain.add(fact.sha);
    }
    chains.push({
      main: main.reverse(),
      forks: tree.map((node) => node.fact).filter((fact) => !onMain.has(fact.sha)),
    });
  }
  return chains;
}

type Node = { fact: OrderedFact; depth: number };

function isLaterTip(a: Node, b: Node, heights: ReadonlyMap<string, number>): boolean {
  const byHeight = (heights.get(a.fact.sha) ?? 0) - (heights.get(b.fact.sha) ?? 0);
  if (byHeight !== 0) return byHeight > 0;
  if (a.depth !== b.depth) return a.depth > b.depth;
  if (a.fact.committedAt !== b.fact.committedAt) return a.fact.committedAt > b.fact.committedAt;
  return byText(a.fact.sha, b.fact.sha) < 0;
}

/** A chain whose first commit is a delta against the tip of another one follows it; two that claim one tip do not. */
function glueByBase(chains: readonly OrderedFact[][]): OrderedFact[][] {
  const followers = new Map<string, OrderedFact[][]>();
  for (const chain of chains) {
    const base = chain[0]?.base;
    if (base) followers.set(base, [...(followers.get(base) ?? []), chain]);
  }
  const glued = new Set<OrderedFact[]>();
  const next = (chain: OrderedFact[]): OrderedFact[] | undefined => {
    const claims = followers.get(chain.at(-1)?.sha ?? "");
    return claims?.length === 1 ? claims[0] : undefined;
  };
  for (const chain of chains) {
    const follower = next(chain);
    if (follower) glued.add(follower);
  }
  return chains
    .filter((chain) => !glued.has(chain))
    .map((chain) => {
      const whole: OrderedFact[] = [];
      for (let part: OrderedFact[] | undefined = chain; part; part = next(part))
        whole.push(...part);
      return whole;
    });
}

type Merged = { line: OrderedFact[]; dropped: OrderedFact[]; isEstimated: boolean };

function mergeChains(
  chains: readonly OrderedFact[][],
  heights: ReadonlyMap<string, number>,
): Merged {
  if (chains.length === 1) return { line: [...(chains[0] ?? [])], dropped: [], isEstimated: false };
  const all = chains.flat();
  if (all.every((fact) => heights.has(fact.sha))) return mergeByHeight(chains, heights);
  return { line: mergeByTime(chains), dropped: [], isEstimated: all.length > 0 };
}

/** Two commits at one height cannot both be on the line: the chain with the later tip keeps the place. */
function mergeByHeight(
  chains: readonly OrderedFact[][],
  heights: ReadonlyMap<string, number>,
): Merged {
  const ranked = [...chains].sort((a, b) => (isLaterTip(tipOf(a), tipOf(b), heights) ? -1 : 1));
  const at = new Map<number, OrderedFact>();
  const dropped: OrderedFact[] = [];
  for (const chain of ranked) {
    for (const fact of chain) {
      const height = heights.get(fact.sha) ?? 0;
      if (at.has(height)) dropped.push(fact);
      else at.set(height, fact);
    }
  }
  const line = [...at].sort((a, b) => a[0] - b[0]).map(([, fact]) => fact);
  return { line, dropped, isEstimated: false };
}

function tipOf(chain: readonly OrderedFact[]): Node {
  const fact = chain.at(-1);
  if (!fact) throw new Error("a chain holds at least its root");
  return { fact, depth: chain.length };
}

/** Chains keep their own order; between chains the running maximum of the commit times decides. */
function mergeByTime(chains: readonly OrderedFact[][]): OrderedFact[] {
  const timeOf = new Map(chains.flat().map((fact) => [fact.sha, fact.committedAt]));
  const keyed = chains.flatMap((chain) => {
    const root = chain[0]?.sha ?? "";
    let time = timeOf.get(chain[0]?.base ?? "") ?? Number.NEGATIVE_INFINITY;
    return chain.map((fact, index) => {
      time = Math.max(time, fact.committedAt);
      return { fact, time, root, index };
    });
  });
  keyed.sort((a, b) => a.time - b.time || byText(a.root, b.root) || a.index - b.index);
  return keyed.map((entry) => entry.fact);
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
