import { describe, expect, test } from "vitest";
import type { ScannedFile } from "@/lib/domain/scan";
import { discover, findFragment } from "./discover";
import { fileOf } from "./testing";

/** The tree is what is listed, and further files that import nothing. */
function found(files: readonly ScannedFile[], ...others: readonly string[]) {
  return discover({ files, paths: [...files.map(({ path }) => path), ...others] });
}

function pathsOf(files: readonly ScannedFile[], others: readonly string[], id: string) {
  const fragment = findFragment(found(files, ...others), id);
  return fragment?.paths.map(
    ({ module, name, kind, imports }) => `${kind} ${module}:${name ?? ""} ${imports}`,
  );
}

const USERS = (count: number, from: string, statement: string) =>
  Array.from({ length: count }, (_, index) => fileOf(`use/${from}${index}.py`, statement));

describe("a symbol is known by where it is defined", () => {
  test("through a package, another module, and another name", () => {
    const files = [
      fileOf("p/__init__.py", "from p.core import Thing"),
      fileOf("p/compat.py", "from p import Thing as OldThing", "from p.core import Thing"),
      ...USERS(4, "a", "from p.core import Thing"),
      ...USERS(3, "b", "from p import Thing"),
      ...USERS(2, "c", "from p.compat import Thing"),
      ...USERS(1, "d", "from p.compat import OldThing"),
    ];
    expect(pathsOf(files, ["p/core.py"], "p.core:Thing")).toEqual([
      "definition p.core:Thing 4",
      "package p:Thing 3",
      "shim p.compat:Thing 2",
      "alias p.compat:OldThing 1",
    ]);
  });

  test("outside the code base it is where the trail leaves it", () => {
    const files = [
      fileOf("p/__init__.py"),
      fileOf("p/compat.py", "from six.moves import urlparse"),
      ...USERS(2, "a", "from six.moves import urlparse"),
      ...USERS(1, "b", "from p.compat import urlparse"),
    ];
    expect(pathsOf(files, [], "six.moves:urlparse")).toEqual([
      "definition six.moves:urlparse 2",
      "shim p.compat:urlparse 1",
    ]);
  });

  test("a module reached by two names is one", () => {
    const files = [
      ...USERS(2, "a", "from a.b import x"),
      ...USERS(1, "b", "from src.a.b import x"),
    ];
    expect(pathsOf(files, ["src/a/__init__.py", "src/a/b.py"], "a.b:x")).toEqual([
      "definition a.b:x 2",
      "alias src.a.b:x 1",
    ]);
  });

  test("a module that another module binds", () => {
    const files = [
      fileOf("p/__init__.py"),
      fileOf("p/box.py", "import json"),
      ...USERS(2, "a", "import json"),
      ...USERS(1, "b", "from p.box import json"),
    ];
    expect(pathsOf(files, [], "json:")).toEqual(["definition json: 2", "shim p.box:json 1"]);
  });

  test("an import in a function gives nothing on; a plain one counts before one in except", () => {
    const files = [
      fileOf("p/__init__.py"),
      fileOf(
        "p/a.py",
        "in function: from p.b import x",
        "from p.b import y",
        "in except: from p.c import y",
      ),
      ...USERS(1, "a", "from p.a import x"),
      ...USERS(1, "b", "from p.b import x"),
      ...USERS(1, "c", "from p.a import y"),
      ...USERS(1, "d", "from p.b import y"),
    ];
    const { fragments } = found(files, "p/b.py", "p/c.py");
    expect(fragments.map(({ id }) => id).sort()).toEqual(["p.b:y", "x"]);
  });

  test("a star import is followed where the other module is known to have the name", () => {
    const files = [
      fileOf("p/__init__.py", "from p.a import *", "from p.b import *"),
      fileOf("p/a.py"),
      ...USERS(2, "a", "from p.a import x"),
      ...USERS(1, "b", "from p import x"),
      ...USERS(1, "c", "from p import unheard"),
    ];
    const fragment = findFragment(found(files, "p/b.py"), "p.a:x");
    expect(fragment?.paths.map(({ module, certainty }) => [module, certainty])).toEqual([
      ["p.a", "followed"],
      ["p", "likely"],
    ]);
  });

  test("imports in a circle end at the first of them", () => {
    const files = [
      fileOf("p/__init__.py"),
      fileOf("p/a.py", "from p.b import x"),
      fileOf("p/b.py", "from p.a import x"),
      ...USERS(1, "a", "from p.a import x"),
      ...USERS(1, "b", "from p.b import x"),
    ];
    const fragment = findFragment(found(files), "p.a:x");
    expect(fragment?.paths.map(({ certainty }) => certainty)).toEqual(["assumed", "assumed"]);
  });

  test("a path of TypeScript, with its index", () => {
    const files = [
      fileOf("ui/src/index.ts", "from ui/src/button import Button"),
      ...[1, 2].map((n) => fileOf(`app/a${n}.tsx`, "from ui/src import Button")),
      fileOf("app/b.tsx", "from ui/src/button import Button"),
    ];
    expect(pathsOf(files, ["ui/src/button.tsx"], "Button")).toEqual([
      "package ui/src:Button 2",
      "definition ui/src/button:Button 1",
    ]);
  });
});

