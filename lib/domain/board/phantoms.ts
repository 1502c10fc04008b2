import type { MissingImports } from "../existence/missing-imports";
import { missingAt } from "../existence/missing-imports";
import type { MissingSpan } from "../existence/module-standing";
import type { ImportClass } from "../import-class";
import { IMPORT_KINDS, type ImportKind, type ImportPlace } from "../scan";
import { isStanding } from "./counts";
import { type LineCommit, lineCommit } from "./flow-rows";
import type { Judged, JudgedSpan } from "./judge";
import type { LineFacts } from "./line-facts";

/**
 * What an import does whose module does not exist. `fails`: when its line runs. `guarded`: it stands in a `try`, which may
 * catch it. `typing`: only a type checker reads it. `text`: a dotted path in a string, which fails where it is used.
 */
export const PHANTOM_EFFECTS = ["fails", "guarded", "typing", "text"] as const;
export type PhantomEffect = (typeof PHANTOM_EFFECTS)[number];

/** Where an import stands in its file's version at a moment; null where no version says so. */
export type PlaceOf = (life: number) => {
  readonly line: number;
  readonly where: ImportPlace | null;
} | null;

export type PhantomRow = {
  readonly path: string;
  readonly line: number | null;
  readonly module: string;
  readonly name: string | null;
  readonly kind: ImportKind;
  readonly where: ImportPlace | null;
  readonly class: ImportClass;
  readonly effect: PhantomEffect;
  readonly cause: "deleted" | "never";
  /** The commit from which on it cannot work: its module went, or it came when the module was not there. */
  readonly since: LineCommit;
  /** The commit at which the module's file left the tree; null when no scan has ever seen it there. */
  readonly goneAt: LineCommit | null;
};

export type StandingMissing = { readonly span: JudgedSpan; readonly missing: MissingSpan };

/** Imports of the subject that stand at a position and whose module is missing or cannot be known there. */
export function standingMissing(
  judged: Judged,
  missing: MissingImports,
  position: number,
): readonly StandingMissing[] {
  return judged.spans.flatMap((span): StandingMissing[] => {
    if (!missing.byLife.has(span.life) || !isStanding(span, position)) return [];
    const found = missingAt(missing, span.life, position);
    return found === undefined ? [] : [{ span, missing: found }];
  });
}

/** The phantom ones as rows, by path and line. */
export function phantomRows(
  facts: LineFacts,
  standing: readonly StandingMissing[],
  placeOf: PlaceOf,
): readonly PhantomRow[] {
  return standing
    .flatMap(({ span, missing }): PhantomRow[] => {
      if (missing.state !== "phantom") return [];
      const place = placeOf(span.life);
      const kind = IMPORT_KINDS[facts.lives.kind[span.life] ?? 0] ?? "from";
      const target = facts.targets[span.target];
      return [
        {
          path: facts.paths[span.path] ?? "",
          line: place?.line ?? null,
          module: target?.module ?? "",
          name: target?.name ?? null,
          kind,
          where: place?.where ?? null,
          class: span.class,
          effect: effectOf(kind, place?.where ?? null),
          cause: missing.cause,
          since: lineCommit(facts, missing.from),
          goneAt: missing.goneAt < 0 ? null : lineCommit(facts, missing.goneAt),
        },
      ];
    })
    .sort(
      (a, b) =>
        byText(a.path, b.path) ||
        (a.line ?? 0) - (b.line ?? 0) ||
        byText(`${a.module} ${a.name} ${a.kind}`, `${b.module} ${b.name} ${b.kind}`),
    );
}

function effectOf(kind: ImportKind, where: ImportPlace | null): PhantomEffect {
  if (kind === "string") return "text";
  if (where === "type-checking") return "typing";
  return where === "try" ? "guarded" : "fails";
}

export type PhantomCounts = {
  /** Imports in scope whose module does not exist, by what they do. */
  readonly effects: Readonly<Record<PhantomEffect, number>>;
  readonly imports: number;
  readonly files: number;
  readonly modules: number;
  /** Of the imports, those whose module no scan has ever seen: a build may make it. */
  readonly never: number;
  /** Apart, in files that the plan leaves out. */
  readonly outOfScope: number;
  /** Imports in scope of which the facts cannot say whether they work. */
  readonly unknown: number;
};

