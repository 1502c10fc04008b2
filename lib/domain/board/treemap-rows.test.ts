import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stateAt, type TreemapFile } from "./treemap";
import { treemapEntries, treemapRows, treemapWeights } from "./treemap-rows";
import {
  filesBelow,
  NO_SUMS,
  treemapFinding,
  treemapHeadline,
  treemapLede,
} from "./treemap-sentences";
import { sumsOf, THERE, treemapStates, UNREAD } from "./treemap-states";

const part = fc.constantFrom("a", "b", "c");
const file = fc
  .record({
    folders: fc.array(part, { maxLength: 3 }),
    name: fc.nat(60),
    lines: fc.oneof(fc.constant(null), fc.nat(900)),
    held: fc.array(fc.tuple(fc.nat(9), fc.nat(9), fc.nat(1)), { maxLength: 3 }),
    isThere: fc.boolean(),
  })
  .map(
    ({ folders, name, lines, held, isThere }): TreemapFile => ({
      path: [...folders, `${name}.py`].join("/"),
      lines,
      runs: held.map(([legacy, more, unread], at) => [at, at, legacy + more, legacy, unread]),
      present: isThere ? [[0, 3]] : [],
    }),
  );
const files = fc.uniqueArray(file, { selector: ({ path }) => path, maxLength: 40 });
const dirs = fc.constantFrom("", "a", "a/b", "c");

describe("rows of a folder", () => {
  it("sum to the folder, at both moments", () => {
    fc.assert(
      fc.property(files, dirs, fc.nat(3), fc.nat(3), (all, dir, moment, beside) => {
        const states = [moment, beside].map((at) => treemapStates(all, at));
        const [shown = treemapStates([], 0), other = null] = states;
        const rows = treemapRows(treemapEntries(all, dir), shown, other);
        const below = filesBelow(all, dir);
        for (const [sums, at] of [
          [rows.map((row) => row.sums), moment],
          [rows.flatMap((row) => row.beside ?? []), beside],
        ] as const)
          for (const key of ["files", "holding", "imports", "legacy", "unread"] as const)
            expect(sums.reduce((sum, one) => sum + one[key], 0)).toBe(
              sumsOf(treemapStates(below, at))[key],
            );
        expect(rows.reduce((sum, { lines }) => sum + (lines ?? 0), 0)).toBe(
          treemapWeights(below, "lines").reduce((sum, lines) => sum + lines, 0),
        );
        expect(new Set(rows.map(({ name }) => name)).size).toBe(rows.length);
      }),
    );
  });

  it("lead to all files by folders alone", () => {
    fc.assert(
      fc.property(files, (all) => {
        const reached = (dir: string): string[] =>
          treemapEntries(all, dir).flatMap(({ name, isFolder }) =>
            isFolder ? reached(name) : [name],
          );
        expect(reached("").sort()).toEqual(all.map(({ path }) => path).sort());
      }),
    );
  });
});

it("says of all files at once what is said of each", () => {
  fc.assert(
    fc.property(files, fc.nat(4), (all, moment) => {
      const { how, imports, legacy } = treemapStates(all, moment);
      const each = all.map((_, at) =>
        how[at] === THERE || how[at] === UNREAD
          ? { imports: imports[at], legacy: legacy[at], isUnread: how[at] === UNREAD }
          : null,
      );
      expect(each).toEqual(all.map((one) => stateAt(one, moment)));
    }),
  );
});

describe("sentences", () => {
  const sums = { files: 4877, holding: 374, imports: 2443, legacy: 679, unread: 0 };

  it("say what stands", () => {
    expect(treemapHeadline(sums)).toBe(
      "679 of 2,443 imports of the subject are legacy, in 374 of 4,877 files.",
    );
    expect(treemapHeadline({ ...sums, legacy: 1, holding: 1 })).toBe(
      "1 of 2,443 imports of the subject is legacy, in 1 of 4,877 files.",
    );
    expect(treemapHeadline({ ...sums, legacy: 0 })).toBe(
      "None of the 2,443 imports of the subject is legacy, in 4,877 files.",
    );
    expect(treemapHeadline(NO_SUMS)).toBe("No file holds an import of the subject at this commit.");
  });

  it("say what is not known", () => {
    expect(treemapLede({ ...sums, unread: 1 }, false)).toBe(
      "That is 27.8%. 1 file could not be read: hatched, and counted with what was found in it last. No full scan says which files there are: only those that hold one are drawn.",
    );
  });

  it("name the folder with the most", () => {
    const rows = [
      { name: "app", sums: { ...sums, legacy: 8 } },
      { name: "tests", sums },
    ];
    expect(treemapFinding("", rows)).toBe(
      "679 of 2,443 imports in tests are legacy, the most in the tree",
    );
    expect(treemapFinding("app", [])).toBe("No legacy import in app at this commit");
  });
});
