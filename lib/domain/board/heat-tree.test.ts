import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { HEAT_SORTS, heatOrder } from "./heat-sort";
import { type ArrangedFolder, arrange, DIVIDED_FROM, heatTree } from "./heat-tree";

const part = fc.constantFrom("a", "b", "c");
const paths = fc
  .uniqueArray(
    fc
      .tuple(fc.array(part, { maxLength: 5 }), fc.nat(400))
      .map(([folders, n]) => [...folders, `${n}.py`].join("/")),
    { maxLength: 700, minLength: 1, size: "max" },
  )
  .map((all) => all.sort());

type Keys = { now: number[]; changedAt: number[]; since: number[]; owner: number[] };
const keyed = paths.chain((all) => {
  const column = fc.array(fc.nat(4), { minLength: all.length, maxLength: all.length });
  return fc.tuple(
    fc.constant(all),
    fc.record<Keys>({ now: column, changedAt: column, since: column, owner: column }),
  );
});
const sorts = fc.constantFrom(...HEAT_SORTS);

function flat(folders: readonly ArrangedFolder[]): ArrangedFolder[] {
  return folders.flatMap((folder) => [folder, ...flat(folder.folders)]);
}

describe("heatOrder", () => {
  it("holds every row once, and leaves equal ones by path", () => {
    fc.assert(
      fc.property(keyed, sorts, ([all, keys], sort) => {
        const order = [...heatOrder(keys, all.length, sort)];
        expect([...order].sort((a, b) => a - b)).toEqual(all.map((_, row) => row));
        const said = (row: number) =>
          `${keys.now[row]} ${keys.changedAt[row]} ${keys.since[row] || "none"} ${keys.owner[row]}`;
        order.slice(1).forEach((row, at) => {
          const before = order[at] ?? 0;
          if (said(before) === said(row)) expect(before).toBeLessThan(row);
        });
      }),
    );
  });

  it("puts first what each order names", () => {
    const keys = {
      ...{ now: [1, 5, 0, 5], changedAt: [9, 2, 8, 3], since: [4, 7, 0, 1] },
      owner: [2, 0, 1, 2],
    };
    const orders = HEAT_SORTS.map((sort) => [sort, [...heatOrder(keys, 4, sort)]]);
    expect(Object.fromEntries(orders)).toEqual({
      heat: [3, 1, 0, 2],
      change: [0, 2, 3, 1],
      age: [3, 0, 1, 2],
      owner: [1, 2, 3, 0],
      path: [0, 1, 2, 3],
    });
  });
});

describe("the tree", () => {
  it("holds every row once, right in one folder, and below it in each that this lies in", () => {
    fc.assert(
      fc.property(keyed, sorts, ([all, keys], sort) => {
        const folders = flat(arrange(heatTree(all), keys, { sort, critical: [] }));
        const own = folders.flatMap((folder) => folder.own);
        expect([...own].sort((a, b) => a - b)).toEqual(all.map((_, row) => row));
        for (const folder of folders) {
          const below = [...folder.own, ...folder.folders.flatMap((one) => one.rows)];
          expect([...folder.rows].sort((a, b) => a - b)).toEqual(below.sort((a, b) => a - b));
          expect(folder.now).toBe(folder.rows.reduce((sum, row) => sum + (keys.now[row] ?? 0), 0));
          for (const row of folder.own)
            if (folder.name !== "(top level)")
              expect(all[row]?.startsWith(`${folder.name}/`)).toBe(true);
        }
      }),
    );
  });

  it("keeps the order of the map within every folder", () => {
    fc.assert(
      fc.property(keyed, sorts, ([all, keys], sort) => {
        const place = new Map([...heatOrder(keys, all.length, sort)].map((row, at) => [row, at]));
        for (const { rows, own } of flat(arrange(heatTree(all), keys, { sort, critical: [] })))
          for (const list of [rows, own]) {
            const places = list.map((row) => place.get(row) ?? -1);
            expect(places).toEqual([...places].sort((a, b) => a - b));
          }
      }),
    );
  });

  it("divides only what is too large to be looked over, and never into one part", () => {
    fc.assert(
      fc.property(paths, (all) => {
        const { folders } = heatTree(all);
        const keys = { now: [], changedAt: [], since: [] };
        for (const folder of flat(arrange(heatTree(all), keys, { sort: "path", critical: [] }))) {
          if (folder.rows.length < DIVIDED_FROM) expect(folder.folders).toEqual([]);
          if (folder.folders.length === 1) expect(folder.own.length).toBeGreaterThan(0);
          expect(folder.isDivided).toBe(folder.folders.length > 0);
        }
        expect(new Set(folders.map(({ name }) => name)).size).toBe(folders.length);
      }),
    );
  });

  it("puts folders with critical files first where the most stands first, and only there", () => {
    const all = ["app/a/1.py", "lib/b/2.py", "tests/c/3.py"];
    const keys = { now: [9, 5, 0], changedAt: [1, 2, 3], since: [1, 1, 0] };
    const names = (sort: "heat" | "path") =>
      arrange(heatTree(all), keys, { sort, critical: ["tests/c", "lib/b"] }).map(
        ({ name }) => name,
      );
    expect(names("heat")).toEqual(["tests/c", "lib/b", "app/a"]);
    expect(names("path")).toEqual(["app/a", "lib/b", "tests/c"]);
  });
});
