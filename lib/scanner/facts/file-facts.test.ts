import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { IMPORT_KINDS } from "@/lib/domain/scan";
import { createFileFacts } from "./file-facts";

const anImport = fc.record({
  line: fc.integer({ min: 1, max: 2 ** 31 - 1 }),
  kind: fc.constantFrom(...IMPORT_KINDS),
  level: fc.nat(1000),
  module: fc.string(),
  name: fc.option(fc.string(), { nil: null }),
  alias: fc.option(fc.string(), { nil: null }),
  places: fc.nat(31),
});
const aFile = fc.record({
  imports: fc.array(anImport),
  lines: fc.nat(),
  problem: fc.option(fc.string(), { nil: null }),
});

describe("file facts", () => {
  it("gives back what was added", () => {
    fc.assert(
      fc.property(fc.array(fc.option(aFile, { nil: null })), (files) => {
        const facts = createFileFacts();
        for (const [index, file] of files.entries()) facts.add(String(index), file);
        expect(files.map((_, index) => facts.get(String(index)))).toEqual(files);
      }),
    );
  });

  it("knows what it never got from what is not there", () => {
    const facts = createFileFacts();
    facts.add("gone", null);
    expect([facts.has("gone"), facts.has("other"), facts.get("gone")]).toEqual([true, false, null]);
    expect(() => facts.get("other")).toThrow("never read");
  });

  it("holds more imports than one chunk", () => {
    const facts = createFileFacts();
    const item = {
      line: 1,
      kind: "from",
      level: 0,
      module: "m",
      name: "n",
      alias: null,
      places: 0,
    } as const;
    const file = {
      imports: Array.from({ length: 100_000 }, (_, line) => ({ ...item, line })),
      lines: 1,
      problem: null,
    };
    facts.add("a", { ...file, imports: file.imports.slice(0, 10) });
    facts.add("b", file);
    expect(facts.get("b")?.imports.at(-1)?.line).toBe(99_999);
    expect(facts.get("a")?.imports).toHaveLength(10);
  });
});
