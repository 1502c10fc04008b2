import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { IMPORT_KINDS } from "@/lib/domain/scan";
import type { SourceFile } from "@/lib/scanner/languages/written-import";
import { createFileFacts } from "./file-facts";
import { createPacker } from "./packed-contents";

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

/** As it comes from other threads: some contents by one packer, some by another. */
function factsOf(files: readonly (SourceFile | null)[]) {
  const facts = createFileFacts();
  const packers = [0, 1].map(() => ({ packer: createPacker(), intake: facts.createIntake() }));
  for (const [content, file] of files.entries()) {
    const { packer, intake } = packers[content % 2] ?? packers[0] ?? raise();
    packer.add({ content, reading: 0 }, file);
    if (content % 3 === 0) intake(packer.take(), keyOf);
  }
  for (const { packer, intake } of packers) intake(packer.take(), keyOf);
  return facts;
}

const keyOf = ({ content }: { content: number }) => String(content);

function raise(): never {
  throw new Error("There are two packers.");
}

describe("file facts", () => {
  it("gives back what was added", () => {
    fc.assert(
      fc.property(fc.array(fc.option(aFile, { nil: null })), (files) => {
        const facts = factsOf(files);
        expect(files.map((_, index) => facts.get(String(index)))).toEqual(files);
      }),
    );
  });

  it("knows what it never got from what is not there", () => {
    const facts = factsOf([null]);
    facts.miss("missed");
    expect([facts.has("0"), facts.has("missed"), facts.has("other")]).toEqual([true, true, false]);
    expect([facts.get("0"), facts.get("missed")]).toEqual([null, null]);
    expect(() => facts.get("other")).toThrow("never read");
  });

  it("holds more imports than one chunk", () => {
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
    const facts = factsOf([{ ...file, imports: file.imports.slice(0, 10) }, file]);
    expect(facts.get("1")?.imports.at(-1)?.line).toBe(99_999);
    expect(facts.get("0")?.imports).toHaveLength(10);
  });
});
