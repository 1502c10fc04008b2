import { isUtf8 } from "node:buffer";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createPythonReader, readPython } from "./read-python";
import { countLooks } from "./testing";

const encoder = new TextEncoder();
const read = (source: string) => readPython(encoder.encode(source));

const word = fc.constantFrom("a", "b1", "_c", "dd", "Ee");
const dotted = fc.array(word, { minLength: 1, maxLength: 3 }).map((parts) => parts.join("."));
const statement = fc.oneof(
  dotted.map((module) => `import ${module}`),
  fc
    .tuple(dotted, word, word)
    .map(([module, name, alias]) => `from ${module} import ${name} as ${alias}`),
  fc
    .tuple(dotted, word, word)
    .map(([module, one, two]) => `from .${module} import (${one},\n    ${two})`),
  fc.constantFrom("x = 1", "x = [1,\n 2]", "f('a b')", "pass"),
);
const filler = fc.constantFrom(
  "# import z",
  "",
  "   ",
  "'import z'",
  '"""\nfrom z import z\n"""',
  "x = 'a\\\nimport z'",
  'y = f"""{z}\nimport z {{ }} {z:>{z}}"""',
);
/** Looks at a byte, for each byte of a file: linear means that there is such a number. */
const MAX_LOOKS = 100;

/** Pieces of which broken and whole Python is made. */
const scrap = fc.oneof(
  statement,
  filler,
  fc.constantFrom(
    "def f():",
    "  ",
    "\t",
    "try:",
    "except:",
    "else:",
    "(",
    ")",
    "]",
    "{",
    "}",
    ":",
    ";",
  ),
  fc.constantFrom(
    "'",
    '"""',
    "f'{",
    'f"{a["b"]',
    "\\",
    "\r",
    "\0",
    "if TYPE_CHECKING:",
    "from",
    "import",
    "@",
  ),
  fc.string(),
);

describe("readPython", () => {
  it("answers for any bytes, and twice the same", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const file = readPython(bytes);
        expect(readPython(bytes.slice())).toEqual(file);
        for (const { line } of file.imports) expect(line >= 1 && line <= file.lines).toBe(true);
      }),
    );
  });

  it("answers for any scraps of Python, with lines in order", () => {
    fc.assert(
      fc.property(
        fc.array(scrap, { maxLength: 40 }),
        fc.constantFrom("\n", " "),
        (scraps, glue) => {
          const file = read(scraps.join(glue));
          const lines = file.imports.map(({ line }) => line);
          expect(lines).toEqual([...lines].sort((a, b) => a - b));
        },
      ),
    );
  });

  it("finds the same whatever comments, blank lines and strings stand between", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(statement, fc.array(filler, { maxLength: 3 }))), (parts) => {
        const bare = read(parts.map(([text]) => text).join("\n"));
        const filled = read(
          parts.map(([text, fillers]) => [...fillers, text].join("\n")).join("\n"),
        );
        const meaning = ({ imports }: typeof bare) => imports.map(({ line: _, ...rest }) => rest);
        expect(meaning(filled)).toEqual(meaning(bare));
        expect([bare.problem, filled.problem]).toEqual([null, null]);
      }),
    );
  });

  it("finds the same with LF, CR LF and CR", () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(statement, filler)), (parts) => {
        const text = parts.join("\n");
        expect(read(text.replaceAll("\n", "\r\n"))).toEqual(read(text));
        expect(read(text.replaceAll("\n", "\r"))).toEqual(read(text));
      }),
    );
  });

  it("gives what is indented under a header its place and changes nothing else", () => {
    fc.assert(
      fc.property(fc.array(statement, { minLength: 1 }), (parts) => {
        const body = parts.join("\n");
        const inside = read(`def f():\n  ${body.replaceAll("\n", "\n  ")}`);
        const shifted = read(body).imports.map((item) => ({
          ...item,
          line: item.line + 1,
          places: 8,
        }));
        expect(inside).toMatchObject({ imports: shifted, problem: null });
      }),
    );
  });

  it.each([
    ["open parentheses", "("],
    ["nested f-strings", 'f"{'],
    ["headers", "if x:\n"],
    ["backslashes", "\\"],
    ["open names", "from a import (b,"],
    ["dots", "."],
    ["deep formats", "f'{a:{"],
    ["one long name", "a"],
    ["opening triples", '"""\nimport a\n'],
    ["stray quotes", "'\"'''\n"],
    ["words behind triples", "''''''a b\n"],
    ["tries", "try:\n"],
    ["deep indentation", "if x:\n\t"],
    ["calls", "import_module("],
    ["continued calls", "import_module( \\\n"],
    ["unfinished imports", "from a.b "],
  ])("looks at each byte only a few times, whatever there is much of: %s", (_, piece) => {
    for (const count of [2_000, 20_000]) {
      const bytes = encoder.encode(piece.repeat(count));
      expect(countLooks(bytes).looks).toBeLessThan(MAX_LOOKS * bytes.length);
    }
  });
});

