import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { LINE_PAGE, type LineAnswer } from "@/lib/api/line";
import { linePicks } from "@/lib/domain/line/picks";
import { knownOf } from "./known";
import { stepsOf } from "./steps";

const shaOf = (name: string, n: number) => `${name}${n}`;

/** A server whose line shares its first commits with ours and then goes its own way, without the first `cut` of them. */
function serverOf(shared: number, own: number, cut: number) {
  const all = [
    ...Array.from({ length: shared }, (_, n) => shaOf("a", n)).slice(cut),
    ...Array.from({ length: own }, (_, n) => shaOf("b", n)),
  ];
  const at = (position: number) => ({ sha: all[position] ?? "", height: null, position });
  const answer: LineAnswer = {
    ...{ watched: "main", commits: all.length, offLine: [], scanner: null, waiting: null },
    placed: linePicks(all.length - 1).map(at),
  };
  const asked: string[] = [];
  const askAfter = async (sha: string) => {
    asked.push(sha);
    const from = all.indexOf(sha) + 1;
    return all.slice(from, from + LINE_PAGE).map((_, index) => at(from + index));
  };
  return { answer, askAfter, asked };
}

const mine = (count: number) => Array.from({ length: count }, (_, n) => shaOf("a", n));

describe("what a server has of a line", () => {
  test("is found to the commit, whatever parted and wherever its line begins", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(400),
        fc.nat(400),
        fc.nat(400),
        fc.nat(50),
        async (shared, ours, theirs, cut) => {
          const { answer, askAfter, asked } = serverOf(shared, theirs, cut);
          const { has, newest, foreign } = await knownOf(mine(shared + ours), answer, askAfter);
          const expected = mine(shared + ours).map((_, n) => n >= cut && n < shared);
          expect(has).toEqual(expected);
          expect(newest).toBe(expected.lastIndexOf(true));
          expect(foreign).toBe(theirs);
          expect(asked.length).toBeLessThanOrEqual(1);
        },
      ),
    );
  });

  test("includes what waits behind one commit, and nothing of what waits otherwise", async () => {
    const { answer, askAfter } = serverOf(0, 0, 0);
    const waiting = { commits: 3, newest: "a4", waitingFor: ["a1"] };
    const known = await knownOf(mine(6), { ...answer, waiting }, askAfter);
    expect(known.has).toEqual([false, false, true, true, true, false]);
    for (const other of [{ commits: 2 }, { waitingFor: ["a1", "x"] }, { newest: "x" }]) {
      const none = await knownOf(
        mine(6),
        { ...answer, waiting: { ...waiting, ...other } },
        askAfter,
      );
      expect(none.newest).toBe(-1);
    }
  });
});

describe("the steps of sending", () => {
  test("hold each missing commit once and no other, deltas only on what is there or was sent", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.boolean(), { maxLength: 60 }), fc.nat(8), async (has, first) => {
        const there = [...has];
        for (const step of await stepsOf(has, async (index) => index, first + 1)) {
          expect(step.isFull || there[step.from - 1] === true).toBe(true);
          for (let n = step.from; n <= step.to; n += 1) {
            expect(there[n]).toBe(false);
            there[n] = true;
          }
        }
        expect(there.every(Boolean)).toBe(true);
      }),
    );
  });

  test("send the newest of a long new history ahead, and the full one of the rest last", async () => {
    const none = Array.from({ length: 100 }, () => false);
    expect(await stepsOf(none, async (index) => index - 2, 10)).toEqual([
      { from: 88, to: 99, isFull: true, isFullLast: false },
      { from: 0, to: 87, isFull: true, isFullLast: true },
    ]);
    expect(await stepsOf(none.slice(0, 20), async () => 5, 10)).toEqual([
      { from: 0, to: 19, isFull: true, isFullLast: true },
    ]);
    expect(await stepsOf([true, false, false, true, false], async () => 0, 10)).toEqual([
      { from: 4, to: 4, isFull: false, isFullLast: false },
      { from: 1, to: 2, isFull: false, isFullLast: false },
    ]);
  });
});
