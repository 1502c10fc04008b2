import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyGlobMatcher, globMatcher, globProblem } from "@/lib/domain/glob";

/** The same rules, written the slow and plain way: every split of names and characters is tried. */
function naiveMatch(glob: string, path: string): boolean {
  return naiveNames(glob.split("/"), path.split("/"));
}

function naiveNames(globs: readonly string[], names: readonly string[]): boolean {
  const [glob, ...rest] = globs;
  if (glob === undefined) return names.length === 0;
  if (glob === "**" && rest.length === 0) return names.length > 0;
  if (glob === "**") return names.some((_, skip) => naiveNames(rest, names.slice(skip)));
  const [name, ...others] = names;
  return name !== undefined && naiveName([...glob], [...name]) && naiveNames(rest, others);
}

function naiveName(glob: readonly string[], name: readonly string[]): boolean {
  const [char, ...rest] = glob;
  if (char === undefined) return name.length === 0;
  if (char === "*") {
    return naiveName(rest, name) || (name.length > 0 && naiveName(glob, name.slice(1)));
  }
  return name.length > 0 && (char === "?" || char === name[0]) && naiveName(rest, name.slice(1));
}

const CASES: readonly (readonly [glob: string, path: string, matches: boolean])[] = [
  ["**/*.py", "a.py", true],
  ["**/*.py", "a/b/c.py", true],
  ["**/*.py", "a/b/c.pyi", false],
  ["**/*.py", "a.py/readme", false],
  ["backups/**", "backups/a", true],
  ["backups/**", "backups/a/b.py", true],
  ["backups/**", "backups", false],
  ["backups/**", "x/backups/a", false],
  ["**/backup*/**", "backup/a.py", true],
  ["**/backup*/**", "x/y/backup_2025/z/a.py", true],
  ["**/backup*/**", "x/backup.py", false],
  ["**", "anything/at/all", true],
  ["**/**", "a", true],
  ["a/**/b", "a/b", true],
  ["a/**/b", "a/x/y/b", true],
  ["a/**/b", "a/x/y/b/c", false],
  ["a/**/b/**/c", "a/b/b/x/c", true],
  ["tests/unit/test_*_unit.py", "tests/unit/test_x_unit.py", true],
  ["tests/unit/test_*_unit.py", "tests/unit/test__unit.py", true],
  ["tests/unit/test_*_unit.py", "tests/unit/x/test_a_unit.py", false],
  ["tests/*", "tests/a/b", false],
  ["a?c", "abc", true],
  ["a?c", "a/c", false],
  ["a?c", "a😀c", true],
  ["a??c", "a😀c", false],
  ["A.py", "a.py", false],
  ["app/[project]/page.tsx", "app/[project]/page.tsx", true],
  ["app/[project]/page.tsx", "app/p/page.tsx", false],
  ["a.b", "axb", false],
  ["*", ".hidden", true],
];

describe("globMatcher", () => {
  it.each(CASES)("%s on %s: %s", (glob, path, matches) => {
    expect(globMatcher(glob)(path)).toBe(matches);
    expect(naiveMatch(glob, path)).toBe(matches);
  });

  it("agrees with the naive reading on any glob and path", () => {
    const char = fc.constantFrom("a", "b", "-", "😀");
    const name = fc.array(char, { minLength: 1, maxLength: 5 }).map((chars) => chars.join(""));
    const path = fc.array(name, { minLength: 1, maxLength: 6 }).map((names) => names.join("/"));
    const globChar = fc.oneof(char, fc.constantFrom("*", "?"));
    const globName = fc.oneof(
      fc.constant("**"),
      fc
        .array(globChar, { minLength: 1, maxLength: 5 })
        .map((chars) => chars.join("").replace(/\*+/g, "*")),
    );
    const glob = fc.array(globName, { minLength: 1, maxLength: 6 }).map((names) => names.join("/"));
    fc.assert(
      fc.property(glob, path, (pattern, text) => {
        expect(globProblem(pattern)).toBeNull();
        expect(globMatcher(pattern)(text)).toBe(naiveMatch(pattern, text));
      }),
      { numRuns: 3000 },
    );
  });

  it.each([
    `${"**/".repeat(300)}${"a*".repeat(40)}b`,
    `${"**/*a/".repeat(150)}b`,
    `${"*a".repeat(499)}b`,
    `${"**/a/".repeat(190)}**/b`,
  ])("answers a hostile glob: %.24s…", (glob) => {
    const matches = globMatcher(glob);
    const paths = [`${"a/".repeat(2000)}a`, "a".repeat(4000), `${"aaaaaaaaa/".repeat(400)}a`];
    for (const path of paths) expect(matches(path)).toBe(false);
  });

  it("matches 60,000 paths against 20 globs", () => {
    const globs = [
      ...["**/*.py", "backups/**", "**/backup*/**", "tests/**/test_*.py", "a/b/c.py", "src/?/x*"],
      ...Array.from({ length: 14 }, (_, n) => `**/pkg${n}/**/test_*_unit${n}.py`),
    ];
    const paths = Array.from(
      { length: 60_000 },
      (_, n) => `area${n % 7}/pkg${n % 14}/deep/er/test_${n}_unit${n % 14}.py`,
    );
    const matchers = globs.map(globMatcher);
    const matched = matchers.map((matches) => paths.filter((path) => matches(path)).length);
    expect(matched[0]).toBe(60_000);
    expect(matched[1]).toBe(0);
    expect(matched[6]).toBe(Math.ceil(60_000 / 14));
  });
});

describe("anyGlobMatcher", () => {
  it("matches what any glob matches, and nothing for no globs", () => {
    expect(anyGlobMatcher(["a/**", "**/*.py"])("b/c.py")).toBe(true);
    expect(anyGlobMatcher(["a/**", "**/*.py"])("b/c.ts")).toBe(false);
    expect(anyGlobMatcher([])("a")).toBe(false);
  });
});

describe("globProblem", () => {
  it.each([
    ["", "is empty"],
    ["/a", "starts with `/`; paths start at the top of the repository"],
    ["a/", "ends with `/`; write `**` behind it for every file below"],
    ["a//b", "has an empty name between two `/`"],
    ["./a", "has the name `.`; paths hold no such step"],
    ["a/../b", "has the name `..`; paths hold no such step"],
    ["a\\b", "has a backslash; folders are separated by `/`"],
    ["a**/b", "has `**` inside a name; it stands alone"],
    [" a", "starts or ends with a blank"],
    ["a".repeat(1001), "is longer than 1000 characters"],
  ])("says why %j is no glob", (glob, problem) => {
    expect(globProblem(glob)).toBe(problem);
  });
});