const TOOLS = {
  isAscii: (bytes: Uint8Array) => bytes.every((byte) => byte < 128),
  isUtf8,
  isSame: (a: Uint8Array, aStart: number, b: Uint8Array, bStart: number, length: number) =>
    Buffer.compare(a.subarray(aStart, aStart + length), b.subarray(bStart, bStart + length)) === 0,
};

/** Long enough to be remembered, in blocks of every kind, with all that may stand in a file between two functions. */
const FUNCTION = (name: string, inner: string) =>
  `def ${name}(self):\n    ${inner.replaceAll("\n", "\n    ")}\n    x = "${"long ".repeat(120)}"\n`;
const block = fc
  .tuple(
    fc.constantFrom("f", "g"),
    fc.array(fc.oneof(statement, filler), { maxLength: 3 }),
    fc.constantFrom(0, 4, 8),
    fc.constantFrom(
      "",
      "@decorated\n",
      "class C:\n",
      "try:\n",
      "if TYPE_CHECKING:\n",
      "    ",
      '""""""\n',
    ),
  )
  .map(([name, inner, indent, before]) => {
    const lines = `${before}${FUNCTION(name, inner.join("\n"))}`.split("\n");
    return lines.map((line) => (line === "" ? "" : `${" ".repeat(indent)}${line}`)).join("\n");
  });
const version = fc.array(fc.oneof({ weight: 4, arbitrary: block }, scrap), { maxLength: 8 });

describe("createPythonReader", () => {
  it("answers as readPython does, whatever it read before", () => {
    const reader = createPythonReader(TOOLS);
    fc.assert(
      fc.property(fc.array(version, { maxLength: 4 }), (versions) => {
        for (const parts of versions) {
          const bytes = encoder.encode(parts.join("\n"));
          expect(reader(bytes)).toEqual(readPython(bytes));
        }
      }),
      { numRuns: 400 },
    );
  });

  it("knows the stretches of a file again after a change in one of them", () => {
    const asked: boolean[] = [];
    const reader = createPythonReader({
      ...TOOLS,
      isSame: (...places) => {
        const answer = TOOLS.isSame(...places);
        asked.push(answer);
        return answer;
      },
    });
    const file = (line: string) =>
      encoder.encode(
        `import a\n${line}class C:\n${["f", "g", "h"]
          .map((name) => FUNCTION(name, `from b import ${name}`))
          .join("")
          .replaceAll(/^/gm, "    ")}\ny = 1\n`,
      );
    reader(file(""));
    expect(asked).not.toContain(true);
    const shifted = file("# one more line\nimport z\n");
    expect(reader(shifted)).toEqual(readPython(shifted));
    expect(asked.filter(Boolean).length).toBeGreaterThanOrEqual(2);
  });
});
