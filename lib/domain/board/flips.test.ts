import { describe, expect, it } from "vitest";
import { lifeFrom } from "./fixtures/file-life";
import { flips } from "./flips";

const HOUR = 3_600_000;

describe("flips", () => {
  const before = lifeFrom({ from: 0, to: 3, end: "converted" });
  const right = lifeFrom({ module: "app.new", class: "canonical", from: 3, to: 6 });
  const again = lifeFrom({ from: 6, openedHow: "reopened" });

  it("names a move to the canonical path that was taken back, and after how long", () => {
    expect(flips([before, right, again])).toEqual([
      {
        module: "app.old",
        name: "Manager",
        class: "legacy",
        gone: before.closed,
        back: again.opened,
        awayMs: 3 * HOUR,
        isTakenBack: true,
      },
    ]);
  });

  it("calls it a mere return where nothing canonical stood meanwhile, or it went earlier", () => {
    const earlier = lifeFrom({ module: "app.new", class: "canonical", from: 3, to: 5 });
    expect(flips([before, again]).map((flip) => flip.isTakenBack)).toEqual([false]);
    expect(flips([before, earlier, again]).map((flip) => flip.isTakenBack)).toEqual([false]);
  });

  it("counts from the latest end of the same import, not of another one", () => {
    const middle = lifeFrom({ from: 4, to: 5, openedHow: "reopened" });
    const other = lifeFrom({ name: "Other", from: 0, to: 5 });
    const found = flips([before, middle, other, again]);
    expect(found.map(({ gone, back }) => [gone.position, back.position])).toEqual([
      [3, 4],
      [5, 6],
    ]);
  });

  it("has none where nothing reopened", () => {
    expect(flips([before, right])).toEqual([]);
  });
});
