import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createScanCutter, type ScanPart } from "@/lib/api/cut-scan";

function cut(lines: readonly string[], maxCommits: number, maxBytes: number): ScanPart[] {
  const cutter = createScanCutter(maxCommits, maxBytes);
  const parts = lines.map((line) => cutter.take(line));
  return [...parts, cutter.finish()].filter((part) => part !== null);
}

const commit = fc
  .record({ sha: fc.integer({ min: 0 }), more: fc.boolean(), note: fc.string() })
  .map((value) => JSON.stringify(value));

describe("a scan cut into parts", () => {
  test("loses and repeats nothing but the header, and says where each part began", () => {
    fc.assert(
      fc.property(
        fc.array(commit),
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 1, max: 200 }),
        (lines, maxCommits, maxBytes) => {
          const parts = cut(["H", ...lines], maxCommits, maxBytes);
          const back = parts.flatMap((part) => part.text.trimEnd().split("\n").slice(1));
          expect(back).toEqual(lines);
          for (const part of parts) {
            expect(part.text.startsWith("H\n")).toBe(true);
            expect(part.text.split("\n")[1]).toBe(["H", ...lines][part.firstLine - 1]);
            expect(part.commits).toBeLessThanOrEqual(maxCommits);
          }
        },
      ),
    );
  });

  test("never cuts a commit that goes on", () => {
    const parts = cut(
      ["H", '{"sha":1,"more":true}', '{"sha":1,"more":true}', '{"sha":1}', '{"sha":2}'],
      1,
      1,
    );
    expect(parts.map((part) => part.text)).toEqual([
      'H\n{"sha":1,"more":true}\n{"sha":1,"more":true}\n{"sha":1}\n',
      'H\n{"sha":2}\n',
    ]);
  });

  test("puts a long commit into a part of its own rather than over the limit", () => {
    const long = '{"sha":2,"more":true}';
    const parts = cut(["H", '{"sha":1}', long, long, '{"sha":2}', '{"sha":3}'], 10, 30);
    expect(parts.map(({ commits, firstLine }) => [commits, firstLine])).toEqual([
      [1, 2],
      [1, 3],
      [1, 6],
    ]);
  });

  test("does not take an escaped key in a string for one", () => {
    const parts = cut(["H", JSON.stringify({ subject: '"more": true' }), '{"sha":2}'], 1, 1000);
    expect(parts).toHaveLength(2);
  });
});
