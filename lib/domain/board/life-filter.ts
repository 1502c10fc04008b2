import type { ImportClass } from "../import-class";
import type { CommitRef } from "./commit-ref";
import type { FileLife } from "./file-history";

export const LIFE_STATES = ["all", "open", "closed"] as const;
export type LifeState = (typeof LIFE_STATES)[number];

/** Which lives of a file are looked at; an empty text leaves all. */
export type LifeFilter = {
  readonly class: ImportClass | "";
  readonly module: string;
  readonly state: LifeState;
  /** Days before the moment in which a life must have stood; 0: however old. */
  readonly within: number;
};

const DAY = 86_400_000;

export function filterLives(
  lives: readonly FileLife[],
  { class: of, module, state, within }: LifeFilter,
  now: number,
): readonly FileLife[] {
  const from = within === 0 ? Number.NEGATIVE_INFINITY : now - within * DAY;
  return lives.filter(
    (life) =>
      (of === "" || life.class === of) &&
      (module === "" || life.module === module) &&
      (state === "all" || (life.closed === null) === (state === "open")) &&
      (life.closed === null || life.closed.t >= from),
  );
}

/** Lives of one module that share class, opening and end: one bar. A commit often moves all names of a module at once. */
export type LaneLife = {
  readonly module: string;
  readonly class: ImportClass;
  readonly opened: Pick<CommitRef, "sha" | "t">;
  readonly closed: Pick<CommitRef, "sha" | "t"> | null;
  readonly isReopened: boolean;
  readonly names: readonly (string | null)[];
  /** Of the first of them. */
  readonly line: number | null;
};

/** In order of opening. */
export function laneLives(lives: readonly FileLife[]): readonly LaneLife[] {
  const bars = new Map<string, LaneLife & { readonly names: (string | null)[] }>();
  for (const life of lives) {
    const { module, opened, closed, openedLine: line, name } = life;
    const isReopened = life.openedHow === "reopened";
    const key = JSON.stringify([module, life.class, opened.position, closed?.position, isReopened]);
    const known = bars.get(key);
    if (known !== undefined) known.names.push(name);
    else
      bars.set(key, {
        module,
        class: life.class,
        opened: { sha: opened.sha, t: opened.t },
        closed: closed === null ? null : { sha: closed.sha, t: closed.t },
        isReopened,
        names: [name],
        line,
      });
  }
  return [...bars.values()].sort((a, b) => a.opened.t - b.opened.t);
}

/** What is said of all lives of a file, whatever a filter leaves. */
export type LivesSummary = {
  readonly lives: number;
  readonly open: number;
  /** Epoch ms of the first opening; null without a life. */
  readonly firstAt: number | null;
  readonly classes: readonly LifeChoice<ImportClass>[];
  /** In order of their first life. */
  readonly modules: readonly LifeChoice<string>[];
};

export type LifeChoice<T> = { readonly value: T; readonly lives: number };

export function livesSummary(lives: readonly FileLife[]): LivesSummary {
  return {
    lives: lives.length,
    open: lives.filter(({ closed }) => closed === null).length,
    firstAt: lives.length === 0 ? null : Math.min(...lives.map(({ opened }) => opened.t)),
    classes: choices(lives.map((life) => life.class)),
    modules: choices(lives.map(({ module }) => module)),
  };
}

function choices<T>(values: readonly T[]): LifeChoice<T>[] {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].map(([value, lives]) => ({ value, lives }));
}
