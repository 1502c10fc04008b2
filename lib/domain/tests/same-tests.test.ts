import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { TestStatus } from "@/lib/domain/tests/report";
import type { ReportFact, TestCase, TestFacts } from "./facts";
import { placeResolver } from "./places";
import type { Run } from "./runs";
import { sameTests } from "./same-tests";
import { TestIndex } from "./test-index";

const FILES = ["src/a.test.ts", "src/deep/b.test.ts", "c.test.ts"];
const ROOTS = ["", "/home/runner/work/shop/", "C:/shop/", "/tmp/x/"];

type Told = { readonly root: number; readonly results: readonly (TestStatus | null)[] };

/** Facts of runs that each name their files below one root; `spell` writes the name of a test. */
function factsOf(
  runs: readonly Told[],
  place: (told: Told, file: string) => string,
  spell: (name: string, told: Told) => string = (name) => name,
) {
  const ids = new Map<string, number>();
  const cases: (TestCase | undefined)[] = [undefined];
  const sets = new Map<number, Int32Array>();
  const reports: ReportFact[] = [];
  for (const [index, told] of runs.entries()) {
    const entries = told.results.flatMap((status, at) => {
      const file = FILES[at % FILES.length] ?? "";
      if (status === null) return [];
      const name = spell(`s::t${Math.floor(at / FILES.length)}`, told);
      const key = `${place(told, file)} ${name}`;
      let id = ids.get(key);
      if (id === undefined) {
        id = cases.push({ place: place(told, file), isFile: true, name, variant: "", key }) - 1;
        ids.set(key, id);
      }
      return [{ id, status }];
    });
    entries.sort((a, b) => a.id - b.id);
    sets.set(
      index,
      Int32Array.from(entries, ({ id }) => id),
    );
    const exceptions = entries.flatMap(({ status }, ordinal) =>
      status === "passed" ? [] : [{ ordinal, status, isRetried: false, message: null }],
    );
    reports.push({
      ...{
        upload: index,
        sha: "a".repeat(40),
        environment: "ci",
        run: String(index),
        branch: null,
      },
      ...{ startedAt: index, startedFrom: "report", format: "jest-json", writer: "Jest" },
      ...{ isSimulated: false, incomplete: null, set: index, tests: entries.length, exceptions },
    });
  }
  return { cases, sets, reports } satisfies TestFacts;
}

function indexOf(facts: TestFacts): TestIndex {
  const runs = facts.reports.map((report, index): Run => {
    const { sha, environment, run, startedAt } = report;
    const at = {
      position: index,
      isScanned: true,
      startedAt,
      isSimulated: false,
      incomplete: null,
    };
    return { index, sha, environment, run, ...at, reports: [report] };
  });
  return new TestIndex(facts, runs, placeResolver(FILES));
}

/** What every run says of every file's tests, by their names. */
function told(index: TestIndex): unknown {
  const nameOf = (id: number) => (index.facts.cases[id]?.name ?? "").replaceAll(" > ", "::");
  return FILES.map((file) => [
    file,
    index.testsOf(file).map(nameOf).sort(),
    index.runs.map((run) => {
      const { tests, marks } = index.results.of(run);
      const own = [...index.membersOf(tests, file)];
      return own.map((id) => `${nameOf(id)} ${marks.get(id)?.status ?? "passed"}`).sort();
    }),
    index.marked(file).marks.map((marks) => marks.map(({ test }) => nameOf(test)).sort()),
  ]);
}

const statuses = fc.constantFrom<(TestStatus | null)[]>(
  null,
  "passed",
  "failed",
  "skipped",
  "error",
);
const runs = fc.array(
  fc.record({
    root: fc.nat({ max: ROOTS.length - 1 }),
    results: fc.array(statuses, { maxLength: 9 }),
  }),
  { maxLength: 8 },
);
const below = ({ root }: Told, file: string) => `${ROOTS[root]}${file}`;

it("where a checkout stands changes nothing of what is known of a test", () => {
  fc.assert(
    fc.property(runs, (list) => {
      const relative = factsOf(list, (_, file) => file);
      expect(told(indexOf(factsOf(list, below)))).toEqual(told(indexOf(relative)));
    }),
  );
});

