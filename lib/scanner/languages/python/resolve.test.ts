import { describe, expect, it } from "vitest";
import { createPythonModules } from "@/lib/domain/modules/python-modules";
import { readPython } from "./read-python";
import { resolveImports } from "./resolve";

function namesOf(...paths: string[]) {
  const names = createPythonModules();
  names.add(paths);
  return names;
}

function resolved(source: string, path: string, ...paths: string[]) {
  const written = readPython(new TextEncoder().encode(source)).imports;
  return resolveImports(written, path, namesOf(path, ...paths)).imports.map(
    ({ line: _, kind, ...rest }) =>
      kind === "from" || kind === "import" ? rest : { ...rest, kind },
  );
}

describe("modules of a tree", () => {
  it.each([
    ["a/b/c.py", [], ["a.b.c", "a.b", "a"]],
    ["a/__init__.py", [], ["a"]],
    ["libs/core/lib/x.py", ["libs/core/lib/__init__.py"], ["libs.core.lib.x", "lib.x", "lib"]],
    ["src/a/x.py", [], ["src.a.x", "a.x"]],
    ["my-tools/x.py", [], []],
  ])("%s", (path, others, modules) => {
    const names = namesOf(path, ...others);
    expect(modules.filter((name) => !names.has(name))).toEqual([]);
    expect(names.has("other")).toBe(false);
  });

  it("learns another name for files whose folder becomes a package later", () => {
    const names = namesOf("libs/a/x.py");
    expect(names.has("a.x")).toBe(false);
    expect(names.add(["libs/a/__init__.py"])).toContain("a.x");
  });
});

describe("resolved imports", () => {
  it("tells a module from a name by the tree", () => {
    const files = ["a/__init__.py", "a/b.py"];
    expect(resolved("from a import b as c, d", "x.py", ...files)).toEqual([
      { module: "a.b", name: null, alias: "c" },
      { module: "a", name: "d" },
    ]);
  });

  it("keeps a module that is gone a module", () => {
    const names = namesOf("a/b.py");
    names.add(["a/c.py"]);
    expect(names.has("a.b")).toBe(true);
  });

  it.each([
    ["from . import y", "p/q/x.py", [{ module: "p.q", name: "y", relative: true }]],
    ["from . import z", "p/q/x.py", [{ module: "p.q.z", name: null, relative: true }]],
    ["from .z import y", "p/q/__init__.py", [{ module: "p.q.z", name: "y", relative: true }]],
    ["from ..r import y", "p/q/x.py", [{ module: "p.r", name: "y", relative: true }]],
    ["from .. import q", "p/q/x.py", [{ module: "p.q", name: null, relative: true }]],
    ["from .a import y", "x.py", [{ module: "a", name: "y", relative: true }]],
    ["from . import a", "x.py", [{ module: "a", name: null, relative: true }]],
    ["from ...far import y", "p/x.py", [{ module: "...far", name: "y", relative: true }]],
  ])("%s in %s", (source, path, expected) => {
    expect(resolved(source, path, "p/__init__.py", "p/q/__init__.py", "p/q/z.py")).toEqual(
      expected,
    );
  });

  it("reads relative imports from the folder above the packages", () => {
    const files = ["libs/core/lib/__init__.py", "libs/core/lib/sub/__init__.py"];
    expect(resolved("from ..base import y", "libs/core/lib/sub/x.py", ...files)).toEqual([
      { module: "lib.base", name: "y", relative: true },
    ]);
  });

  it("takes strings that begin with a module of the tree, by its longest name", () => {
    const source = "patch('a.b.C.run')\npatch('a.b')\npatch('os.path.join')\nx = 'a.txt'";
    expect(resolved(source, "x.py", "a/b.py")).toEqual([
      { module: "a.b", name: "C", kind: "string" },
      { module: "a.b", name: null, kind: "string" },
    ]);
  });

  it("says which modules would change its meaning", () => {
    const written = readPython(
      new TextEncoder().encode("from a import b\nfrom os import path"),
    ).imports;
    expect(resolveImports(written, "x.py", namesOf("a/__init__.py")).waitsFor).toEqual(["a.b"]);
  });

  it("leaves out what no reader takes", () => {
    expect(resolved(`import ${"a".repeat(1001)}\nimport b`, "x.py")).toEqual([
      { module: "b", name: null },
    ]);
  });
});
