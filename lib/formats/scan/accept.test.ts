import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { explain } from "@/lib/formats/explain";
import { mutated, mutation } from "@/lib/formats/fixtures/mutation";
import { isCommitLine, isContinuationLine } from "@/lib/formats/scan/accept";
import { commitLine, continuationLine } from "@/lib/formats/scan/schema";

const SHA = "a".repeat(40);
const COMMIT = {
  sha: SHA,
  parents: [SHA, "b".repeat(64)],
  height: 3,
  committedAt: "2025-09-14T05:12:27+02:00",
  branch: "main",
  subject: "",
  author: "dev",
  mode: "delta",
  base: SHA,
  filesScanned: 9,
  more: true,
  files: [
    {
      path: "a/b.py",
      blob: "0a0f",
      lines: 12,
      by: { sha: SHA, author: "dev" },
      imports: [
        { line: 1, module: "a.b", name: null, kind: "import" },
        { line: 2, module: "a", name: "*", alias: "x", kind: "from", where: "try", relative: true },
      ],
    },
    { path: "c.py", imports: [] },
  ],
  deleted: ["d.py"],
  renamed: [{ from: "e.py", to: "f.py" }],
  unreadable: [{ path: "g.py", reason: "cp1252" }],
  tree: { added: ["c.py"], removed: ["d.py"] },
};

const SHAPES = [
  { name: "commit line", schema: commitLine, accepts: isCommitLine },
  { name: "continuation", schema: continuationLine, accepts: isContinuationLine },
];

describe.each(SHAPES)("the hand-written check of a $name", ({ schema, accepts }) => {
  it("takes the whole sample", () => {
    expect(accepts(COMMIT)).toBe(true);
    expect(schema.safeParse(COMMIT).success).toBe(true);
  });

  it("agrees with the schema, and so do the explanations, on any mutated line", () => {
    let refused = 0;
    fc.assert(
      fc.property(fc.array(mutation, { minLength: 1, maxLength: 2 }), (mutations) => {
        const value = mutations.reduce<unknown>(mutated, COMMIT);
        const isSound = schema.safeParse(value).success;
        expect(accepts(value)).toBe(isSound);
        const reasons: string[] = [];
        const add = (_: unknown, reason: string) => reasons.push(reason);
        explain(schema, value, { noun: "the line", add, isFull: () => false });
        expect(reasons.length === 0).toBe(isSound);
        refused += isSound ? 0 : 1;
      }),
      { numRuns: 1500 },
    );
    expect(refused).toBeGreaterThan(150);
    expect(refused).toBeLessThan(1450);
  }, 30_000);
});
