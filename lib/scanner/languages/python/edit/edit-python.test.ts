import { describe, expect, it } from "vitest";
import { applyEdits } from "@/lib/scanner/languages/edit-imports";
import { edit } from "./testing";

function edited(source: string, path?: string): string {
  const result = edit(source, path);
  if (!result.isEditable) return `not editable: ${result.why}`;
  const text = Buffer.from(applyEdits(Buffer.from(source), result.edits)).toString();
  return [text, ...result.left.map(({ why }) => `left: ${why}`)].join("\n");
}

describe("editing Python imports", () => {
  it.each([
    ["one name", "from app.old import A\n", "from app.new import A\n"],
    [
      "alias and comment",
      "from app.old import A as B  # why\n",
      "from app.new import A as B  # why\n",
    ],
    ["odd blanks", "from  app.old\timport  A ,B\n", "from  app.new\timport  A ,B\n"],
    ["a continued line", "from app.old \\\n    import A\n", "from app.new \\\n    import A\n"],
    ["no line end", "from app.old import A", "from app.new import A"],
    [
      "CRLF",
      "x = 1\r\nfrom app.old import A, Far\r\ny",
      "x = 1\r\nfrom app.new import A\r\nfrom app.far.new import Far\r\ny",
    ],
    ["a star", "from app.old import *\n", "from app.new import *\n"],
    [
      "a new name",
      "from app.old import Name\nName()\n",
      "from app.new import NewName as Name\nName()\n",
    ],
    [
      "a new name under an alias",
      "from app.old import Name as N\n",
      "from app.new import NewName as N\n",
    ],
    [
      "a name that stays",
      "from app.old import A, Kept\n",
      "from app.old import Kept\nfrom app.new import A\n",
    ],
    [
      "names that part",
      "from app.old import A, Far, B\n",
      "from app.new import A, B\nfrom app.far.new import Far\n",
    ],
    [
      "the last name goes",
      "from app.old import Kept, A\n",
      "from app.old import Kept\nfrom app.new import A\n",
    ],
    [
      "all but one go",
      "from app.old import A, Kept, B, C\n",
      "from app.old import Kept\nfrom app.new import A, B, C\n",
    ],
    [
      "a list in parentheses, with comments",
      "from app.old import (  # all\n    A,  # of A\n    # of Kept\n    Kept,\n    Far as F,\n)\nx\n",
      "from app.old import (  # all\n    # of Kept\n    Kept,\n)\nfrom app.new import A  # of A\nfrom app.far.new import Far as F\nx\n",
    ],
    [
      "parentheses on one line",
      "from app.old import (A, Kept)\n",
      "from app.old import (Kept)\nfrom app.new import A\n",
    ],
    [
      "the last in parentheses",
      "from app.old import (Kept,\n    A)\n",
      "from app.old import (Kept)\nfrom app.new import A\n",
    ],
    [
      "indented",
      "def f():\n    from app.old import A, Kept\n    return A\n",
      "def f():\n    from app.old import Kept\n    from app.new import A\n    return A\n",
    ],
    [
      "behind a colon",
      "if x: from app.old import A, Kept\n",
      "if x: from app.old import Kept; from app.new import A\n",
    ],
    [
      "among statements",
      "a = 1; from app.old import A, Kept; b = 2\n",
      "a = 1; from app.old import Kept; from app.new import A; b = 2\n",
    ],
    [
      "behind a byte order mark",
      "\ufefffrom app.old import A, Kept\n",
      "\ufefffrom app.old import Kept\nfrom app.new import A\n",
    ],
    [
      "at the end without a line end",
      "x\nfrom app.old import A, Kept",
      "x\nfrom app.old import Kept\nfrom app.new import A",
    ],
    ["relative", "from ..old import A\n", "from ..new import A\n"],
    ["relative, further away", "from .old import A\n", "from ..far.new import A\n"],
    [
      "the module itself",
      "from app import old\nold.f()\n",
      "from app import new as old\nold.f()\n",
    ],
    [
      "the module itself, relative",
      "from . import old, b\n",
      "from . import b\nfrom ..far import new as old\n",
    ],
    ["import with an alias", "import os, app.old as o, sys\n", "import os, app.new as o, sys\n"],
    ["import without a package", "import top\ntop.f()\n", "import app.new as top\ntop.f()\n"],
    [
      "import and its uses",
      "import app.old\napp.old.f(app.old.A)  # app.old\n'app.old'\n",
      "import app.new\napp.new.f(app.new.A)  # app.old\n'app.new'\n",
    ],
    ["a text", "patch('app.old.A.run')\n", "patch('app.new.A.run')\n"],
    ["a text with a new name", 'patch("app.old.Name")\n', 'patch("app.new.NewName")\n'],
    ["a dynamic import", "__import__('app.old')\n", "__import__('app.new')\n"],
    [
      "nothing to do",
      "from app.new import A\n'''from app.old import A'''\n",
      "from app.new import A\n'''from app.old import A'''\n",
    ],
  ])("%s", (_, source, expected) => {
    expect(edited(source)).toBe(expected);
    expect(edited(expected)).toBe(expected);
  });

  it.each([
    [
      "another use of the package",
      "import app.old\nf(app)\n",
      "app is used in other ways as well.",
    ],
    ["a sibling that needs the same package", "import app.old\napp.old_thing()\n", null],
    ["a use in an f-string", "import app.old\nf'{app.old.x}'\n", "app is used in an f-string."],
    [
      "a comment among names on one line",
      "from app.old import (A, # a\n    Kept, B)\n",
      "Comments stand among its names.",
    ],
    ["a module in pieces", "from app . old import A\n", "The module is written in several pieces."],
  ])("leaves %s", (_, source, why) => {
    if (why !== null) expect(edited(source).split("\nleft: ").slice(0, 2)).toEqual([source, why]);
    else expect(edited(source)).toBe("import app.new\napp.old_thing()\n");
  });

  it("keeps every other byte of a file in another encoding", () => {
    const head = Buffer.from("# coding: latin-1\nx = '");
    const source = Buffer.concat([
      head,
      Buffer.from([0xe9]),
      Buffer.from("'\nfrom app.old import A\n"),
    ]);
    const result = edit(source);
    expect(result.isEditable).toBe(true);
    const after = applyEdits(source, result.isEditable ? result.edits : []);
    const wanted = [head, Buffer.from([0xe9]), Buffer.from("'\nfrom app.new import A\n")];
    expect(Buffer.from(after).equals(Buffer.concat(wanted))).toBe(true);
  });

  it.each([
    ["a broken file", Buffer.from("from app.old import A\ndef f(:\n")],
    [
      "an encoding of several bytes",
      Buffer.from("# coding: shift-jis\n# \x83\x5c\nfrom app.old import A\n", "latin1"),
    ],
    ["bytes that are not UTF-8", Buffer.from("x = '\xff'\nfrom app.old import A\n", "latin1")],
  ])("does not touch %s", (_, source) => {
    expect(edit(source).isEditable).toBe(false);
  });
});
