import { describe, expect, it } from "vitest";
import { foundIn as found, readText as read } from "./testing";

describe("import statements", () => {
  it.each<[string, string, string[]]>([
    ["a module", "import a.b.c", ["1 a.b.c"]],
    ["several, aliased", "import a, b.c as d", ["1 a", "1 b.c as d"]],
    ["names", "from a.b import c, d as e", ["1 a.b:c", "1 a.b:d as e"]],
    ["a star", "from a import *", ["1 a:*"]],
    ["a star without a blank", "from a import*", ["1 a:*"]],
    ["relative", "from . import a\nfrom ..b import c", ["1 .:a", "2 ..b:c"]],
    ["dots apart and ellipsis", "from . .a import b\nfrom ... import c", ["1 ..a:b", "2 ...:c"]],
    ["no blank before import", "from.import a\nfrom.b import(c)", ["1 .:a", "2 .b:c"]],
    ["blanks around dots", "import a . b\nfrom c. d import e", ["1 a.b", "2 c.d:e"]],
    ["lines of the names", "from a import (\n  b, # c\n\n  d as e,\n)", ["2 a:b", "4 a:d as e"]],
    ["alias over lines", "from a import (b\n as\n c)", ["1 a:b as c"]],
    [
      "continuation",
      "from a import b, \\\n  c\nimport d, \\\n  e",
      ["1 a:b", "2 a:c", "3 d", "4 e"],
    ],
    ["semicolons", "import a; import b;from c import d", ["1 a", "1 b", "1 c:d"]],
    ["after other code", "x = 1; import a", ["1 a"]],
    ["names that look like it", "importer = 1\nfromage = 2\nx.import_ = 3", []],
    ["no final line end", "import a", ["1 a"]],
    ["tabs and form feeds", "\fimport\ta\n\x0cfrom\tb\timport\tc", ["1 a", "2 b:c"]],
    ["Python 2", "print 'x'\nexec 'y' in z\nimport a", ["3 a"]],
    ["other letters", "from größe import ﬁle", ["1 größe:file"]],
  ])("%s", (_, source, expected) => {
    expect(found(source)).toEqual(expected);
    expect(read(source).problem).toBeNull();
  });
});

describe("no imports", () => {
  it.each<[string, string]>([
    ["in comments", "# import a\nx = 1 # from a import b"],
    ["in docstrings", "\"\"\"\nimport a\n\"\"\"\n'''\nfrom b import c'''"],
    ["behind escapes", "x = 'it\\'s\\\nimport a'"],
    ["in raw strings", "x = r'\\'; import a'"],
    ["in f-strings", "x = f'''{\nimport_}\nimport a\n'''"],
    ["in nested f-strings", 'x = f"{f"{\'}\'}"}; import a"'],
    ["in formats of f-strings", "x = f'{a:{b}>{c}}; import d'"],
    ["in yield from", "def f():\n  x = (yield\n    from_)\n  yield from a"],
    ["in raise from", "raise A from b"],
    ["in subscripts", "x[a:\nb]"],
    ["behind a doubled brace", "x = f'{{'; y = '}import a'"],
  ])("%s", (_, source) => {
    expect(found(source).filter((text) => !text.includes("string"))).toEqual([]);
    expect(read(source).problem).toBeNull();
  });
});

describe("imports after strings", () => {
  it.each<[string, string]>([
    ["same quotes in a field", 'x = f"{a["b"]}"\nimport a'],
    ["a character's name", 'x = f"\\N{BULLET} {y}"\nimport a'],
    ["a comment in a field", 'x = f"""{\n y # }\n}"""\nimport a'],
    ["a lambda's colon", 'x = f"{(lambda: 1)()}"\nimport a'],
    ["an inequality", 'x = f"{a != b!r:>{w}}"\nimport a'],
    ["prefixes", "x = rb'\\'' Rb'' bR\"\" u'' F'{x}' fR'\\{x}'\nimport a"],
    ["a quote after a word", 'x = 1 if"a"else"b"\nimport a'],
    ["a slash at the end of a raw string", "x = r'\\\\'\nimport a"],
    ["CR LF in a string", 'x = """\r\n"""\r\nimport a'],
  ])("%s", (_, source) => {
    expect(found(source).at(-1)).toMatch(/^\d a$/);
    expect(read(source).problem).toBeNull();
  });
});

