import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type ContentChange, contentSpans } from "./content-history";
import { copiedFolders } from "./copies";
import { contentRestorations, fileReturns } from "./restorations";

type Said = Partial<Omit<ContentChange, "position" | "listed">> & {
  /** Blob by path; -1 for one that the scan does not name. */
  readonly listed?: Readonly<Record<number, number>>;
};

function changes(line: readonly Said[]): ContentChange[] {
  return line.map(({ listed = {}, ...said }, position) => ({
    ...{ position, isReset: false, renamed: [], deleted: [] },
    ...said,
    listed: Object.entries(listed).map(([path, blob]) => ({
      path: Number(path),
      blob,
      hasImports: true,
    })),
  }));
}

function restorationsOf(line: readonly Said[]) {
  const spans = contentSpans(changes(line));
  return contentRestorations(spans, fileReturns(spans)).map((one) => ({
    at: one.position,
    stateOf: one.stateOf,
    files: one.returns.map(({ path }) => path),
    of: one.changed,
  }));
}

describe("a restoration (rules.md 1.12, field note 2)", () => {
  test("names the commit whose state 1,001 of 1,014 files have again", () => {
    const files = (count: number, blob: (path: number) => number) =>
      Object.fromEntries(Array.from({ length: count }, (_, path) => [path, blob(path)]));
    const line = [
      { listed: files(1014, (path) => path) },
      { listed: { 5000: 1 } },
      { listed: files(1001, (path) => 10_000 + path) },
      { listed: { 5000: 2 } },
      { listed: files(1014, (path) => (path < 1001 ? path : 20_000 + path)) },
    ];
    const [found] = restorationsOf(line);
    expect(found).toMatchObject({ at: 4, stateOf: 1, of: 1014 });
    expect(found?.files).toHaveLength(1001);
  });

  test("is none where fewer than half of the files of a commit went back to one state", () => {
    const there = { 0: 1, 1: 1, 2: 1 };
    const away = { 0: 2, 1: 2, 2: 2 };
    expect(
      restorationsOf([{ listed: there }, { listed: away }, { listed: { 0: 1, 1: 3, 2: 3 } }]),
    ).toEqual([]);
    expect(
      restorationsOf([{ listed: there }, { listed: away }, { listed: { 0: 1, 1: 1, 2: 3 } }]),
    ).toEqual([{ at: 2, stateOf: 0, files: [0, 1], of: 3 }]);
  });

  test("brings back a deleted file", () => {
    expect(restorationsOf([{ listed: { 0: 1 } }, { deleted: [0] }, { listed: { 0: 1 } }])).toEqual([
      { at: 2, stateOf: 0, files: [0], of: 1 },
    ]);
  });

  test("takes the newest of the states that most files share", () => {
    const line = [
      { listed: { 0: 1, 1: 1 } },
      { listed: { 1: 2 } },
      { listed: { 0: 9, 1: 9 } },
      { listed: { 0: 1, 1: 2 } },
    ];
    expect(restorationsOf(line)).toEqual([{ at: 3, stateOf: 1, files: [0, 1], of: 2 }]);
  });

  test("cannot be told where the content was not known in between", () => {
    expect(
      restorationsOf([{ listed: { 0: 1 } }, { listed: { 0: -1 } }, { listed: { 0: 1 } }]),
    ).toEqual([]);
    expect(restorationsOf([{ listed: { 0: 1 } }, { isReset: true }, { listed: { 0: 1 } }])).toEqual(
      [],
    );
  });

  test("is no rename, and no listing of what did not change", () => {
    expect(
      restorationsOf([{ listed: { 0: 1 } }, { renamed: [[0, 1]] }, { listed: { 1: 1 } }]),
    ).toEqual([]);
    expect(
      restorationsOf([{ listed: { 0: 1 } }, { renamed: [[0, 1]] }, { renamed: [[1, 0]] }]),
    ).toEqual([{ at: 2, stateOf: 0, files: [0], of: 1 }]);
  });
});

const said: fc.Arbitrary<Said> = fc.record({
  isReset: fc.nat(9).map((n) => n === 0),
  deleted: fc.subarray([0, 1, 2, 3]).map((all) => all.slice(0, 1)),
  listed: fc.dictionary(fc.constantFrom("0", "1", "2", "3"), fc.integer({ min: -1, max: 3 })),
});
const lines = fc
  .array(said, { minLength: 1, maxLength: 12 })
  // The format forbids a file that a commit both deletes and lists.
  .map((all) =>
    all.map((one) => ({
      ...one,
      deleted: (one.deleted ?? []).filter((path) => !(path in (one.listed ?? {}))),
    })),
  );

/** What each file held behind each commit, folded one commit after the other. Undefined: not known; null: gone. */
function naiveStates(line: readonly Said[]): (number | null | undefined)[][] {
  let state: (number | null | undefined)[] = [];
  return line.map(({ isReset = false, deleted = [], listed = {} }) => {
    const next = isReset ? state.map((blob) => (blob === null ? null : undefined)) : [...state];
    for (const path of deleted) if (state[path] !== undefined) next[path] = null;
    for (const [path, blob] of Object.entries(listed))
      next[Number(path)] = blob < 0 ? undefined : blob;
    state = next;
    return next;
  });
}