it("neither does it that one writer joins describes by a sign and another lists them", () => {
  const joined = (name: string, { root }: Told) =>
    root === 0 ? name.replaceAll("::", " > ") : name;
  fc.assert(
    fc.property(runs, (list) => {
      const plain = indexOf(factsOf(list, (_, file) => file));
      expect(told(indexOf(factsOf(list, below, joined)))).toEqual(told(plain));
    }),
  );
});

it("the order of arrival decides nothing", () => {
  fc.assert(
    fc.property(runs, (list) => {
      const facts = factsOf(list, below);
      const standing = (of: TestFacts) => {
        const index = indexOf(of);
        const key = (id: number) => of.cases[id]?.key ?? "";
        return [...index.same].map(([id, first]) => `${key(id)} is ${key(first)}`).sort();
      };
      const ids = facts.cases.length;
      const turned: TestFacts = {
        ...facts,
        cases: [undefined, ...facts.cases.slice(1).reverse()],
        sets: new Map([...facts.sets].map(([id, set]) => [id, set.map((at) => ids - at).sort()])),
      };
      expect(standing(turned)).toEqual(standing(facts));
    }),
  );
});

it("two tests of one report are two, whatever they are called", () => {
  const cases: (TestCase | undefined)[] = [
    undefined,
    ...["src/a.test.ts", "/w/src/a.test.ts"].map((place) => ({
      ...{ place, isFile: true, name: "t", variant: "", key: place },
    })),
  ];
  const pathOf = [undefined, "src/a.test.ts", "src/a.test.ts"];
  const facts = (sets: number[][]): TestFacts => ({
    cases,
    sets: new Map(sets.map((ids, at) => [at, Int32Array.from(ids)])),
    reports: [],
  });
  expect([...sameTests(facts([[1], [2]]), pathOf)]).toEqual([[2, 1]]);
  expect([...sameTests(facts([[1], [1, 2]]), pathOf)]).toEqual([]);
});

describe("a test that is named by its whole title alone", () => {
  const inFile = (place: string, name: string) => ({
    ...{ place, isFile: true, name, variant: "", key: `${place} ${name}` },
  });
  const titled = (name: string) => ({
    ...{ place: "cart", isFile: false, name, variant: "", key: name },
  });
  const same = (cases: readonly TestCase[], sets: number[][]) => {
    const all = [undefined, ...cases];
    const pathOf = all.map((test) => test?.place);
    const facts: TestFacts = {
      cases: all,
      sets: new Map(sets.map((ids, at) => [at, Int32Array.from(ids)])),
      reports: [],
    };
    return [...sameTests(facts, pathOf)];
  };

  it("is that of the only file which has one of that title", () => {
    const cases = [titled("cart adds an item"), inFile("src/a.js", "cart::adds an item")];
    expect(same(cases, [[1], [2]])).toEqual([[1, 2]]);
    expect(same([...cases].reverse(), [[1], [2]])).toEqual([[2, 1]]);
    expect(
      same([titled("cart adds an item"), inFile("a.js", "cart > adds an item")], [[1], [2]]),
    ).toEqual([[1, 2]]);
  });

  it("is no other's where two files have it, one report holds both, or the file's has no describe", () => {
    const cases = [titled("cart adds an item"), inFile("src/a.js", "cart::adds an item")];
    expect(same([...cases, inFile("src/b.js", "cart::adds an item")], [[1], [2, 3]])).toEqual([]);
    expect(same(cases, [[1, 2]])).toEqual([]);
    expect(same([titled("adds an item"), inFile("src/a.js", "adds an item")], [[1], [2]])).toEqual(
      [],
    );
    expect(
      same([titled("cart removes an item"), inFile("src/a.js", "cart::adds an item")], [[1], [2]]),
    ).toEqual([]);
  });
});

it("what is no file is never the same as a file", () => {
  const cases = [
    undefined,
    { place: "a", isFile: false, name: "t", variant: "", key: "1" },
    { place: "a", isFile: true, name: "t", variant: "", key: "2" },
  ];
  expect(sameTests({ cases, sets: new Map(), reports: [] }, [undefined, "a", "a"]).size).toBe(0);
});
