import { describe, expect, it } from "vitest";
import { readPython } from "./read-python";
import { foundIn as found, readText as read } from "./testing";

const encoder = new TextEncoder();

describe("what does not parse", () => {
  it.each<[string, string, string, string[]]>([
    ["an open string", "x = 'a\nimport a", "unterminated string literal @1", ["2 a"]],
    [
      "an open triple",
      'import a\nx = """\nimport b',
      "unterminated triple-quoted string literal @2",
      ["1 a", "3 b"],
    ],
    ["an open field", "x = f'{a\nimport a", "unterminated f-string literal @1", ["2 a"]],
    ["a single brace", "x = f'}'\nimport a", "single '}' is not allowed @1", ["2 a"]],
    ["an open bracket", "x = (1,\nimport a", "'(' was never closed @2", ["2 a"]],
    ["an open bracket at the end", "import a\nx = [1,\n", "'[' was never closed @3", ["1 a"]],
    ["a closing bracket", "x = 1)\nimport a", "unmatched ')' @1", ["2 a"]],
    ["other brackets", "x = (1]\nimport a", "closing ']' does not match '(' @1", ["2 a"]],
    [
      "an open list of names",
      "from a import (b, c\n\nfrom d import e",
      "malformed import statement @3",
      ["1 a:b", "1 a:c", "3 d:e"],
    ],
    ["a missing comma", "from a import (\n b\n c\n)", "missing comma @3", ["2 a:b", "3 a:c"]],
    ["a missing name", "from a import \nimport b", "malformed import statement @1", ["2 b"]],
    [
      "a trailing comma",
      "from a import b,\nimport c",
      "malformed import statement @1",
      ["1 a:b", "2 c"],
    ],
    ["doubled dots", "from a..b import c", "malformed import statement @1", ["1 a.b:c"]],
    ["a reserved word", "import class\nimport a", "malformed import statement @1", ["2 a"]],
    [
      "names that were none before Python 3.7",
      "from . import async, b as await\nfrom .async import c\nimport a.nonlocal, async as d",
      "malformed import statement @1",
      ["1 .:async", "1 .:b as await", "2 .async:c", "3 a.nonlocal", "3 async as d"],
    ],
    [
      "a coroutine behind an open list of names",
      "from a import (b,\nasync def f():\n  import c",
      "malformed import statement @2",
      ["1 a:b", "3 function c"],
    ],
    ["no body", "def f():\nimport a", "expected an indented block @2", ["2 a"]],
    ["no body at the end", "import a\nif x:\n", "expected an indented block @3", ["1 a"]],
    ["an indent", "import a\n  import b", "unexpected indent @2", ["1 a", "2 b"]],
    [
      "a dedent between",
      "def f():\n    x\n  import a",
      "unindent does not match any outer indentation level @3",
      ["3 function a"],
    ],
    [
      "tabs against blanks",
      "if x:\n        a\n\timport b",
      "inconsistent use of tabs and spaces in indentation @3",
      ["3 b"],
    ],
    [
      "a conflict",
      "<<<<<<< HEAD\nimport a\n=======\nimport b\n>>>>>>> x",
      "merge conflict marker @1",
      ["2 a", "4 b"],
    ],
    [
      "a conflict behind a text, in a function, with quotes and brackets in its title",
      [
        '"""text',
        '"""',
        "<<<<<<< HEAD",
        "import a",
        "=======",
        "import b",
        ">>>>>>> don't (yet",
        "def f():",
        "<<<<<<< HEAD",
        "    import c",
        "||||||| 1a2b3c",
        "=======",
        "    import d",
        ">>>>>>> other",
        "    import e",
      ].join("\n"),
      "merge conflict marker @3",
      ["4 a", "6 b", "10 function c", "13 function d", "15 function e"],
    ],
    [
      "a conflict in a list of names, and in brackets",
      [
        "from a import (",
        "<<<<<<< HEAD",
        "    b,",
        "=======",
        "    c,",
        ">>>>>>> don't",
        "    d)",
        "x = [",
        "<<<<<<< HEAD",
        "  1",
        ">>>>>>> can't",
        "]",
        "import e",
      ].join("\n"),
      "merge conflict marker @2",
      ["3 a:b", "5 a:c", "7 a:d", "13 e"],
    ],
    [
      "tabs that do not fit, behind code in a text",
      "import a\n'''\nimport no\n'''\nif x:\n        b\n\timport c",
      "inconsistent use of tabs and spaces in indentation @7",
      ["1 a", "7 c"],
    ],
    ["no colon", "def f()\n  import a", "expected ':' @1", ["2 a"]],
    [
      "try alone",
      "try:\n  import a\nimport b",
      "expected 'except' or 'finally' block @3",
      ["2 try a", "3 b"],
    ],
    [
      "else alone",
      "import a\nelse:\n  import b",
      "'else' without the statement it belongs to @2",
      ["1 a", "3 b"],
    ],
    ["a decorator alone", "@a\nimport b", "decorator without function or class @2", ["2 b"]],
    ["prose", "Sure thing, here it is\nimport a", "invalid syntax @1", ["2 a"]],
    ["a word processor's quotes", "x = “a”\nimport a", "invalid character @1", ["2 a"]],
    ["NUL", "import a\nx = 1\0\nimport b", "invalid character @2", ["1 a", "3 b"]],
    [
      "a stray backslash",
      "x = 1 \\ 2\nimport a",
      "unexpected character after line continuation character @1",
      ["2 a"],
    ],
  ])("%s", (_, source, problem, expected) => {
    expect(read(source).problem).toContain(problem);
    expect(found(source)).toEqual(expected);
  });
});

