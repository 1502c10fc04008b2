import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseViews, withView } from "./saved-views";

const view = (name: string, href = `/p/plan?${name}`) => ({ name, href });

describe("saved views", () => {
  it("come out as they went in, the newest first, one of each name", () => {
    const names = fc.array(fc.string(), { maxLength: 20 });
    fc.assert(
      fc.property(names, (all) => {
        const kept = all.reduce((views, name) => withView(views, view(name)), parseViews(null));
        expect(parseViews(JSON.stringify(kept))).toEqual(kept);
        expect(kept.map(({ name }) => name)).toEqual([...new Set(all.toReversed())]);
      }),
    );
  });

  it("are at most 50", () => {
    const all = Array.from({ length: 60 }, (_, n) => `view ${n}`);
    const kept = all.reduce((views, name) => withView(views, view(name)), parseViews(null));
    expect(kept).toHaveLength(50);
    expect(kept[0]?.name).toBe("view 59");
  });

  it("lead nowhere but to this server", () => {
    const outside = [
      "https://example.org/",
      "//example.org/",
      "/\\example.org",
      "javascript:1",
      "",
    ];
    const text = JSON.stringify([...outside.map((href) => view("x", href)), view("mine"), 7, null]);
    expect(parseViews(text)).toEqual([view("mine")]);
    for (const damaged of ["{", "7", "{}", '"x"']) expect(parseViews(damaged)).toEqual([]);
  });
});
