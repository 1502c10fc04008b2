import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { failureMatcher, failurePatternProblem } from "@/lib/domain/failure-pattern";

describe("failureMatcher", () => {
  it.each([
    ["(?i)import path|legacy import", "AssertionError: 3 Import Paths found", true],
    ["(?i)import path|legacy import", "E  LEGACY IMPORT in a.py", true],
    ["import path", "Import path", false],
    ["^Error", "x\nError", false],
    ["(?m)^Error$", "x\nError\ny", true],
    ["a.c", "a\nc", false],
    ["(?s)a.c", "a\nc", true],
    ["\\bcat\\b", "concatenate cat", true],
    ["\\bcat\\b", "concatenate", false],
    ["[^a-c\\d]+x", "abc1x", false],
    ["[]a]{2}", "]a", true],
    ["(ab){2,3}$", "abab", true],
    ["^(ab){2,3}$", "abababab", false],
    ["a{0}b", "b", true],
    ["(?:a|b)*?c", "ababc", true],
    ["", "anything", false],
    ["(", "(", false],
    ["(?i)[ä-ü]", "Ö", true],
  ])("%j in %j: %s", (pattern, message, found) => {
    expect(failureMatcher(pattern)(message)).toBe(found);
  });

  it("finds what a regular expression of the language finds", () => {
    const atom = fc.constantFrom("a", "b", ".", "\\d", "\\w", "[ab]", "[^a]", "\\b", "^", "$", "1");
    const { pattern } = fc.letrec<{ pattern: string; piece: string }>((tie) => ({
      piece: fc.oneof(
        { depthSize: "small" },
        atom,
        fc
          .tuple(tie("pattern"), fc.constantFrom("", "*", "+", "?", "{1,2}", "{2,}", "*?"))
          .map(([inner, repeat]) => `(?:${inner})${repeat}`),
      ),
      pattern: fc
        .array(tie("piece"), { minLength: 1, maxLength: 3 })
        .chain((pieces) => fc.constantFrom(pieces.join(""), pieces.join("|"))),
    }));
    const message = fc.string({ unit: fc.constantFrom("a", "b", "1", " ", "\n"), maxLength: 8 });
    fc.assert(
      fc.property(pattern, message, fc.constantFrom("", "i", "s", "m"), (text, drawn, flag) => {
        const written = `${flag === "" ? "" : `(?${flag})`}${text}`;
        fc.pre(failurePatternProblem(written) === null);
        expect(failureMatcher(written)(drawn)).toBe(new RegExp(text, `u${flag}`).test(drawn));
      }),
      { numRuns: 1000 },
    );
  }, 30_000);

  it.each(["^(a+)+$", "^(a|a)*$", "(a*)*b", ".*.*.*.*.*=b", "(?:a?){30}a{30}b"])(
    "takes %s over a long message in its stride",
    (pattern) => {
      expect(failureMatcher(pattern)(`${"a".repeat(9000)}!`)).toBe(false);
    },
  );
});

describe("failurePatternProblem", () => {
  it.each([
    ["", "is empty"],
    ["a".repeat(501), "is longer than 500 characters"],
    ["a(b", "has a group that is not closed (at character 4)"],
    ["a)b", "has a `)` that closes no group (at character 2)"],
    ["*a", "has `*` with nothing before it to repeat (at character 1)"],
    ["a**", "repeats a repetition (at character 3)"],
    ["[a", "has a class that is not closed (at character 1)"],
    ["[b-a]", "has a class with an escape or range that is not read (at character 1)"],
    [
      "(?i)(?=a)",
      "has `(?=`; only plain groups are read, and flags at the very start (at character 5)",
    ],
    ["(a)\\1", "has the escape `\\1`, which is not read (at character 4)"],
    ["a{3,2}", "has the repetition `{3,2}`; counts rise, to 100 at most (at character 2)"],
    ["(a{100}){100}", "repeats too much to be matched quickly"],
    ["(".repeat(21) + ")".repeat(21), "has groups that are nested too deep (at character 21)"],
    ["(?i)import path|legacy import", null],
  ])("%j", (pattern, problem) => {
    expect(failurePatternProblem(pattern)).toBe(problem);
  });
});
