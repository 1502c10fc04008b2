import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { modulePrefix, withoutPrefix } from "./module-prefix";

describe("modulePrefix", () => {
  it.each([
    [[], ""],
    [["a"], ""],
    [["a.b.c"], "a.b"],
    [["a.b", "a.b.c", "a.b.d.e"], "a.b"],
    [["a.bc", "a.bd"], "a"],
    [["a.b", "c.d"], ""],
  ])("of %j is %j", (modules, prefix) => {
    expect(modulePrefix(modules)).toBe(prefix);
  });

  it("leaves modules apart that were apart", () => {
    const module = fc.array(fc.constantFrom("a", "b", "c"), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(
        fc.uniqueArray(
          module.map((parts) => parts.join(".")),
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
});
