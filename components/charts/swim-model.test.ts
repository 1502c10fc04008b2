import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type SwimBar, type SwimLife, swimLane, swimLanes } from "./swim-model";

const life = (over: Partial<SwimLife>): SwimLife => ({
  lane: "a",
  of: "legacy",
  from: 0,
  to: 10,
  title: "",
  ...over,
});
const WINDOW = { from: 0, to: 100 };

describe("swimLane", () => {
  it("draws open lives up to the moment asked for", () => {
    const { bars } = swimLane([life({ from: 20, to: null })], "a", 80, WINDOW);
    expect([bars[0]?.left, bars[0]?.width, bars[0]?.heldMs]).toEqual([0.2, 0.6000000000000001, 60]);
  });

  it("cuts bars at the window but tells the whole span", () => {
    const { bars } = swimLane([life({ from: -50, to: 150 })], "a", 200, WINDOW);
    expect([bars[0]?.left, bars[0]?.width, bars[0]?.heldMs]).toEqual([0, 1, 200]);
  });

  it("leaves out other lanes and what lies outside", () => {
    const lives = [life({ lane: "b" }), life({ from: 100, to: 120 }), life({ from: -9, to: 0 })];
    expect(swimLane(lives, "a", 200, WINDOW)).toEqual({ bars: [], rows: 1 });
  });

  it("puts the text where there is room", () => {
    const lives = [life({ from: 10, to: 12 }), life({ from: 90, to: 99 })];
    expect(swimLane(lives, "a", 100, WINDOW).bars.map(({ textSide }) => textSide)).toEqual([
      "after",
      "before",
    ]);
    const crowded = [0, 12, 24].map((from) => life({ from, to: from + 10 }));
    expect(swimLane(crowded, "a", 34, { from: 0, to: 34 }).bars[0]?.textSide).toBe("none");
  });

  it("gives one gap to one text", () => {
    const lives = [life({ from: 0, to: 40 }), life({ from: 65, to: 95 })];
    expect(swimLane(lives, "a", 100, WINDOW).bars.map(({ textSide }) => textSide)).toEqual([
      "after",
      "none",
    ]);
  });

  it("puts several long lives that stand at once below each other, in as few rows as they need", () => {
    const lives = [life({ to: 90 }), life({ from: 5, to: 80 }), life({ from: 82, to: 99 })];
    const { bars, rows } = swimLane(lives, "a", 100, WINDOW);
    expect(rows).toBe(2);
    expect(bars.map(({ row }) => row)).toEqual([0, 1, 1]);
  });

  it("lets no two bars or texts of a row meet, and loses no life", () => {
    const span = fc.tuple(fc.nat(90), fc.integer({ min: 1, max: 60 }), fc.boolean());
    const any = fc.array(span, { maxLength: 40 });
    fc.assert(
      fc.property(any, (spans) => {
        const lives = spans.map(([from, length, isOpen]) =>
          life({ from, to: isOpen ? null : from + length }),
        );
        const { bars, rows } = swimLane(lives, "a", 100, WINDOW);
        expect(bars).toHaveLength(lives.length);
        for (let row = 0; row < rows; row++)
          expectApart(bars.filter((bar) => bar.row === row).map(withText));
      }),
    );
  });
});

/** From where to where a bar and its text reach. */
function withText({ left, width, textSide, life: of }: SwimBar): readonly [number, number] {
  const text = of.to === null ? 0.32 : 0.2;
  return [
    left - (textSide === "before" ? text : 0),
    left + width + (textSide === "after" ? text : 0),
  ];
}

function expectApart(spans: readonly (readonly [number, number])[]): void {
  let taken = 0;
  for (const [from, to] of spans) {
    expect(from).toBeGreaterThanOrEqual(taken - 1e-9);
    taken = to;
  }
  expect(taken).toBeLessThanOrEqual(1 + 1e-9);
}

it("orders lanes by their first life", () => {
  const lives = [life({ lane: "late", from: 9 }), life({ lane: "early" }), life({ lane: "late" })];
  expect(swimLanes([...lives, life({ lane: "early", from: -1 })])).toEqual(["early", "late"]);
});
