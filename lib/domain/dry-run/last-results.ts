import type { TestCase } from "@/lib/domain/tests/facts";
import type { TestStatus } from "@/lib/domain/tests/report";
import type { TestIndex } from "@/lib/domain/tests/test-index";
import type { RunEffect, Two } from "./model";

const SAMPLES = 30;
const ENDS_WELL: readonly TestStatus[] = ["passed", "xfailed"];

/** How a test last ended in one environment, and what it is called. */
export type LastResult = { readonly id: string; readonly status: TestStatus };

/** The last results of some tests, given by the first 16 hex digits of their keys, in one environment; those that never ran there are left out. */
export function lastResults(
  index: TestIndex,
  keys: ReadonlySet<string>,
  environment: string,
): ReadonlyMap<string, LastResult> {
  const { cases } = index.facts;
  const wanted = new Map<number, string>();
  cases.forEach((test, id) => {
    if (test !== undefined && keys.has(test.key)) wanted.set(id, test.key);
  });
  const found = new Map<string, LastResult>();
  const own = index.runs.filter((run) => run.environment === environment);
  for (const run of own.toReversed()) {
    if (found.size === wanted.size) break;
    const { tests, marks } = index.results.of(run);
    for (const test of tests) {
      const key = wanted.get(test);
      if (key === undefined || found.has(key)) continue;
      found.set(key, { id: nameOf(cases[test]), status: marks.get(test)?.status ?? "passed" });
    }
  }
  return found;
}

function nameOf(test: TestCase | undefined): string {
  const { place = "", name = "", variant = "" } = test ?? {};
  return `${place}::${name}${variant === "" ? "" : ` [${variant}]`}`;
}

/** Which results are new and which are others than before. */
export function resultChanges({
  before,
  after,
}: Two<ReadonlyMap<string, LastResult>>): Pick<RunEffect, "fresh" | "changed" | "samples"> {
  const moved = [...after].flatMap(([key, { id, status }]) => {
    const was = before.get(key)?.status ?? null;
    return was === status ? [] : [{ id, before: was, after: status }];
  });
  const counts = new Map<string, Two<TestStatus> & { count: number }>();
  for (const { before: was, after: is } of moved) {
    if (was === null) continue;
    const key = `${was} ${is}`;
    const known = counts.get(key) ?? { before: was, after: is, count: 0 };
    counts.set(key, { ...known, count: known.count + 1 });
  }
  return {
    fresh: moved.filter((one) => one.before === null).length,
    changed: [...counts.values()].sort((a, b) => b.count - a.count),
    samples: [
      ...moved.filter((one) => !ENDS_WELL.includes(one.after)),
      ...moved.filter((one) => ENDS_WELL.includes(one.after)),
    ].slice(0, SAMPLES),
  };
}
