import { describe, expect, it } from "vitest";
import { type SwimLife, swimBars, swimLanes } from "./swim-model";

const life = (over: Partial<SwimLife>): SwimLife => ({
  lane: "a",
  of: "legacy",
  from: 0,
  to: 10,
  title: "",
  ...over,
});
const WINDOW = { from: 0, to: 100 };

describe("swimBars", () => {
  it("draws open lives up to the moment asked for", () => {
    const [bar] = swimBars([life({ from: 20, to: null })], "a", 80, WINDOW);
    expect([bar?.left, bar?.width, bar?.heldMs]).toEqual([0.2, 0.6000000000000001, 60]);
  });

  it("cuts bars at the window but tells the whole span", () => {
    const [bar] = swimBars([life({ from: -50, to: 150 })], "a", 200, WINDOW);
    expect([bar?.left, bar?.width, bar?.heldMs]).toEqual([0, 1, 200]);
  });

  it("leaves out other lanes and what lies outside", () => {
    const lives = [life({ lane: "b" }), life({ from: 100, to: 120 }), life({ from: -9, to: 0 })];
    expect(swimBars(lives, "a", 200, WINDOW)).toEqual([]);
  });

  it("puts the text where there is room", () => {
    const lives = [life({ from: 10, to: 12 }), life({ from: 90, to: 99 })];
    expect(swimBars(lives, "a", 100, WINDOW).map(({ textSide }) => textSide)).toEqual([
      "after",
      "before",
    ]);
    const crowded = [0, 12, 24].map((from) => life({ from, to: from + 10 }));
    const [first] = swimBars(crowded, "a", 34, { from: 0, to: 34 });
    expect(first?.textSide).toBe("none");
  });
});

it("orders lanes by their first life", () => {
  const lives = [life({ lane: "late", from: 9 }), life({ lane: "early" }), life({ lane: "late" })];
  expect(swimLanes([...lives, life({ lane: "early", from: -1 })])).toEqual(["early", "late"]);
});
