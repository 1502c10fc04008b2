import type { Point } from "@/lib/formats/tap/point";
import type { Diagnosis } from "@/lib/formats/tap/yaml-block";

/** A point with the points that were indented before it, or stood in its braces. */
export type Node = {
  readonly point: Point;
  readonly level: number;
  readonly children: Node[];
  diagnosis: Diagnosis | null;
  /** What it printed without a YAML block (bats and mocha put it behind the point). */
  readonly notes: string[];
};

export type Plan = { readonly count: number; readonly skip: string | null };

/** A plan that does not fit the points beside it. */
export type Misfit = { readonly planned: number; readonly found: number };

const MAX_NOTES = 60;

/**
 * Puts points into a tree by their indentation: four blanks a level, the subtests before the point that sums them up, or
 * behind it in braces.
 */
export function createTree() {
  const waiting: Node[][] = [];
  const plans: (Plan | undefined)[] = [];
  const open: Node[] = [];
  const misfits: Misfit[] = [];
  let last: Node | null = null;
  /** Takes all that waits at the level and deeper. */
  const adopt = (level: number): Node[] => {
    // As it is for nearly every point.
    if (waiting.length <= level && plans.length <= level) return [];
    const found = waiting.slice(level).flatMap((nodes) => nodes ?? []);
    const plan = plans[level];
    const count = (waiting[level] ?? []).length;
    if (plan !== undefined && plan.count !== count)
      misfits.push({ planned: plan.count, found: count });
    waiting.length = Math.min(waiting.length, level);
    plans.length = Math.min(plans.length, level);
    return found;
  };
  const take = (point: Point, level: number): void => {
    const children = adopt(level + 1);
    const node: Node = { point, level, children, diagnosis: null, notes: [] };
    const beside = waiting[level] ?? [];
    beside.push(node);
    waiting[level] = beside;
    last = node;
    if (point.isOpen) open.push(node);
  };
  return {
    take,
    /** Streams that were put behind each other have a plan each. */
    plan: (plan: Plan, level: number) => {
      const earlier = level === 0 ? (plans[0]?.count ?? 0) : 0;
      plans[level] = { ...plan, count: plan.count + earlier };
    },
    /** The end of the braces at a level. */
    close: (level: number): boolean => {
      const node = open.at(-1);
      if (node === undefined || node.level !== level) return false;
      open.pop();
      for (const child of adopt(level + 1)) node.children.push(child);
      return true;
    },
    last: () => last,
    note: (text: string) => {
      if (last !== null && last.notes.length < MAX_NOTES) last.notes.push(text.slice(0, 2000));
    },
    finish: () => ({
      nodes: waiting.flatMap((nodes) => nodes ?? []),
      plan: plans[0] ?? null,
      outer: (waiting[0] ?? []).length,
      misfits,
      isOpen: open.length > 0,
    }),
  };
}
