import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { slugOf, slugProblem } from "@/lib/domain/slug";

describe("slugProblem", () => {
  it.each(["websocket-manager", "a", "netra.backend_2", "2025"])("takes %s", (slug) => {
    expect(slugProblem(slug)).toBeNull();
  });

  it.each(["api", "docs", "healthz", "readyz", "metrics", "discover", "new"])(
    "refuses %s, which is a page's name",
    (slug) => {
      expect(slugProblem(slug)).toBe("is a name that the pages need; choose another");
    },
  );

  it.each(["A", "a b", "a--b", "-a", "a-", "..", ".", "a/b", "é", "_next", "favicon.ico."])(
    "refuses %j, which is no plain word",
    (slug) => {
      expect(slugProblem(slug)).toMatch(/^must be lower-case/);
    },
  );

  it("refuses nothing and too much", () => {
    expect(slugProblem("")).toBe("is empty");
    expect(slugProblem("a".repeat(65))).toBe("is longer than 64 characters");
  });
});

describe("slugOf", () => {
  it.each([
    ["Celery", "celery"],
    ["My Shop_2", "my-shop_2"],
    ["docs", "docs-code"],
    ["Übersicht.js", "ubersicht.js"],
    ["--a--b--", "a-b"],
    ["日本", "code-base"],
  ])("makes %s to %s", (name, slug) => {
    expect(slugOf(name)).toBe(slug);
  });

  it("is always an id that may be taken", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (name) => slugProblem(slugOf(name)) === null),
    );
  });
});
