import { anyGlobMatcher } from "../glob";
import type { OwnerFile, OwnerRule, OwnerSection } from "./owner-file";

export type OwnersOf = (path: string) => readonly string[];

/**
 * The owners of each path: of every section those of its last rule that matches, required sections first, each owner once. The
 * first of them is accountable: numbers count a path once, under that one, so that they sum to the whole.
 */
export function ownersOf(file: OwnerFile): OwnersOf {
  const required = file.sections.filter(({ isOptional }) => !isOptional);
  const optional = file.sections.filter(({ isOptional }) => isOptional);
  const finders = [...required, ...optional].map(lastMatch);
  const known = new Map<string, readonly string[]>();
  return (path) => {
    const found = known.get(path) ?? [
      ...new Set(finders.flatMap((find) => find(path)?.owners ?? [])),
    ];
    known.set(path, found);
    return found;
  };
}

/** The rule that decides a path in a section: the last one that matches. */
function lastMatch(section: OwnerSection): (path: string) => OwnerRule | undefined {
  const rules = section.rules.map((rule) => ({ rule, matches: anyGlobMatcher(rule.globs) }));
  const under = new Map<string, typeof rules>();
  return (path) => {
    const top = topOf(path);
    let candidates = under.get(top);
    if (candidates === undefined) {
      candidates = rules.filter(({ rule }) => mayMatch(rule, top));
      under.set(top, candidates);
    }
    return candidates.findLast(({ matches }) => matches(path))?.rule;
  };
}

/** Most rules of a large file name a top folder: only those of a path's own are tried on it. */
function mayMatch({ globs }: OwnerRule, top: string): boolean {
  return globs.some((glob) => /[*?]/.test(topOf(glob)) || topOf(glob) === top);
}

function topOf(path: string): string {
  const slash = path.indexOf("/");
  return slash < 0 ? path : path.slice(0, slash);
}
