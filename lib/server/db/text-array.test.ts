import fc from "fast-check";
import { expect, test } from "vitest";
import { describeOnEveryEngine } from "@/lib/server/db/testing/test-database";
import { textArray } from "@/lib/server/db/text-array";

const text = fc.oneof(
  fc.string({ unit: "grapheme" }).filter((s) => !s.includes("\0")),
  fc.constantFrom("", "\n", "a\nb", "{}", '"', "\\", "NULL"),
);

describeOnEveryEngine("a text array", (database) => {
  test("arrives as it was, whatever is in its texts", async () => {
    const { client } = database();
    const law = fc.asyncProperty(fc.array(text, { maxLength: 20 }), async (texts) => {
      const rows = await client.$queryRaw<
        { texts: string[] }[]
      >`select ${textArray(texts)} as texts`;
      expect(rows).toEqual([{ texts }]);
    });
    await fc.assert(law, { numRuns: 60 });
  });
});