describe("contents of a generated history", () => {
  test("are what a fold of each commit gives", () => {
    fc.assert(
      fc.property(lines, (line) => {
        const spans = contentSpans(changes(line));
        naiveStates(line).forEach((state, position) => {
          const standing = spans.filter(
            ({ from, to, blob }) => blob >= 0 && from <= position && (to < 0 || to > position),
          );
          const expected = [0, 1, 2, 3].filter((path) => typeof state[path] === "number");
          expect(standing.map(({ path }) => path).sort()).toEqual(expected);
          for (const { path, blob } of standing) expect(blob).toBe(state[path]);
        });
      }),
      { numRuns: 500 },
    );
  });

  test("returns are changes to a content that the file had at an earlier commit", () => {
    fc.assert(
      fc.property(lines, (line) => {
        const states = naiveStates(line);
        const expected = states.flatMap((state, position) =>
          [0, 1, 2, 3]
            .filter((path) => {
              const [now, before] = [state[path], states[position - 1]?.[path]];
              if (typeof now !== "number" || before === undefined || before === now) return false;
              return states.slice(0, position).some((earlier) => earlier[path] === now);
            })
            .map((path) => `${position} ${path}`),
        );
        const found = fileReturns(contentSpans(changes(line)));
        expect(found.map(({ position, path }) => `${position} ${path}`)).toEqual(expected);
        for (const { path, from, to, position } of found)
          for (let at = from; at < to; at++)
            expect(states[at]?.[path]).toBe(states[position]?.[path]);
      }),
      { numRuns: 500 },
    );
  });

  test("restorations up to a commit never depend on what came later, and the state they name is that of all their files", () => {
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        const short = restorationsOf(before);
        const long = restorationsOf([...before, ...after]);
        expect(long.filter(({ at }) => at < before.length)).toEqual(short);
        const states = naiveStates([...before, ...after]);
        for (const { at, stateOf, files, of } of long) {
          expect(files.length * 2).toBeGreaterThanOrEqual(of);
          expect(stateOf).toBeLessThan(at);
          for (const path of files) expect(states[stateOf]?.[path]).toBe(states[at]?.[path]);
        }
      }),
      { numRuns: 300 },
    );
  });
});

/** Files by path with their content, commit by commit; the tree is what was listed and not deleted. */
function foldersOf(commits: readonly Readonly<Record<string, string | null>>[], position?: number) {
  const paths = [...new Set(commits.flatMap((commit) => Object.keys(commit)))];
  const blobs = [...new Set(commits.flatMap((commit) => Object.values(commit)))];
  const line = commits.map((commit) => ({
    deleted: paths.flatMap((path, id) => (commit[path] === null ? [id] : [])),
    listed: Object.fromEntries(
      Object.entries(commit)
        .filter(([, blob]) => blob !== null)
        .map(([path, blob]) => [paths.indexOf(path), blobs.indexOf(blob)]),
    ),
  }));
  const inTree = (path: string, at: number) =>
    commits
      .slice(0, at + 1)
      .reduce<boolean>((held, commit) => (path in commit ? commit[path] !== null : held), false);
  return copiedFolders({
    spans: contentSpans(changes(line)),
    ...{ paths, inTree, position: position ?? commits.length - 1 },
  });
}

const APP = Object.fromEntries([1, 2, 3, 4, 5, 6].map((n) => [`app/part/m${n}.py`, `blob ${n}`]));
const below = (folder: string) =>
  Object.fromEntries(Object.entries(APP).map(([path, blob]) => [`${folder}/${path}`, blob]));

describe("copies of the tree (rules.md 1.13, field note 6)", () => {
  test("are the folders of which most files have the contents of files elsewhere, the topmost of each", () => {
    const found = foldersOf([APP, { ...below("backups/monday"), ...below("backups/friday") }]);
    expect(found.map(({ folder, known, copies }) => [folder, known, copies.length])).toEqual([
      ["backups", 12, 12],
    ]);
    expect(found[0]?.pairs).toEqual([
      { folder: "backups/friday", of: "", files: 6 },
      { folder: "backups/monday", of: "", files: 6 },
    ]);
  });

  test("stay copies when the original changes later, and when both came at once", () => {
    const moved = { "app/part/m1.py": "other", "app/part/m2.py": "other 2" };
    const [found] = foldersOf([{ ...APP, ...below("backups/monday") }, moved]);
    expect(found?.folder).toBe("backups");
    expect(found?.copies).toHaveLength(6);
    expect(found?.copies.filter(({ isEqualNow }) => isEqualNow)).toHaveLength(4);
  });

  test("are not the files that were moved, nor the originals, nor a few of one content", () => {
    const gone = Object.fromEntries(Object.keys(APP).map((path) => [path, null]));
    expect(foldersOf([APP, { ...gone, ...below("src") }])).toEqual([]);
    expect(foldersOf([APP, { "x/a.py": "blob 1", "x/m1.py": "blob 1" }])).toEqual([]);
  });

  test("of a folder beside the original are the younger one", () => {
    const fork = Object.fromEntries(
      Object.entries(APP).map(([path, blob]) => [path.replace("app/", "fork/"), blob]),
    );
    expect(foldersOf([APP, fork]).map(({ folder, pairs }) => [folder, pairs])).toEqual([
      ["fork", [{ folder: "fork", of: "app", files: 6 }]],
    ]);
  });

  test("at a commit never depend on what came later", () => {
    const files = [
      "app/a.py",
      "app/b.py",
      "old/app/a.py",
      "old/app/b.py",
      "app/c.py",
      "old/app/c.py",
    ];
    const more = [...files, "app/d.py", "app/e.py", "old/app/d.py", "old/app/e.py"];
    const commit = fc.dictionary(
      fc.constantFrom(...more),
      fc.option(fc.constantFrom("1", "2", "3"), { freq: 6 }),
    );
    const history = fc.array(commit, { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(history, history, (before, after) => {
        const at = before.length - 1;
        const told = (commits: typeof before) =>
          foldersOf(commits, at).map(({ folder, known, copies }) => [folder, known, copies.length]);
        expect(told([...before, ...after])).toEqual(told(before));
      }),
      { numRuns: 300 },
    );
  });
});
