import fc from "fast-check";
import { expect, test } from "vitest";
import { insertColumns } from "@/lib/server/db/insert-columns";
import { describeOnEveryEngine, emptyTables } from "@/lib/server/db/testing/test-database";
import { renameGroups } from "@/lib/server/ingest/closure";

const RENAMED = 3;
const path = fc.integer({ min: 1, max: 12 });
const renames = fc.uniqueArray(
  fc.tuple(path, path).filter(([from, to]) => from !== to),
  { maxLength: 12, selector: ([from]) => from },
);
/** Paths that no rename names, as many as make the closure read all renames at once. */
const STRANGERS = Array.from({ length: 2_500 }, (_, at) => 1_000 + at);

describeOnEveryEngine("paths that renames tie", (database) => {
  test("are the same whether few paths are asked for or many", async () => {
    const { client } = database();
    const law = fc.asyncProperty(
      renames,
      fc.uniqueArray(path, { minLength: 1 }),
      async (pairs, asked) => {
        await emptyTables(database());
        const { id } = await client.project.create({ data: { slug: "p", repository: "r" } });
        const of = (value: number) => ({ int: pairs.map(() => value) });
        await insertColumns(client, "file_fact", {
          path_id: { int: pairs.map(([from]) => from) },
          other_id: { int: pairs.map(([, to]) => to) },
          ...{ project_id: of(id), commit_id: of(1), kind: of(RENAMED) },
        });
        const few = await groupsOf(id, asked);
        expect(
          few
            .flat()
            .filter((one) => asked.includes(one))
            .sort(),
        ).toEqual([...asked].sort());
        const many = await groupsOf(id, [...asked, ...STRANGERS]);
        expect(many.filter((group) => !STRANGERS.includes(group[0] ?? 0))).toEqual(few);
        expect(many.length - few.length).toBe(STRANGERS.length);
      },
    );
    await fc.assert(law, { numRuns: 15 });
  });

  /** Each group's paths in order, the groups by their first. */
  async function groupsOf(project: number, paths: readonly number[]): Promise<number[][]> {
    const groups = await renameGroups(database().client, project, new Set(paths));
    const sorted = groups.map((group) => [...group.paths].sort((a, b) => a - b));
    return sorted.sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
  }
});
