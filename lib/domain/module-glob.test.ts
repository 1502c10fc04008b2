import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { moduleGlobProblem, moduleMatcher } from "@/lib/domain/module-glob";

/** The same rule by trying every length for every star. */
function naiveMatch(glob: string, module: string): boolean {
  if (glob === "") return module === "";
  if (module === "") return false;
  const rest = glob.slice(1);
  if (glob.startsWith("*")) {
    return naiveMatch(rest, module.slice(1)) || naiveMatch(glob, module.slice(1));
  }
  return glob[0] === module[0] && naiveMatch(rest, module.slice(1));
}

describe("moduleMatcher", () => {
  it.each([
    ["a.b", "a.b", true],
    ["a.b", "a.b.c", false],
    ["a.b.*", "a.b.c", true],
    ["a.b.*", "a.b.c.d", true],
    ["a.b.*", "a.b", false],
    ["a.b.*", "a.b.", false],
    ["*", "a", true],
    ["*.manager", "a.manager", true],
    ["*.manager", ".manager", false],
    ["a.*.manager", "a.b.c.manager", true],
    ["a.*.manager", "a..manager", false],
    ["a*a", "aa", false],
    ["a*a", "aaa", true],
    ["a*b*b", "axbb", false],
    ["a*b*b", "abbb", false],
    ["a*b*b", "axbxb", true],
    ["a.b", "axb", false],
    ["A", "a", false],
  ])("%s on %s: %s", (glob, module, matches) => {
    expect(moduleMatcher(glob)(module)).toBe(matches);
    expect(naiveMatch(glob, module)).toBe(matches);
  });

  it("agrees with the naive reading on any glob and module", () => {
    const module = fc.string({ unit: fc.constantFrom("a", "b", "."), maxLength: 9 });
    const glob = fc
      .string({ unit: fc.constantFrom("a", "b", ".", "*"), minLength: 1, maxLength: 8 })
      .map((text) => text.replace(/\*+/g, "*"));
    fc.assert(
      fc.property(glob, module, (pattern, text) => {
        expect(moduleMatcher(pattern)(text)).toBe(naiveMatch(pattern, text));
      }),
      { numRuns: 3000 },
    );
  });

  it("answers a hostile glob", () => {
    const matches = moduleMatcher(`${"*a".repeat(400)}*b`);
    for (let round = 0; round < 100; round += 1) expect(matches("a".repeat(1000))).toBe(false);
  });
});

describe("moduleGlobProblem", () => {
  it.each([
    ["", "is empty"],
    ["a b", "has a blank"],
    ["a.**", "has `**`; in a module one `*` already crosses dots"],
    ["a".repeat(1001), "is longer than 1000 characters"],
    ["a.*", null],
    ["@scope/package", null],
  ])("%j", (glob, problem) => {
    expect(moduleGlobProblem(glob)).toBe(problem);
  });
});
