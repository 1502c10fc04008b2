import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { changesBetween, hrefKeeping, hrefWith } from "./href";

describe("hrefWith", () => {
  it.each([
    ["?", { as: "table" }, "?as=table"],
    ["?at=ec3d06f9&version=2", { version: "3" }, "?at=ec3d06f9&version=3"],
    ["?at=ec3d06f9", { at: null }, "?"],
    ["/a/b?at=x", { at: null }, "/a/b"],
    ["/a/b", { path: "lib/one two.py" }, "/a/b?path=lib/one+two.py"],
    ["/a?sort=-now#row", { at: "2025-09-14T00:00:00Z" }, "/a?sort=-now&at=2025-09-14T00:00:00Z"],
  ])("%s with %o is %s", (href, params, expected) => {
    expect(hrefWith(href, params)).toBe(expected);
  });
});

it("makes the one query into the other, and does to a third only what changed", () => {
  const query = fc.dictionary(fc.constantFrom("at", "open", "as", "q"), fc.string());
  fc.assert(
    fc.property(query, query, (from, to) => {
      const [a, b] = [String(new URLSearchParams(from)), String(new URLSearchParams(to))];
      const made = hrefWith(`?${a}`, changesBetween(a, b));
      expect(Object.fromEntries(new URLSearchParams(made.slice(1)))).toEqual(to);
    }),
  );
  const changes = changesBetween("sort=age&open=a", "sort=age&colour=age");
  expect(hrefWith("?sort=path&open=a&rows=3", changes)).toBe("?sort=path&rows=3&colour=age");
});

describe("hrefWith, as a query is set", () => {
  const name = fc.constantFrom("at", "open", "as", "q");
  const value = fc.oneof(fc.constantFrom("a b", "x/y:z", "1,2", "&=", "é", ""), fc.string());

  it("is what URLSearchParams makes of the same changes", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(name, value)),
        fc.dictionary(name, fc.option(value)),
        (pairs, params) => {
          const query = new URLSearchParams(pairs);
          const href = hrefWith(`/p?${query}`, params);
          for (const [key, to] of Object.entries(params))
            to === null ? query.delete(key) : query.set(key, to);
          expect([...new URLSearchParams(href.slice(3))]).toEqual([...query]);
        },
      ),
    );
  });
});

describe("hrefKeeping", () => {
  const query = new URLSearchParams("at=ec3d06f9&version=2&sort=path");

  it("carries the named parameters only", () => {
    expect(hrefKeeping("/p/q/files", query, ["at", "version"])).toBe(
      "/p/q/files?at=ec3d06f9&version=2",
    );
  });

  it("lets the link's own value win", () => {
    expect(hrefKeeping("/p/q?version=3", query, ["at", "version"])).toBe(
      "/p/q?version=3&at=ec3d06f9",
    );
  });

  it("adds nothing that is not there", () => {
    expect(hrefKeeping("/p/q", new URLSearchParams(), ["at"])).toBe("/p/q");
  });
});
