import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readPython, readPythonUntil } from "./read-python";

const piece = fc.constantFrom(
  "import a\n",
  "from b import (c,\n    d)\n",
  "x = 1\n",
  "'''text\nimport z\n'''\n",
  "def f():\n    import e\n",
  "é = 'ü'\n",
  "(\n",
);

describe("reading up to a place", () => {
  it("finds what the whole reading finds up to the statement there", () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), fc.nat(200), (pieces, place) => {
        const bytes = new TextEncoder().encode(pieces.join(""));
        const until = Math.min(place, Math.max(bytes.length - 1, 0));
        const line = new TextDecoder().decode(bytes.subarray(0, until)).split("\n").length;
        const whole = readPython(bytes);
        const part = readPythonUntil(bytes, until);
        if (part.problem !== null) expect(part).toEqual(whole);
        else if (whole.problem === null) {
          expect(whole.imports.slice(0, part.imports.length)).toEqual(part.imports);
          const rest = whole.imports.slice(part.imports.length);
          expect(rest.filter((one) => one.line <= line)).toEqual([]);
        }
      }),
      { numRuns: 500 },
    );
  });
});