describe("where", () => {
  it.each<[string, string, string[]]>([
    ["a function", "def f():\n  import a", ["2 function a"]],
    ["an async function on one line", "async  def f(x: int = 1) -> y: import a", ["1 function a"]],
    ["a class", "class A(b):\n  import a", ["2 class a"]],
    ["a method before its class", "class A:\n def f(self):\n  import a", ["3 function a"]],
    ["try and except", "try:\n import a\nexcept E:\n import b", ["2 try a", "4 except b"]],
    ["on one line", "try: import a\nexcept: import b", ["1 try a", "2 except b"]],
    [
      "neither else nor finally",
      "try:\n pass\nexcept E:\n pass\nelse:\n import a\nfinally:\n import b",
      ["6 a", "8 b"],
    ],
    ["try before except", "try:\n x\nexcept E:\n try:\n  import a\n finally:\n  pass", ["5 try a"]],
    [
      "try before function",
      "def f():\n try:\n  import a\n except* E:\n  import b",
      ["3 try a", "5 except b"],
    ],
    [
      "TYPE_CHECKING",
      "if TYPE_CHECKING:\n import a\nelse:\n import b",
      ["2 type-checking a", "4 b"],
    ],
    ["typing.TYPE_CHECKING", "if (typing.TYPE_CHECKING) : import a", ["1 type-checking a"]],
    [
      "a longer condition",
      "if TYPE_CHECKING or x:\n import a\nif not TYPE_CHECKING:\n import b",
      ["2 a", "4 b"],
    ],
    [
      "type-checking first of all",
      "try:\n if t.TYPE_CHECKING:\n  import a\nexcept E: pass",
      ["3 type-checking a"],
    ],
    ["after the block", "def f():\n  x\n\n# c\nimport a", ["5 a"]],
    ["a comment does not dedent", "def f():\n  x\n# c\n  import a", ["4 function a"]],
    ["a string does not dedent", 'def f():\n  x = """\na\n"""\n  import a', ["5 function a"]],
    [
      "match and case",
      "match x:\n  case [a, b]:\n    import a\n  case _: import b",
      ["3 a", "4 b"],
    ],
    [
      "a header over lines",
      "if (a and\nb):\n  import a\nfor x in {1: 2}: import b",
      ["3 a", "4 b"],
    ],
    ["an annotation", "def f():\n  x: int = 1; import a", ["2 function a"]],
    ["tabs", "if x:\n\tif y:\n        \timport a", ["3 a"]],
  ])("%s", (name, source, expected) => {
    expect(found(source)).toEqual(expected);
    if (name !== "tabs") expect(read(source).problem).toBeNull();
  });
});

describe("dynamic imports and dotted strings", () => {
  it.each<[string, string, string[]]>([
    ["import_module", 'importlib.import_module("a.b")', ["1 dynamic a.b"]],
    ["one part", "x = import_module('a', y)", ["1 dynamic a"]],
    ["__import__ over lines", "__import__(\n  # c\n  r'a.b',\n)", ["3 dynamic a.b"]],
    [
      "literals that follow one another",
      "import_module('a.'  # c\n  \"b\"\n r'.c', x)",
      ["1 dynamic a.b.c"],
    ],
    [
      "not a literal and a name",
      "import_module('a.' b)\nimport_module('a.' f'b')\nimport_module('a.' '')",
      [],
    ],
    ["in a field", "x = f\"{__import__('a').b}\"", ["1 dynamic a"]],
    ["not computed", 'import_module("a." + b)\nimport_module(f"a.b")\nimport_module(b"a.b")', []],
    ["not relative", 'import_module(".a", "b")', []],
    ["not another function", 'my_import_module("a")', []],
    ["a dotted string", "patch('a.b.C')", ["1 string a.b.C"]],
    ["no dotted strings", "x = 'a' 'a.' '.b' 'a..b' 'a b.c' 'a.1' b'a.b'", []],
    ["in a function", "def f():\n  patch('a.b')", ["2 function string a.b"]],
  ])("%s", (_, source, expected) => expect(found(source)).toEqual(expected));
});
