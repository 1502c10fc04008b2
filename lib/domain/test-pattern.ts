import { globProblem } from "@/lib/domain/glob";

/** A test pattern (rules.md 5): left of the first `::` a path glob, right of it a pattern of the whole rest of the id. */
export type TestPattern = {
  readonly path: string;
  /** Absent: all tests of the file. `*` matches anything. */
  readonly rest?: string;
};

export function splitTestPattern(pattern: string): TestPattern {
  const at = pattern.indexOf("::");
  return at < 0 ? { path: pattern } : { path: pattern.slice(0, at), rest: pattern.slice(at + 2) };
}

/** Why the text is no test pattern, as a predicate to put behind it; null when it is one. */
export function testPatternProblem(pattern: string): string | null {
  const { path, rest } = splitTestPattern(pattern);
  if (rest === "") return "ends with `::`; say which tests, or leave it out for all of the file";
  return globProblem(path);
}
