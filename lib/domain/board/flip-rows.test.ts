import { expect, it } from "vitest";
import type { ImportClass } from "../import-class";
import { OPENED_HOW } from "../lives/version";
import { flipCounts } from "./flip-rows";
import type { JudgedSpan } from "./judge";

type Given = {
  readonly path?: number;
  readonly target: number;
  readonly class?: ImportClass;
  readonly from: number;
  readonly to?: number;
  readonly back?: boolean;
};

function counts(given: readonly Given[], position = 99) {
  const column = (of: (one: Given) => number) => Int32Array.from(given, of);
  const opened = column(({ from }) => from);
  const lives = {
    path: column(({ path = 0 }) => path),
    target: column(({ target }) => target),
    kind: column(() => 0),
    n: column(() => 1),
    opened,
    openedHow: column(({ back }) => (back ? OPENED_HOW.reopened : OPENED_HOW.introduced)),
    closed: column(({ to = -1 }) => to),
    closedHow: column(() => 0),
    bornPath: column(() => 0),
    born: column(() => 0),
  };
  const spans = given.map(
    (one, life): JudgedSpan => ({
      life,
      path: one.path ?? 0,
      target: one.target,
      class: one.class ?? "legacy",
      from: one.from,
      to: one.to ?? -1,
      opening: one.back ? "reopened" : "introduced",
      closing: null,
    }),
  );
  return flipCounts({ lives }, { spans, length: 100 }, position);
}

const OLD = { target: 1, from: 0, to: 4 };
const RIGHT = { target: 2, class: "canonical", from: 4, to: 7 } as const;
const BACK = { target: 1, from: 7, back: true };

it("counts what came back, and of it what took a move back", () => {
  expect(counts([OLD, RIGHT, BACK])).toEqual([{ path: 0, flips: 1, takenBack: 1, last: 7 }]);
  expect(counts([OLD, { ...RIGHT, to: 9 }, BACK])).toMatchObject([{ flips: 1, takenBack: 0 }]);
  expect(counts([OLD, BACK])).toMatchObject([{ flips: 1, takenBack: 0 }]);
});

it("knows of nothing after the moment, and of no file without a flip", () => {
  expect(counts([OLD, RIGHT, BACK], 6)).toEqual([]);
  expect(counts([OLD, { ...RIGHT, path: 3 }])).toEqual([]);
});

it("keeps files apart and tells the last flip of each", () => {
  const other = [OLD, RIGHT, BACK].map((one) => ({ ...one, path: 1 }));
  const again = { ...BACK, to: 9 };
  const twice = [OLD, RIGHT, again, { target: 1, from: 12, back: true }];
  expect(counts([...twice, ...other])).toEqual([
    { path: 0, flips: 2, takenBack: 1, last: 12 },
    { path: 1, flips: 1, takenBack: 1, last: 7 },
  ]);
});
