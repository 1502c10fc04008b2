import { describe, expect, it } from "vitest";
import { lifeFrom } from "./fixtures/file-life";
import { filterLives, laneLives, livesSummary } from "./life-filter";

const OLD = lifeFrom({ from: 1, to: 3 });
const NEW = lifeFrom({ from: 3, module: "app.new", class: "canonical" });
const BACK = lifeFrom({ from: 5, openedHow: "reopened" });
const ALL = [OLD, NEW, BACK];
const EVERY = { class: "", module: "", state: "all", within: 0 } as const;
const DAY = 86_400_000;

describe("filterLives", () => {
  it("keeps what each part asks for", () => {
    const now = OLD.opened.t + DAY;
    const kept = (given: object) => filterLives(ALL, { ...EVERY, ...given }, now);
    expect(kept({})).toEqual(ALL);
    expect(kept({ class: "canonical" })).toEqual([NEW]);
    expect(kept({ module: "app.old" })).toEqual([OLD, BACK]);
    expect(kept({ state: "open" })).toEqual([NEW, BACK]);
    expect(kept({ state: "closed", class: "legacy" })).toEqual([OLD]);
  });

  it("counts a life as within a time when it stood in any of it", () => {
    const closed = OLD.closed?.t ?? 0;
    expect(filterLives(ALL, { ...EVERY, within: 1 }, closed + DAY)).toEqual(ALL);
    expect(filterLives(ALL, { ...EVERY, within: 1 }, closed + DAY + 1)).toEqual([NEW, BACK]);
  });
});

describe("laneLives", () => {
  it("draws what one commit opened and another closed as one bar", () => {
    const other = lifeFrom({ from: 1, to: 3, name: "Helper" });
    const longer = lifeFrom({ from: 1, to: 4, name: "Longer" });
    const bars = laneLives([OLD, other, longer, NEW, BACK]);
    expect(bars.map(({ names }) => names)).toEqual([
      ["Manager", "Helper"],
      ["Longer"],
      ["Manager"],
      ["Manager"],
    ]);
    expect(bars.map(({ isReopened }) => isReopened)).toEqual([false, false, false, true]);
  });

  it("loses no life", () => {
    const many = Array.from({ length: 60 }, (_, n) =>
      lifeFrom({ from: n % 7, to: 8 + (n % 3), name: `N${n}`, module: `m${n % 4}` }),
    );
    expect(laneLives(many).flatMap(({ names }) => names)).toHaveLength(60);
  });
});

it("sums up lives by class and module in order of their first", () => {
  expect(livesSummary(ALL)).toEqual({
    lives: 3,
    open: 2,
    firstAt: OLD.opened.t,
    classes: [
      { value: "legacy", lives: 2 },
      { value: "canonical", lives: 1 },
    ],
    modules: [
      { value: "app.old", lives: 2 },
      { value: "app.new", lives: 1 },
    ],
  });
  expect(livesSummary([]).firstAt).toBeNull();
});
