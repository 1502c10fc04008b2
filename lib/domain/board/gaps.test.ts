import { describe, expect, it } from "vitest";
import { gaps } from "./gaps";
import type { LineFacts } from "./line-facts";

const BASE = "b".repeat(40);

const NO_LIVES = new Int32Array(0);

function line(effectiveAt: readonly number[], waitingAt: readonly number[]): LineFacts {
  const each = <T>(value: T): T[] => effectiveAt.map(() => value);
  return {
    commits: {
      effectiveAt,
      committedAt: effectiveAt,
      sha: effectiveAt.map(String),
      isMerge: each(false),
      author: each(null),
      subject: each(null),
      filesScanned: each(1),
      scanner: each(0),
    },
    lives: {
      path: NO_LIVES,
      target: NO_LIVES,
      kind: NO_LIVES,
      n: NO_LIVES,
      opened: NO_LIVES,
      openedHow: NO_LIVES,
      closed: NO_LIVES,
      closedHow: NO_LIVES,
      bornPath: NO_LIVES,
      born: NO_LIVES,
    },
    spells: [],
    paths: [],
    targets: [],
    scanners: [],
    isEstimated: false,
    waiting: waitingAt.map((committedAt) => ({
      sha: `${committedAt}`,
      waitingFor: BASE,
      committedAt,
    })),
  };
}

describe("gaps", () => {
  it("reach from the commit before the waiting ones to the one after", () => {
    expect(gaps(line([10, 20, 40], [25, 30]), 40)).toEqual([
      { from: 20, to: 40, commits: 2, reason: "2 commits wait for bbbbbbbb." },
    ]);
  });

  it("have no end while no commit after them is placed", () => {
    expect(gaps(line([10, 20], [30]), 50)).toEqual([
      { from: 20, to: null, commits: 1, reason: "1 commit waits for bbbbbbbb." },
    ]);
  });

  it("begin with the line when they lie before it", () => {
    expect(gaps(line([10, 20], [5]), 20)).toMatchObject([{ from: 10, to: 10 }]);
  });

  it("leave out what was committed after the moment", () => {
    expect(gaps(line([10, 20], [30]), 25)).toEqual([]);
  });
});
