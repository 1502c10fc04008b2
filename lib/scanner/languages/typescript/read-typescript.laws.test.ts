import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readTypeScript } from "./read-typescript";

const DIALECTS = ["ts", "tsx", "dts", "js"] as const;
const encoder = new TextEncoder();
const dialect = fc.constantFrom(...DIALECTS);

const scrap = fc.constantFrom(
  'import a from "m"',
  'import { b as c } from "m";',
  'export * from "n"',
  'require("r")',
  'import("d")',
  "`${",
  "`",
  '"',
  "'",
  "/*",
  "*/",
  "//",
  "/x/",
  "{",
  "}",
  "(",
  ")",
  "<a>",
  "</a>",
  "\n",
  "\r\n",
  "\\",
  "\0",
  "async function f() {",
  "try {",
  "} catch {",
  "type T = ",
  "\uFEFF",
);

/** This folder's own sources: real files, at hand wherever the tests are. */
const REAL = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith(".ts"))
  .map((name) => readFileSync(join(import.meta.dirname, name)));

function check(bytes: Uint8Array, way: string): void {
  const file = readTypeScript(bytes, way);
  expect(readTypeScript(bytes.slice(), way)).toEqual(file);
  for (const { line, module } of file.imports) {
    expect(module).not.toBe("");
    expect(line).toBeGreaterThanOrEqual(1);
    expect(line).toBeLessThanOrEqual(Math.max(file.lines, 1));
  }
}

describe("readTypeScript", () => {
  it("answers for any scraps, the same for the same bytes, with lines that exist", () => {
    fc.assert(
      fc.property(fc.array(scrap, { maxLength: 30 }), dialect, (parts, way) =>
        check(encoder.encode(parts.join("")), way),
      ),
      { numRuns: 500 },
    );
  });

  it("answers for any bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), dialect, (bytes, way) => check(bytes, way)),
      { numRuns: 300 },
    );
  });

  it("answers for real files with a stretch taken out or put in twice", () => {
    const place = fc.tuple(fc.nat(), fc.nat(2_000), fc.boolean());
    fc.assert(
      fc.property(
        fc.constantFrom(...REAL),
        place,
        dialect,
        (bytes, [start, length, twice], way) => {
          const from = start % bytes.length;
          const to = Math.min(from + length, bytes.length);
          const parts = [bytes.subarray(0, from), bytes.subarray(twice ? from : to)];
          check(Buffer.concat(twice ? [bytes.subarray(0, to), bytes.subarray(from)] : parts), way);
        },
      ),
      { numRuns: 300 },
    );
  });

  it("finds what is put before a sound file", () => {
    fc.assert(
      fc.property(fc.constantFrom(...REAL), (bytes) => {
        const before = readTypeScript(bytes, "ts");
        const more = readTypeScript(Buffer.concat([encoder.encode('import "x";\n'), bytes]), "ts");
        expect(more.imports.length).toBe(before.imports.length + 1);
        expect(more.imports.map(({ line }) => line)).toContain(1);
        expect(more.lines).toBe(before.lines + 1);
      }),
    );
  });
});
