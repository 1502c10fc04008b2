import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { compareFile } from "@/lib/cli/verify-scanner/compare";
import { type Interpreter, startInterpreter } from "@/lib/cli/verify-scanner/reference";
import { readPython } from "@/lib/scanner/languages/python/read-python";
import { countLooks } from "@/lib/scanner/languages/python/testing";

const ASK = "import sysconfig; print(sysconfig.get_path('stdlib'))";
const asked = spawnSync("python3", ["-c", ASK], { encoding: "utf8" });
const LIBRARY = asked.status === 0 ? asked.stdout.trim() : null;
const HERE = LIBRARY === null ? " (no python3 here: its library is not read)" : "";

const MOST_BYTES = 25_000;
const FILES = 60;
/** Looks at a byte, for each byte of a file: linear means that there is such a number. */
const MAX_LOOKS = 100;

/** Files of Python's own library, its tests with them, spread over all of them; the same ones for the same library. */
function corpus(): readonly Uint8Array[] {
  if (LIBRARY === null) return [];
  const files = readdirSync(LIBRARY, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".py") && !name.includes("site-packages"))
    .sort()
    .map((name) => join(LIBRARY, name))
    .filter((path) => statSync(path).size < MOST_BYTES);
  const step = Math.max(1, Math.floor(files.length / FILES));
  return files.filter((_, index) => index % step === 0).map((path) => readFileSync(path));
}

const FILE = corpus();

/** What people and tools do to a file: cut, double, move, break off, put in. */
const mutation = fc.record({
  kind: fc.constantFrom("cut", "double", "move", "end", "put"),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  size: fc.integer({ min: 1, max: 60 }),
  to: fc.double({ min: 0, max: 1, noNaN: true }),
  text: fc.oneof(
    fc.constantFrom(
      ...["'", '"', '"""', "'''", 'f"{', "(", ")", "[", "}", "\\", "\n", "\r", "\t", "#", ":", ";"],
      ...[
        "\0",
        "import ",
        "from ",
        " as ",
        ",",
        "try:\n",
        "if x:\n",
        "\u00e9",
        "<<<<<<< a\n",
        "    ",
      ],
    ),
    fc.string({ maxLength: 4 }),
  ),
});
type Mutation = typeof mutation extends fc.Arbitrary<infer T> ? T : never;

function mutate(bytes: Uint8Array, { kind, at, size, to, text }: Mutation): Uint8Array {
  const start = Math.floor(at * bytes.length);
  const end = Math.min(start + size, bytes.length);
  const part = bytes.subarray(start, end);
  const target = Math.floor(to * bytes.length);
  switch (kind) {
    case "cut":
      return joined(bytes.subarray(0, start), bytes.subarray(end));
    case "double":
      return joined(bytes.subarray(0, end), part, bytes.subarray(end));
    case "move":
      return joined(bytes.subarray(0, target), part, bytes.subarray(target));
    case "end":
      return bytes.slice(0, start);
    default:
      return joined(bytes.subarray(0, start), Buffer.from(text), bytes.subarray(start));
  }
}

const joined = (...parts: readonly Uint8Array[]) => new Uint8Array(Buffer.concat(parts));

const mutant = fc
  .tuple(
    fc.integer({ min: 0, max: Math.max(FILE.length - 1, 0) }),
    fc.array(mutation, { minLength: 1, maxLength: 4 }),
  )
  .map(([file, mutations]) => mutations.reduce(mutate, FILE[file] ?? new Uint8Array()));

describe.runIf(FILE.length > 0)(`real files, mutated${HERE}`, () => {
  let python: Interpreter;
  beforeAll(async () => {
    python = await startInterpreter("python3", 1);
  });
  afterAll(() => python.end());

  it("are some: files of Python's own library", () =>
    expect(FILE.length).toBeGreaterThan(FILES / 2));

  it("are read to the end in work linear in their length, and twice the same", () => {
    fc.assert(
      fc.property(mutant, (bytes) => {
        const { file, looks } = countLooks(bytes);
        expect(looks).toBeLessThanOrEqual(MAX_LOOKS * (bytes.length + 10));
        const elsewhere = joined(Buffer.from("x"), bytes, Buffer.from("'''")).subarray(1, -3);
        expect(readPython(elsewhere)).toEqual(file);
        for (const { line } of file.imports) expect(line >= 1 && line <= file.lines).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  it("hold what CPython finds in them, where it still parses them", async () => {
    let parsed = 0;
    await fc.assert(
      fc.asyncProperty(mutant, async (bytes) => {
        const answer = await python.parse(bytes);
        if ("error" in answer) return;
        parsed += 1;
        expect(compareFile(readPython(bytes), answer)).toMatchObject({ is: "equal" });
      }),
      { numRuns: 300 },
    );
    expect(parsed).toBeGreaterThan(20);
  });
});
