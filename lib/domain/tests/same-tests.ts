import type { TestCase, TestFacts } from "./facts";

type PathOf = readonly (string | undefined)[];

const NONE: ReadonlyMap<number, number> = new Map();

/**
 * Tests that stand in the facts several times because their writers name one file differently (Jest's JSON absolute, its
 * JUnit relative, another machine's checkout): equal file of the tree, name and variant. One without a file whose name is the whole
 * title (jest-junit's default) is the test of that title in the only file that has one. By the id of each further one the one that
 * stands for all: one with a file, of the shortest place. Two that one report holds are two tests, whatever they are called.
 */
export function sameTests(facts: TestFacts, pathOf: PathOf): ReadonlyMap<number, number> {
  const several = pathsOfSeveralPlaces(facts, pathOf);
  const titled = testsByTitle(facts);
  if (several.size === 0 && titled.size === 0) return NONE;
  const groups = new Map<string, number[]>();
  const titles = new Map<string, Set<string>>();
  for (const [id, test] of facts.cases.entries()) {
    const path = pathOf[id];
    if (!test?.isFile || path === undefined) continue;
    const title = titleOf(test);
    if (!several.has(path) && !titled.has(title)) continue;
    const key = `${path}\0${flatName(test.name)}\0${test.variant}`;
    addTo(groups, key, id);
    titles.set(title, (titles.get(title) ?? new Set()).add(key));
  }
  for (const [title, ids] of titled) addTitled(groups, ids, [...(titles.get(title) ?? [])]);
  return standIns(facts, groups);
}

/** Where two files have the title it does not tell which of them ran. */
function addTitled(
  groups: Map<string, number[]>,
  ids: readonly number[],
  [key, ...others]: readonly string[],
): void {
  if (key === undefined || others.length > 0) return;
  for (const id of ids) addTo(groups, key, id);
}

function addTo(groups: Map<string, number[]>, key: string, id: number): void {
  const group = groups.get(key);
  if (group) group.push(id);
  else groups.set(key, [id]);
}

/** By the id of each further one of a group the one that stands for all. */
function standIns(
  facts: TestFacts,
  groups: ReadonlyMap<string, number[]>,
): ReadonlyMap<number, number> {
  const same = new Map<number, number>();
  const large = [...groups.values()].filter(({ length }) => length > 1);
  for (const group of apart(facts, large)) {
    const [first = 0, ...others] = group.sort((a, b) => byPlace(facts.cases[a], facts.cases[b]));
    for (const id of others) same.set(id, first);
  }
  return same;
}

/** Tests without a file, by their name where it may be a whole title. */
function testsByTitle(facts: TestFacts): ReadonlyMap<string, number[]> {
  const titled = new Map<string, number[]>();
  for (const [id, test] of facts.cases.entries()) {
    if (test === undefined || test.isFile || !/\S \S/.test(test.name)) continue;
    addTo(titled, `${test.name}\0${test.variant}`, id);
  }
  return titled;
}

/** A test in a describe by its whole title; one in none has no title that tells enough. */
function titleOf({ name, variant }: TestCase): string {
  const flat = flatName(name);
  return flat.includes("::") ? `${flat.replaceAll("::", " ")}\0${variant}` : "";
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
  const byFile = Number(b?.isFile ?? false) - Number(a?.isFile ?? false);
  const byLength = byFile || (a?.place.length ?? 0) - (b?.place.length ?? 0);
  const [one, two] = [`${a?.place}\0${a?.key}`, `${b?.place}\0${b?.key}`];
  return byLength || (one < two ? -1 : one > two ? 1 : 0);
}
