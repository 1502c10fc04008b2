import fc from "fast-check";
import { expect, test } from "vitest";
import { FlakyWatch } from "./flaky-watch";
import type { Mark } from "./results";
import type { Run } from "./runs";

const END = ["passed", "failed", "error", "skipped", "xfailed", "retried", "absent"] as const;
type End = (typeof END)[number];

/** Mostly long stretches of one end, so that windows fill. */
const ends = fc
  .array(fc.tuple(fc.constantFrom(...END, "passed" as const), fc.integer({ min: 1, max: 12 })), {
    maxLength: 12,
  })
  .map((stretches) => stretches.flatMap(([end, times]) => Array<End>(times).fill(end)));

/** The rule, read off the results themselves. */
function isFlaky(past: readonly { readonly end: End; readonly sha: string }[]): boolean {
  const told = past.filter(({ end }) => ["passed", "failed", "error", "retried"].includes(end));
  const last = told.slice(-10);
  const failed = last.map(({ end }) => end === "failed" || end === "error");
  const flips = failed.flatMap((one, at) => (at > 0 && one !== failed[at - 1] ? [at] : []));
  return (
    last.some(({ end }) => end === "retried") ||
    flips.length >= 3 ||
    flips.some((at) => last[at]?.sha === last[at - 1]?.sha)
  );
}

function markOf(end: End, test: number, run: number): Mark[] {
  if (end === "passed" || end === "absent") return [];
  const status = end === "retried" ? "passed" : end;
  return [{ test, status, isRetried: end === "retried", message: null, run }];
}

test("the tests that are flaky behind each run are those of the rule", () => {
  fc.assert(
    fc.property(ends, ends, fc.integer({ min: 1, max: 3 }), (one, two, runsOfCommit) => {
      const length = Math.max(one.length, two.length);
      const shaOf = (run: number) => `${Math.floor(run / runsOfCommit)}`;
      const runs = Array.from({ length }, (_, index) => ({ index, sha: shaOf(index) }) as Run);
      const watch = new FlakyWatch(runs, Int32Array.from(runs.keys()));
      const past: { readonly end: End; readonly sha: string }[][] = [[], []];
      for (let run = 0; run < length; run++) {
        const now = [one, two].map((all) => all[run] ?? "absent");
        now.forEach((end, at) => {
          past[at]?.push({ end, sha: shaOf(run) });
        });
        const held = new Set([1, 2].filter((id) => now[id - 1] !== "absent"));
        watch.take(
          run,
          now.flatMap((end, at) => markOf(end, at + 1, run)),
          held,
        );
        expect(watch.flaky()).toEqual([1, 2].filter((id) => isFlaky(past[id - 1] ?? [])));
      }
    }),
    { numRuns: 500 },
  );
});
