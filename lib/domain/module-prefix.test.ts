import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { modulePrefix, sharedPrefix, withoutPrefix } from "./module-prefix";

describe("modulePrefix", () => {
  it.each([
    [[], ""],
    [["a"], ""],
    [["a.b.c"], "a.b"],
    [["a.b", "a.b.c", "a.b.d.e"], "a.b"],
    [["a.bc", "a.bd"], "a"],
    [["a.b", "c.d"], ""],
    [["src/utils/store"], "src/utils"],
    [["src/a", "src/a/b", "src/a/c.test"], "src/a"],
    [["src/ab", "src/ac"], "src"],
    [["src/a.b", "src/a.c"], "src"],
    [["@scope/pkg"], ""],
    [["@scope/pkg", "@scope/pkg/sub"], "@scope/pkg"],
    [["@scope/one", "@scope/two"], ""],
    [["packages/a/src", "../x"], ""],
    [["src.a", "src/a"], ""],
  ])("of %j is %j", (modules, prefix) => {
    expect(modulePrefix(modules)).toBe(prefix);
  });

  it("leaves modules apart that were apart", () => {
    const part = fc.constantFrom("a", "b", "@s", "c.d", "..");
    const module = fc.array(part, { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(
        fc.uniqueArray(
          fc
            .tuple(module, fc.constantFrom(".", "/"))
            .map(([parts, separator]) => parts.join(separator)),
          { minLength: 1 },
        ),
        (all) => {
          const prefix = modulePrefix(all);
          expect(new Set(all.map((one) => withoutPrefix(one, prefix))).size).toBe(all.length);
        },
      ),
    );
  });

  it("calls the prefix itself the package", () => {
    expect(withoutPrefix("a.b", "a.b")).toBe("(package)");
    expect(withoutPrefix("a.bc", "a.b")).toBe("a.bc");
  });

  it("does not call a path a package", () => {
    expect(withoutPrefix("src/a", "src/a")).toBe("(itself)");
    expect(withoutPrefix("src/a/b", "src/a")).toBe("b");
    expect(withoutPrefix("src/ab", "src/a")).toBe("src/ab");
  });
});

describe("sharedPrefix", () => {
  it.each([
    [["a.b.c", "a.b.d"], "a.b"],
    [["a.b", "a.b.d"], "a.b"],
    [["a.b.c"], "a.b"],
    [["a", "b"], ""],
    [["a.b", "a.b.c", "z.y"], "a.b"],
    [["a.b", "a.c", "z.y", "z.x"], ""],
    [["packages/a/src/x", "packages/a/src/y"], "packages/a/src"],
    [["packages/a/src/x"], "packages/a/src"],
    [["@s/a/x", "@s/a/y", "lodash"], "@s/a"],
    [["src/x.one", "src/x.two"], "src"],
    [[], ""],
  ])("of %j is %j", (modules, prefix) => {
    expect(sharedPrefix(modules)).toBe(prefix);
  });
});