describe("quotes that lost their partners", () => {
  it.each<[string, string, string[]]>([
    [
      "doubled at the end",
      '"""text\n"""\n"""\nimport a\n"""Text here."""\nimport b',
      ["4 a", "6 b"],
    ],
    ["doubled before prose", "'''\n'''\nSome prose here\n'''\nimport a\n", ["5 a"]],
    [
      "closing on the text's line",
      'x = """a\nimport b\n"""Text here."""\nimport c',
      ["2 b", "4 c"],
    ],
    [
      "four",
      '"""text"""\n""""\n\nfrom a import b\nclass C:\n  """Text."""\n  import d',
      ["4 a:b", "7 class d"],
    ],
  ])("%s", (_, source, expected) => {
    expect(found(source)).toEqual(expected);
    expect(read(source).problem).not.toBeNull();
  });

  it("trusts them while the file parses", () => {
    const source = '"""\nimport a\n"""\nx = """b"""if c else """d"""f"e"\nimport f';
    expect(found(source)).toEqual(["5 f"]);
    expect(read(source).problem).toBeNull();
  });
});

describe("encodings", () => {
  const latin1 = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));

  it("steps over a byte order mark", () => {
    expect(
      readPython(Uint8Array.of(0xef, 0xbb, 0xbf, ...encoder.encode("import a"))),
    ).toMatchObject({
      problem: null,
      imports: [{ module: "a", line: 1 }],
    });
  });

  it.each(["latin-1", "iso-8859-15", "cp1252", "Latin_1"])(
    "reads a file that says it is %s",
    (name) => {
      const file = readPython(
        latin1(`# -*- coding: ${name} -*-\nx = '\xe9'\nfrom caf\xe9 import b`),
      );
      expect(file).toMatchObject({ problem: null, imports: [{ module: "café", line: 3 }] });
    },
  );

  it("takes a cookie in the second line only behind a comment", () => {
    expect(
      readPython(latin1("#!/bin/x\n# vim: fileencoding=latin-1\nx = '\xe9'")).problem,
    ).toBeNull();
    expect(readPython(latin1("x = 1\n# coding: latin-1\ny = '\xe9'")).problem).toContain(
      "can't decode bytes @3",
    );
  });

  it("does not mistake half a character of Shift_JIS for a backslash", () => {
    const file = readPython(latin1("# coding: shift_jis\nx = '\x83\x5c'\nimport a"));
    expect(file).toMatchObject({ problem: null, imports: [{ module: "a", line: 3 }] });
  });

  it.each([
    ["# coding: klingon\nimport a", "unknown encoding: klingon @1"],
    ["# coding: ascii\nx = '\xe9'\nimport a", "bytes outside the declared encoding ascii @2"],
    ["x = '\xe9'\nimport a", "can't decode bytes @1"],
  ])("names what cannot be decoded and reads on: %j", (source, problem) => {
    const file = readPython(latin1(source));
    expect(file.problem).toContain(problem);
    expect(file.imports).toMatchObject([{ module: "a" }]);
  });

  it("says of UTF-16 only that it is", () => {
    expect(readPython(Uint8Array.of(0xff, 0xfe, 0x69, 0))).toEqual({
      imports: [],
      lines: 0,
      problem: "SyntaxError: UTF-16 source @1",
    });
  });

  it.each([
    ["", 0],
    ["a", 1],
    ["a\n", 1],
    ["a\r\nb\rc\n", 3],
    ['"""\n\n"""', 3],
  ])("counts the lines of %j", (source, lines) => expect(read(source).lines).toBe(lines));
});
