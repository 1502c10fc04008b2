import fc from "fast-check";
import { expect, it } from "vitest";
import { heatOwners, heatTreeFor, NOBODY, OWNERS_UNKNOWN, ownerName } from "./heat-owners";
import { type ArrangedFolder, arrange, DIVIDED_FROM } from "./heat-tree";

const paths = fc
  .uniqueArray(
    fc
      .tuple(fc.constantFrom("a", "b/c", "b/c/d", "e"), fc.nat(400))
      .map(([dir, n]) => `${dir}/${n}.py`),
    { minLength: 1, maxLength: 700, size: "max" },
  )
  .map((all) => all.sort());
/** Some files of every folder belong to nobody. */
const ownerOf = (path: string): string | null => [null, "@web", "@data"][path.length % 3] ?? null;

function flat(folders: readonly ArrangedFolder[]): ArrangedFolder[] {
  return folders.flatMap((folder) => [folder, ...flat(folder.folders)]);
}

it("groups every row once under its owner, by name, files without one last, the most now first", () => {
  fc.assert(
    fc.property(paths, (all) => {
      const owners = heatOwners(all, ownerOf);
      const keys = {
        ...{ now: all.map((path) => path.length), changedAt: [], since: [] },
        owner: owners.of,
      };
      const groups = arrange(heatTreeFor("owner", all, owners), keys, {
        sort: "owner",
        critical: ["e"],
      });
      const expected = ["@data", "@web", null].filter((owner) =>
        all.some((path) => ownerOf(path) === owner),
      );
      expect(groups.map(({ name }) => name)).toEqual(expected.map((owner) => owner ?? NOBODY));
      for (const { name, rows } of groups) {
        expect(rows.every((row) => (ownerOf(all[row] ?? "") ?? NOBODY) === name)).toBe(true);
        expect(rows.every((row) => ownerName(owners, row) === name)).toBe(true);
        const now = rows.map((row) => keys.now[row] ?? 0);
        expect(now).toEqual([...now].sort((a, b) => b - a));
      }
      const folders = flat(groups);
      const own = folders.flatMap((folder) => folder.own);
      expect(own.sort((a, b) => a - b)).toEqual(all.map((_, row) => row));
      expect(new Set(folders.map(({ name }) => name)).size).toBe(folders.length);
      for (const folder of groups)
        expect(folder.folders.length > 0).toBe(folder.rows.length >= DIVIDED_FROM);
    }),
  );
});

it("is one group where no CODEOWNERS file is known", () => {
  const all = ["a/1.py", "b/2.py"];
  const { folders, folderOf } = heatTreeFor("owner", all, null);
  expect(folders.map(({ name }) => name)).toEqual([OWNERS_UNKNOWN]);
  expect([...folderOf]).toEqual([0, 0]);
});