describe("what counts", () => {
  const files = [
    fileOf("p/__init__.py", "from p.core import x"),
    ...USERS(3, "a", "from p import x"),
    fileOf("use/b.py", "from p.core import x", "patch p.core.x"),
    fileOf("use/c.py", "from p import *"),
  ];

  test("neither stars, nor texts, nor the modules that give the symbol on", () => {
    const fragment = findFragment(found(files, "p/core.py"), "p.core:x");
    expect(
      fragment?.paths.map(({ imports, carried, strings }) => [imports, carried, strings]),
    ).toEqual([
      [3, 0, 0],
      [1, 1, 1],
    ]);
    expect(fragment).toMatchObject({ imports: 4, files: 4, astray: 1, nearby: 1, score: 0.25 });
  });

  test("one path alone is no fragment, whatever re-exports it", () => {
    expect(found(files.slice(0, 4), "p/core.py").fragments).toEqual([]);
  });
});

describe("several definitions of one name", () => {
  const two = [
    ...USERS(3, "a", "from p.one import Manager"),
    ...USERS(2, "b", "from p.two import Manager"),
  ];
  const family = (...more: readonly ScannedFile[]) =>
    found([...two, ...more], "p/__init__.py", "p/one.py").fragments.map(
      ({ kind, id, links, astray }) => `${kind} ${id} ${links.join()} ${astray}`,
    );

  test("are namesakes while nothing links them", () => {
    expect(family(fileOf("p/two.py"))).toEqual(["namesakes Manager?  2"]);
  });

  test("are a family where one module imports the other", () => {
    expect(family(fileOf("p/two.py", "from p.one import helper"))).toEqual([
      "namesakes Manager?  2",
    ]);
    expect(family(fileOf("p/two.py", "from p.one import Manager as Base"))).toEqual([
      "family Manager module 2",
    ]);
  });

  test("are a family where enough files take one for the other", () => {
    const aliased = USERS(3, "c", "from p.three import Better as Manager");
    expect(family(...aliased, fileOf("p/three.py"), fileOf("p/two.py"))).toContain(
      "family Manager alias 3",
    );
  });

  test("of which one is a copy of the other's file are a family, and told", () => {
    const files = [
      ...USERS(2, "a", "from p.one import Manager"),
      fileOf("use/b.py", "from old.p.one import Manager"),
      fileOf("old/__init__.py"),
      fileOf("old/p/__init__.py"),
    ];
    const fragment = findFragment(
      found(files, "p/__init__.py", "p/one.py", "old/p/one.py"),
      "Manager",
    );
    expect(fragment?.links).toEqual(["copy"]);
    expect(fragment?.paths.map(({ kind }) => kind)).toEqual(["definition", "copy"]);
  });
});

test("a module that the tree does not have is a phantom", () => {
  const files = [
    fileOf("p/__init__.py"),
    ...USERS(2, "a", "from p.one import Manager"),
    ...USERS(1, "b", "from p.gone import Manager"),
  ];
  const fragment = findFragment(found(files, "p/one.py"), "Manager");
  expect(fragment?.paths.map(({ kind }) => kind)).toEqual(["definition", "phantom"]);
});

test("a path of TypeScript that is no file is a phantom where its folder holds sources", () => {
  const users = (module: string) => [
    fileOf("ui/a.ts", "from ui/store import Store"),
    fileOf("ui/b.vue", "from ui/store import Store"),
    fileOf("ui/c.ts", `from ${module} import Store`),
  ];
  const kinds = (module: string) =>
    findFragment(found(users(module), "ui/store.ts"), "Store")?.paths.map(({ kind }) => kind);
  expect(kinds("ui/gone")).toEqual(["definition", "phantom"]);
  expect(kinds("ui/generated/store")).toBeUndefined();
  expect(kinds("other/store")).toBeUndefined();
  const past = [fileOf("other/store.ts")];
  const files = users("other/store");
  const paths = [...files.map(({ path }) => path), "ui/store.ts"];
  const fragment = findFragment(discover({ files, paths, past }), "Store");
  expect(fragment?.paths.map(({ kind }) => kind)).toEqual(["definition", "phantom"]);
  expect(findFragment(discover({ files: users("ui/gone"), paths: null }), "Store")).toBeNull();
});

test("a barrel's name is not taken from a module that takes it from the barrel", () => {
  const files = [
    fileOf(
      "ui/index.ts",
      "from ui/avatar import *",
      "from ui/toast import *",
      "from ui/V.vue import *",
    ),
    fileOf("ui/avatar.ts", "import react"),
    fileOf("ui/toast.ts", "from ui import Avatar"),
    fileOf("ui/V.vue", "from other import Avatar"),
    ...["a", "b"].map((name) => fileOf(`app/${name}.ts`, "from ui import Avatar")),
    fileOf("app/c.ts", "from ui/avatar import Avatar"),
  ];
  const fragment = findFragment(found(files), "Avatar");
  expect(fragment?.definitions.map(({ module }) => module)).toEqual(["ui/avatar"]);
});

test("a file beside a path is no part of it", () => {
  const files = [
    fileOf("ui/store.ts"),
    fileOf("ui/a.ts", "from ui/store import types"),
    fileOf("ui/b.ts", "import ui/store.types"),
  ];
  expect(found(files, "ui/store.types.ts").fragments).toEqual([]);
});

test("folders that seem to be copies, and those of others, are suggested once each", () => {
  const tree = Array.from({ length: 12 }, (_, index) => `p/m${index}.py`);
  const paths = [
    ...tree,
    ...tree.map((path) => `backups/july/${path}`),
    ...tree.map((path) => `x/_vendor/${path}`),
  ];
  expect(discover({ files: [], paths }).folders).toEqual([
    { folder: "backups/july", why: "copy", files: 12, copied: 12 },
    { folder: "x/_vendor", why: "copy", files: 12, copied: 12 },
  ]);
});
