import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isStanding } from "@/lib/domain/board/counts";
import { contextOf } from "./fixtures/world";
import { COMMITS, worlds } from "./fixtures/worlds";
import type { Guards } from "./guards";
import { StandingSpans } from "./standing-spans";
import { verdictsOf } from "./verdicts";
import { weakenings } from "./weakened";
import { Weakness } from "./weakness";

const RUNS = { numRuns: 150 };

/** What is found behind a run holds up to the one that is named; another environment that begins to count is another question. */
function expectToHold(weakness: Weakness, guards: Guards, path: string): void {
  const { end, index } = guards.context;
  for (const { index: run } of index.runs) {
    const now = { ...end, run };
    const { isWeakened, run: next } = weakness.at(path, now);
    const later = { ...end, run: Math.min(next - 1, end.run) };
    const counting = [now, later].map((point) => guards.environments(path, point).length);
    if (counting[0] === counting[1]) expect(weakness.at(path, later).isWeakened).toBe(isWeakened);
  }
}

describe("what is followed along a line", { timeout: 60_000 }, () => {
  test("a file is weakened exactly where something is found that weakens it, and not otherwise before the run that is named", () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const { judgement, points } = verdictsOf(contextOf(world));
        const { guards, context } = judgement;
        const weakness = new Weakness(guards);
        for (const path of [...context.index.paths, "src/a.py"]) {
          for (const point of points)
            expect(weakness.at(path, point).isWeakened).toBe(
              weakenings(guards, path, point).length > 0,
            );
          expectToHold(weakness, guards, path);
        }
      }),
      RUNS,
    );
  });

  test("the imports that stand are those that came and did not go, whatever was asked before", () => {
    fc.assert(
      fc.property(worlds, fc.array(fc.integer({ min: -1, max: COMMITS })), (world, asked) => {
        const { spans } = contextOf(world).judged;
        const followed = new StandingSpans(spans);
        for (const position of asked) {
          const standing = spans.filter((span) => isStanding(span, position));
          expect(new Set(followed.at(position))).toEqual(new Set(standing));
          expect(followed.at(position)).toHaveLength(standing.length);
          expect(followed.at(position)).toBe(followed.at(position));
        }
      }),
      RUNS,
    );
  });
});
