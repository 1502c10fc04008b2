import fc from "fast-check";
import { expect, it } from "vitest";
import { frontCoded, frontDecoded } from "../front-coding";
import { numbersOf, varintsText } from "../varints";
import { packRows, unpackRows } from "./heat-pack";
import { type HeatChange, type HeatmapRow, type HeatRun, UNREADABLE } from "./heat-row";
import type { HeatRows } from "./heat-rows";

const whole = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER });
const time = fc.integer({ min: 1, max: 4e12 });

it("gives back every whole number", () => {
  fc.assert(
    fc.property(fc.array(whole), (numbers) => {
      expect([...numbersOf(varintsText(numbers))]).toEqual(numbers);
    }),
  );
});

it("gives back more numbers than one call takes as arguments", () => {
  const numbers = Array.from({ length: 200_000 }, (_, index) => index * 7919);
  expect([...numbersOf(varintsText(numbers))]).toEqual(numbers);
});

it("gives back every text, sorted or not", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: "grapheme" })), (texts) => {
      expect(frontDecoded(frontCoded(texts))).toEqual(texts);
    }),
  );
});

/** Runs that do not touch: gap, length, value. */
const cells = fc
  .array(
    fc.tuple(
      fc.nat(9),
      fc.nat(30),
      fc.oneof(fc.constant(UNREADABLE), fc.constant(0), fc.integer({ min: 1, max: 5000 })),
      time,
    ),
    { maxLength: 12 },
  )
  .map((parts) => {
    let end = -1;
    return parts.map(([gap, length, value, since]): HeatRun => {
      const from = end + 1 + gap;
      end = from + length;
      return [from, end, value, value > 0 ? since : 0];
    });
  });
const changes = fc
  .uniqueArray(fc.tuple(fc.nat(400), fc.nat(90), fc.nat(90)), { selector: ([at]) => at })
  .map((all): HeatChange[] => all.sort((a, b) => a[0] - b[0]));
const rows = fc.array(
  fc.record<HeatmapRow>({
    path: fc.string(),
    now: fc.nat(5000),
    changedAt: time,
    since: fc.oneof(fc.constant(0), time),
    cells,
    changes,
  }),
  { maxLength: 20 },
);

function unpacked(all: HeatRows): HeatmapRow[] {
  return all.paths.map((path, row) => {
    const within = ({ starts }: { starts: Int32Array }) =>
      Array.from({ length: (starts[row + 1] ?? 0) - (starts[row] ?? 0) }, (_, index) => {
        return (starts[row] ?? 0) + index;
      });
    const of = (column: ArrayLike<number>, index: number) => column[index] ?? Number.NaN;
    return {
      path,
      now: of(all.now, row),
      changedAt: of(all.changedAt, row),
      since: of(all.since, row),
      cells: within(all.runs).map((run): HeatRun => {
        const { from, to, value, since } = all.runs;
        return [of(from, run), of(to, run), of(value, run), of(since, run)];
      }),
      changes: within(all.changes).map((at): HeatChange => {
        const { column, came, went } = all.changes;
        return [of(column, at), of(came, at), of(went, at)];
      }),
    };
  });
}

it("gives back every row, run and change", () => {
  fc.assert(
    fc.property(rows, (all) => {
      expect(unpacked(unpackRows(packRows(all)))).toEqual(all);
    }),
  );
});