export function phantomCounts(
  rows: readonly PhantomRow[],
  standing: readonly StandingMissing[],
): PhantomCounts {
  const inScope = rows.filter((row) => row.class !== "outOfScope");
  const effects = { fails: 0, guarded: 0, typing: 0, text: 0 };
  for (const { effect } of inScope) effects[effect]++;
  return {
    effects,
    imports: inScope.length,
    files: new Set(inScope.map(({ path }) => path)).size,
    modules: new Set(inScope.map(({ module }) => module)).size,
    never: inScope.filter(({ cause }) => cause === "never").length,
    outOfScope: rows.length - inScope.length,
    unknown: standing.filter(
      ({ span, missing }) => missing.state === "unknown" && span.class !== "outOfScope",
    ).length,
  };
}

export type PhantomModule = {
  readonly module: string;
  readonly cause: "deleted" | "never";
  readonly goneAt: LineCommit | null;
  readonly imports: number;
  readonly files: number;
};

/** The modules that are missing, those with most imports in scope first. */
export function phantomModules(rows: readonly PhantomRow[]): readonly PhantomModule[] {
  const modules = new Map<string, PhantomRow[]>();
  for (const row of rows.filter((one) => one.class !== "outOfScope")) {
    const known = modules.get(row.module);
    if (known === undefined) modules.set(row.module, [row]);
    else known.push(row);
  }
  return [...modules]
    .map(([module, own]): PhantomModule => {
      const last = own.reduce((a, b) => ((b.goneAt?.t ?? -1) > (a.goneAt?.t ?? -1) ? b : a));
      return {
        module,
        cause: last.cause,
        goneAt: last.goneAt,
        imports: own.length,
        files: new Set(own.map(({ path }) => path)).size,
      };
    })
    .sort((a, b) => b.imports - a.imports || byText(a.module, b.module));
}

export type PhantomPoint = {
  readonly sha: string;
  /** Epoch ms, effective time. */
  readonly t: number;
  readonly imports: number;
  readonly files: number;
};

/** Commits from which on another number of imports in scope, or of files with one, is phantom; the last one too. */
export function phantomSeries(
  facts: LineFacts,
  judged: Judged,
  missing: MissingImports,
  position: number,
): readonly PhantomPoint[] {
  const steps = new Map<number, Map<number, number>>();
  const step = (at: number, path: number, by: number): void => {
    const paths = steps.get(at) ?? new Map<number, number>();
    steps.set(at, paths.set(path, (paths.get(path) ?? 0) + by));
  };
  for (const span of judged.spans) {
    if (span.class === "outOfScope") continue;
    for (const one of missing.byLife.get(span.life) ?? []) {
      const from = Math.max(span.from, one.from);
      const to = span.to < 0 ? one.to : Math.min(span.to, one.to);
      if (one.state !== "phantom" || from >= to) continue;
      step(from, span.path, 1);
      step(to, span.path, -1);
    }
  }
  return pointsOf(facts, steps, missing.knownFrom, position);
}

function pointsOf(
  { commits }: LineFacts,
  steps: ReadonlyMap<number, ReadonlyMap<number, number>>,
  knownFrom: number,
  position: number,
): PhantomPoint[] {
  const held = new Map<number, number>();
  const points: PhantomPoint[] = [];
  let imports = 0;
  for (let at = knownFrom; at <= position; at++) {
    for (const [path, by] of steps.get(at) ?? []) {
      imports += by;
      const left = (held.get(path) ?? 0) + by;
      if (left === 0) held.delete(path);
      else held.set(path, left);
    }
    const last = points.at(-1);
    const differs = last?.imports !== imports || last.files !== held.size;
    if (differs || at === position)
      points.push({
        sha: commits.sha[at] ?? "",
        t: commits.effectiveAt[at] ?? 0,
        imports,
        files: held.size,
      });
  }
  return points;
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
