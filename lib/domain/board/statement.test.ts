import { describe, expect, it } from "vitest";
import { statementText } from "./statement";

const name = (text: string | null, alias: string | null = null) => ({ name: text, alias });

describe("statementText", () => {
  it.each([
    ["from", "a.b", [name("C")], "from a.b import C"],
    ["from", "a.b", [name("C", "D"), name("e")], "from a.b import C as D, e"],
    ["from", "a.b", [name("*")], "from a.b import *"],
    ["from", "a.b.c", [name(null)], "from a.b import c"],
    ["from", "a.b.c", [name(null, "d")], "from a.b import c as d"],
    ["from", "top", [name(null)], "import top"],
    ["import", "a.b", [name(null)], "import a.b"],
    ["import", "a.b", [name(null, "ab")], "import a.b as ab"],
    ["string", "a.b", [name("C")], '"a.b.C"'],
    ["string", "a.b", [name(null)], '"a.b"'],
    ["dynamic", "a.b", [name(null)], 'importlib.import_module("a.b")'],
  ])("%s of %s", (kind, module, names, text) => {
    expect(statementText(module, names, kind)).toBe(text);
  });
});
