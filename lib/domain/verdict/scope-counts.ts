import { anyGlobMatcher, isLiteralGlob } from "@/lib/domain/glob";
import type { ImportClass } from "@/lib/domain/import-class";
import type { Context } from "./context";

/** Imports standing after each commit in what a check covers: `all`, `criticalFiles`, or a path glob. */
export type ScopeCounts = {
  readonly legacy: Int32Array;
  /** Unplanned and unclassified: what the plan does not judge. */
  readonly outside: Int32Array;
  readonly unplanned: Int32Array;
  readonly canonical: Int32Array;
  /** Files of it that could not be read. */
  readonly unreadable: Int32Array;
  readonly covers: (path: string) => boolean;
  /** Files that it names one by one; they must exist. */
  readonly named: readonly string[];
};

const COUNTED: Partial<
  Record<ImportClass, readonly ("legacy" | "outside" | "unplanned" | "canonical")[]>
> = {
  legacy: ["legacy"],
  unplanned: ["outside", "unplanned"],
  unclassified: ["outside"],
  canonical: ["canonical"],
};

export class Scopes {
  private readonly known = new Map<string, ScopeCounts>();

  constructor(private readonly context: Context) {}

  of(scope: string): ScopeCounts {
    let counts = this.known.get(scope);
    if (!counts) {
      counts = countScope(this.context, globsOf(this.context, scope));
      this.known.set(scope, counts);
    }
    return counts;
  }

  /** Named files that are not in the tree at a position; none where the tree is not known. */
  missing(scope: string, position: number): string[] {
    return this.of(scope).named.filter((path) => {
      const { known, present } = this.context.tree.at(path, position);
      return known && !present;
    });
  }
}

/** Null: everything in scope. */
function globsOf({ plan }: Context, scope: string): readonly string[] | null {
  if (scope === "all") return null;
  return scope === "criticalFiles" ? plan.criticalFiles.map(({ path }) => path) : [scope];
}

function countScope(context: Context, globs: readonly string[] | null): ScopeCounts {
  const { judged, facts } = context;
  const column = () => new Int32Array(judged.length + 1);
  const counts = {
    legacy: column(),
    outside: column(),
    unplanned: column(),
    canonical: column(),
    unreadable: column(),
  };
  const covers = globs === null ? () => true : anyGlobMatcher(globs);
  const covered = [...context.spans].filter(([path]) => covers(path));
  for (const span of covered.flatMap(([, spans]) => spans))
    for (const name of COUNTED[span.class] ?? []) bump(counts[name], span.from, span.to);
  const held = new Set(covered.map(([path]) => path));
  for (const { path, from, to } of facts.spells)
    if (held.has(facts.paths[path] ?? "")) bump(counts.unreadable, from, to);
  for (const one of Object.values(counts)) accumulate(one);
  return { ...counts, covers, named: (globs ?? []).filter(isLiteralGlob) };
}

function bump(column: Int32Array, from: number, to: number): void {
  column[from] = (column[from] ?? 0) + 1;
  const end = to < 0 ? column.length - 1 : to;
  column[end] = (column[end] ?? 0) - 1;
}

function accumulate(column: Int32Array): void {
  for (let at = 1; at < column.length; at++) column[at] = (column[at] ?? 0) + (column[at - 1] ?? 0);
}
