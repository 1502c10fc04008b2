import { unrecordedModules } from "@/lib/domain/board/recorded";
import { anyGlobMatcher, isLiteralGlob } from "@/lib/domain/glob";
import type { ImportClass } from "@/lib/domain/import-class";
import type { Context } from "./context";
import { lastUpTo } from "./guards";

/** Imports standing after each commit in what a check covers: `all`, `criticalFiles`, or a path glob. */
export type ScopeCounts = {
  readonly legacy: Int32Array;
  /** Unplanned and unclassified: what the plan does not judge. */
  readonly outside: Int32Array;
  readonly unplanned: Int32Array;
  readonly canonical: Int32Array;
  /** Files of it that could not be read, of those that held an import of the subject until then. */
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
  private readonly present = new Map<string, Int32Array>();
  private readonly absent = new Map<
    string,
    { readonly moves: Int32Array; readonly lots: (readonly string[] | undefined)[] }
  >();
  private readonly unrecordedBy = new Map<number, readonly string[]>();

  constructor(private readonly context: Context) {}

  of(scope: string): ScopeCounts {
    let counts = this.known.get(scope);
    if (!counts) {
      counts = countScope(this.context, globsOf(this.context, scope));
      this.known.set(scope, counts);
    }
    return counts;
  }

  /** Named files that are not in the tree at a position, and a glob that matches none there; none where the tree is not known. */
  missing(scope: string, position: number): readonly string[] {
    const { tree } = this.context;
    const missing = this.missingNamed(scope, position);
    const isGlob = scope !== "all" && scope !== "criticalFiles" && !isLiteralGlob(scope);
    const isEmpty = isGlob && position >= tree.knownFrom && this.presentIn(scope)[position] === 0;
    return isEmpty ? [scope] : missing;
  }

  /** Looked for once between two changes of the files that are named. */
  private missingNamed(scope: string, position: number): readonly string[] {
    const { tree } = this.context;
    const { named } = this.of(scope);
    if (named.length === 0 || position < tree.knownFrom) return [];
    let missing = this.absent.get(scope);
    if (!missing) {
      const moves = new Set([tree.knownFrom, ...named.flatMap((path) => tree.changesOf(path))]);
      missing = { moves: Int32Array.from(moves).sort(), lots: [] };
      this.absent.set(scope, missing);
    }
    const at = lastUpTo(missing.moves, position);
    let lot = missing.lots[at];
    if (!lot) {
      lot = named.filter((path) => !tree.at(path, position).present);
      missing.lots[at] = lot;
    }
    return lot;
  }

  /** Modules of the plan's rules that the scanner of the commit at a position does not record. */
  unrecorded(position: number): readonly string[] {
    const { facts, plan } = this.context;
    const id = facts.commits.scanner[position] ?? 0;
    let found = this.unrecordedBy.get(id);
    if (!found) {
      const scanner = facts.scanners[id];
      found = scanner ? unrecordedModules(plan, scanner) : [];
      this.unrecordedBy.set(id, found);
    }
    return found;
  }

  private presentIn(scope: string): Int32Array {
    let present = this.present.get(scope);
    if (!present) {
      present = this.context.tree.counts(this.of(scope).covers, this.context.judged.length);
      this.present.set(scope, present);
    }
    return present;
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
  const heldSince = new Map(
    covered.map(([path, spans]) => [
      path,
      spans.reduce((least, span) => Math.min(least, span.from), judged.length),
    ]),
  );
  for (const { path, from, to } of facts.spells) {
    const since = Math.max(from, heldSince.get(facts.paths[path] ?? "") ?? judged.length);
    if (to < 0 || since < to) bump(counts.unreadable, since, to);
  }
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
