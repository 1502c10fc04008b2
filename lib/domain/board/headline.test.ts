import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { overviewSentences, type Story } from "./headline";
import type { Ledger } from "./ledger";

type Out = Partial<Ledger["out"]>;

function storyOf(start: number, introduced: number, went: Out, scopeAdded = 0): Story {
  const out = {
    converted: 0,
    removed: 0,
    left: 0,
    fileDeleted: 0,
    unreadable: 0,
    exempted: 0,
    scopeRemoved: 0,
    ...went,
  };
  const gone = Object.values(out).reduce((sum, count) => sum + count, 0);
  const end = start + introduced + scopeAdded - gone;
  const sinceStart: Ledger = {
    start,
    end,
    in: { introduced, reopened: 0, scopeAdded },
    out,
    moved: { in: 0, out: 0 },
    progress: out.converted + out.removed,
    cameIn: introduced,
  };
  const counts = {
    legacy: end,
    canonical: 1456,
    unplanned: 0,
    unclassified: 0,
    exempt: 0,
    outOfScope: 0,
    legacyFiles: 467,
  };
  return { planVersion: 3, counts, sinceStart, startsAt: 0 };
}

const numbersAfter = (text: string, words: string) =>
  [...text.matchAll(new RegExp(`([\\d,]+) ${words}`, "g"))].reduce(
    (sum, [, count]) => sum + Number((count ?? "").replaceAll(",", "")),
    0,
  );

describe("the sentences of the overview", () => {
  it("name what went without being progress, with every way it went", () => {
    const { headline, lede } = overviewSentences(
      storyOf(1522, 1921, { converted: 1413, removed: 1009, fileDeleted: 52, unreadable: 6 }),
    );
    expect(headline).toContain("559 fewer than at plan start: 2,422 were converted or removed");
    expect(lede).toContain(
      "58 more went without being progress: 52 with deleted files, 6 in files that became unreadable.",
    );
  });

  it("say how fast it goes now beside what is judged", () => {
    const story = storyOf(1522, 1921, { converted: 1413, removed: 1009, fileDeleted: 52 });
    const day = storyOf(100, 50, { removed: 1 }).sinceStart;
    const { headline, lede } = overviewSentences(story, "the Golden Path is at risk", day);
    expect(headline).toMatch(/^\d+ legacy imports remain .*; the Golden Path is at risk\.$/);
    expect(lede).toMatch(
      /^2,422 were converted or removed, 1,921 came in\. Within the last day it rose by 49\./,
    );
  });

  it("say nothing more where the two flows are all", () => {
    const { lede } = overviewSentences(storyOf(100, 10, { converted: 60 }));
    expect(lede).not.toContain("more");
  });

  it("name what left the plan once", () => {
    const { lede } = overviewSentences(
      storyOf(748, 1685, { converted: 237, left: 1468, fileDeleted: 49 }),
    );
    expect(lede).toContain("1,468 imports left for paths");
    expect(lede).toContain("49 more went without being progress: with deleted files.");
    expect(lede.match(/1,468/g)).toHaveLength(1);
  });

  it("add up: start + in - out = end, from what is said alone", () => {
    const few = fc.nat({ max: 50 });
    fc.assert(
      fc.property(few, few, few, few, few, (...[came, converted, left, deleted, scope]) => {
        fc.pre(converted >= came && converted > 0);
        const start = 1000;
        const story = storyOf(start, came, { converted, left, fileDeleted: deleted }, scope);
        const { headline, lede } = overviewSentences(story);
        const said = `${headline} ${lede}`;
        const end =
          start +
          numbersAfter(said, "came in") +
          numbersAfter(said, "more came into scope") -
          numbersAfter(said, "were converted or removed") -
          numbersAfter(said, "more went without being progress");
        expect(end).toBe(story.sinceStart?.end);
      }),
    );
  });
});
