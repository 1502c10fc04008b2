import type { TestCase, TestFacts } from "./facts";

type PathOf = readonly (string | undefined)[];

const NONE: ReadonlyMap<number, number> = new Map();

/**
 * Tests that stand in the facts several times because their writers name one file differently (Jest's JSON absolute, its
 * JUnit relative, another machine's checkout): equal file of the tree, name and variant. By the id of each further one the
 * one that stands for all, that of the shortest place. Two that one report holds are two tests, whatever they are called.
 */
export function sameTests(facts: TestFacts, pathOf: PathOf): ReadonlyMap<number, number> {
  const several = pathsOfSeveralPlaces(facts, pathOf);
  if (several.size === 0) return NONE;
  const groups = new Map<string, number[]>();
  for (const [id, test] of facts.cases.entries()) {
    const path = pathOf[id];
    if (!test?.isFile || path === undefined || !several.has(path)) continue;
    const key = `${path}\0${flatName(test.name)}\0${test.variant}`;
    const group = groups.get(key);
    if (group) group.push(id);
    else groups.set(key, [id]);
  }
  const same = new Map<number, number>();
  for (const group of apart(
    facts,
    [...groups.values()].filter(({ length }) => length > 1),
  )) {
    const [first = 0, ...others] = group.sort((a, b) => byPlace(facts.cases[a], facts.cases[b]));
    for (const id of others) same.set(id, first);
  }
  return same;
}

function pathsOfSeveralPlaces(facts: TestFacts, pathOf: PathOf): ReadonlySet<string> {
  const places = new Map<string, string>();
  const several = new Set<string>();
  for (const [id, test] of facts.cases.entries()) {
    const path = pathOf[id];
    if (!test?.isFile || path === undefined) continue;
    const place = places.get(path);
    if (place === undefined) places.set(path, test.place);
    else if (place !== test.place) several.add(path);
  }
  return several;
}

/** Vitest's JUnit joins describes by ` > `, its JSON lists them. */
function flatName(name: string): string {
  return name.replaceAll(" > ", "::");
}

/** The groups of which no report holds two. */
function apart(facts: TestFacts, groups: readonly number[][]): number[][] {
  const groupOf = new Map<number, number>();
  for (const [at, group] of groups.entries()) for (const id of group) groupOf.set(id, at);
  const mixed = new Set<number>();
  for (const set of facts.sets.values()) {
    const seen = new Set<number>();
    for (const id of set) {
      const at = groupOf.get(id);
      if (at === undefined) continue;
      if (seen.has(at)) mixed.add(at);
      seen.add(at);
    }
  }
  return groups.filter((_, at) => !mixed.has(at));
}

/** The same in every store: ids tell only in which order tests arrived. */
function byPlace(a: TestCase | undefined, b: TestCase | undefined): number {
  const byLength = (a?.place.length ?? 0) - (b?.place.length ?? 0);
  const [one, two] = [`${a?.place}\0${a?.key}`, `${b?.place}\0${b?.key}`];
  return byLength || (one < two ? -1 : one > two ? 1 : 0);
}
