import type { Judged, JudgedSpan } from "@/lib/domain/board/judge";
import type { LineFacts } from "@/lib/domain/board/line-facts";
import type { Plan } from "@/lib/domain/plan";
import type { TestIndex } from "@/lib/domain/tests/test-index";
import type { TreeHistory } from "@/lib/domain/tests/tree-history";
import type { At, RunRef } from "./words";

/** A moment in the order of facts: the commits and runs up to it, and the time at which staleness is judged (rules.md 4). */
export type Point = {
  readonly position: number;
  /** Index of the last run included; -1 for none. */
  readonly run: number;
  readonly now: number;
};

/** Failure messages by id. A miss is noted, so that whoever reads the store can bring it and ask again. */
export class Texts {
  private readonly missing = new Set<number>();

  constructor(private readonly known: Map<number, string>) {}

  of(id: number | null): string | null {
    if (id === null) return null;
    const text = this.known.get(id);
    if (text === undefined) this.missing.add(id);
    return text ?? null;
  }

  /** Ids that were asked for in vain since the last time. */
  takeMissing(): number[] {
    const missing = [...this.missing];
    this.missing.clear();
    return missing;
  }

  bring(texts: ReadonlyMap<number, string>): void {
    for (const [id, text] of texts) this.known.set(id, text);
  }
}

/** What every verdict is a function of: a plan, the facts of a line, the runs on it, and now. */
export type Context = {
  readonly plan: Plan;
  readonly facts: LineFacts;
  readonly judged: Judged;
  /** Judged spans by path. */
  readonly spans: ReadonlyMap<string, readonly JudgedSpan[]>;
  readonly index: TestIndex;
  readonly tree: TreeHistory;
  /** The moment that is asked for. */
  readonly end: Point;
  /** The first position at which the plan judges; commits before it fire nothing. */
  readonly start: number;
  readonly texts: Texts;
};

export function spansByPath(facts: LineFacts, judged: Judged): Map<string, JudgedSpan[]> {
  const byPath = new Map<string, JudgedSpan[]>();
  for (const span of judged.spans) {
    const path = facts.paths[span.path] ?? "";
    const spans = byPath.get(path);
    if (spans) spans.push(span);
    else byPath.set(path, [span]);
  }
  return byPath;
}

/** Null for a position before the first commit. */
export function atPosition({ facts }: Pick<Context, "facts">, position: number): At | null {
  const sha = facts.commits.sha[position];
  return sha === undefined ? null : { sha, t: facts.commits.effectiveAt[position] ?? 0, position };
}

export function runRef({ index }: Pick<Context, "index">, run: number): RunRef | null {
  const found = index.runs[run];
  if (!found) return null;
  const { sha, environment, startedAt, isSimulated, isScanned, incomplete } = found;
  return { sha, environment, run: found.run, startedAt, isSimulated, isScanned, incomplete };
}
