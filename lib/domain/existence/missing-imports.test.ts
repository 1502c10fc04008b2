import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { missingAt, missingImports } from "./missing-imports";
import { factsOf, historyOf, statesOf } from "./testing";

const APP = ["app/__init__.py", "app/core/__init__.py", "app/core/manager.py", "main.py"];
const GONE = APP.filter((path) => path !== "app/core/manager.py");

describe("an import of a module of this code base (rules.md 1.11)", () => {
  test("is phantom from the commit at which its module went until it comes back", () => {
    expect(
      statesOf({ path: "main.py", module: "app.core.manager" }, [APP, GONE, GONE, APP]),
    ).toEqual(["-", "deleted", "deleted", "-"]);
  });

  test("is phantom where its package never held such a module", () => {
    expect(statesOf({ path: "main.py", module: "app.core.nothing" }, [APP])).toEqual(["never"]);
  });

  test("cannot be judged before a full scan has named the tree", () => {
    expect(statesOf({ path: "main.py", module: "app.core.nothing" }, [null, APP])).toEqual([
      "tree",
      "never",
    ]);
  });

  test("is of others where the first part of its name is none of ours", () => {
    expect(statesOf({ path: "main.py", module: "logging.handlers" }, [APP])).toEqual(["-"]);
    const shadow = [...APP, "app/logging/__init__.py"];
    expect(statesOf({ path: "app/core/manager.py", module: "logging.handlers" }, [shadow])).toEqual(
      ["-"],
    );
  });

  test("exists where a folder without __init__.py holds files: a namespace package", () => {
    const tree = ["space/part/tool.py", "main.py"];
    expect(statesOf({ path: "main.py", module: "space.part" }, [tree])).toEqual(["-"]);
    expect(statesOf({ path: "main.py", module: "space.part.tool" }, [tree])).toEqual(["-"]);
    expect(statesOf({ path: "main.py", module: "space.other" }, [tree])).toEqual(["?namespace"]);
    expect(
      statesOf({ path: "main.py", module: "space.part.tool" }, [
        tree,
        ["space/part/b.py", "main.py"],
      ]),
    ).toEqual(["-", "deleted"]);
  });

  test("exists beside the file that imports it: a script's own folder is searched", () => {
    const tree = ["scripts/run.py", "scripts/helper.py", "main.py"];
    expect(statesOf({ path: "scripts/run.py", module: "helper" }, [tree])).toEqual(["-"]);
    expect(statesOf({ path: "main.py", module: "helper" }, [tree])).toEqual(["-"]);
  });

  test("exists below src, and below the folder above the topmost package", () => {
    const tree = [
      "src/lib/__init__.py",
      "src/lib/a.py",
      "backend/app/__init__.py",
      "backend/app/b.py",
    ];
    expect(statesOf({ path: "tests/t.py", module: "lib.a" }, [tree])).toEqual(["-"]);
    expect(statesOf({ path: "tests/t.py", module: "lib.b" }, [tree])).toEqual(["never"]);
    expect(statesOf({ path: "backend/app/c.py", module: "app.b" }, [tree])).toEqual(["-"]);
    expect(statesOf({ path: "backend/app/c.py", module: "app.d" }, [tree])).toEqual(["never"]);
  });

  test("is not kept alive by a copy of the tree, and exists in the copy for the files of the copy", () => {
    const copy = [...GONE, ...APP.map((path) => `backups/monday/${path}`)];
    const gone = { module: "app.core.manager" };
    expect(statesOf({ ...gone, path: "main.py" }, [APP, copy])).toEqual(["-", "deleted"]);
    expect(statesOf({ ...gone, path: "backups/monday/main.py" }, [APP, copy])).toEqual(["-", "-"]);
  });

  test("cannot be judged where its whole package left, or a file stands in the package's place", () => {
    expect(statesOf({ path: "main.py", module: "app.core.manager" }, [APP, ["main.py"]])).toEqual([
      "-",
      "?left",
    ]);
    const six = ["app/__init__.py", "app/six.py", "main.py"];
    expect(statesOf({ path: "main.py", module: "app.six.moves" }, [six])).toEqual(["?file"]);
  });

  test("cannot be judged where `from a import b` may name something in a: facts hold no names that a module binds", () => {
    const from = { path: "main.py", module: "app.core.manager", name: null };
    expect(statesOf({ ...from, kind: 0 }, [APP, GONE])).toEqual(["-", "?name"]);
    expect(statesOf({ ...from, kind: 1 }, [APP, GONE])).toEqual(["-", "deleted"]);
  });
});

const FILES = [
  "a/__init__.py",
  "a/b.py",
  "a/b/__init__.py",
  "a/b/c.py",
  "src/a/__init__.py",
  "src/a/d.py",
  "x/a/__init__.py",
  "x/a/c.py",
  "x/__init__.py",
  "x/run.py",
];
const MODULES = ["a", "a.b", "a.b.c", "a.c", "a.d", "a.b.d", "x.run", "run", "os.path"];
const IMPORTERS = ["a/b/c.py", "x/run.py", "x/a/c.py", "main.py"];

const trees = fc.array(fc.option(fc.subarray(FILES), { freq: 4 }), { minLength: 1, maxLength: 8 });

describe("existence over a history", () => {
  const paths = [...FILES, "main.py"];
  const imports = IMPORTERS.flatMap((path) => MODULES.map((module) => ({ path, module })));

  test("is what each tree says by itself, with what was seen before it", () => {
    fc.assert(
      fc.property(trees, (given) => {
        const missing = missingImports(factsOf(imports, paths), historyOf(given, paths));
        let tree: readonly string[] | null = null;
        const seen: (readonly string[])[] = [];
        given.forEach((one, position) => {
          if (one !== null) tree = one;
          if (tree === null) {
            expect(position).toBeLessThan(missing.knownFrom);
            return;
          }
          seen.push(tree);
          imports.forEach(({ path, module }, life) => {
            const span = missingAt(missing, life, position);
            const found =
              span === undefined ? "-" : span.state === "phantom" ? span.cause : `?${span.cause}`;
            expect([path, module, position, found]).toEqual([
              path,
              module,
              position,
              naive(seen, path, module),
            ]);
          });
        });
      }),
      { numRuns: 300 },
    );
  });

  test("up to a commit never depends on what came later", () => {
    fc.assert(
      fc.property(trees, trees, (before, after) => {
        const short = missingImports(factsOf(imports, paths), historyOf(before, paths));
        const long = missingImports(
          factsOf(imports, paths),
          historyOf([...before, ...after], paths),
        );
        for (let position = 0; position < before.length; position++)
          imports.forEach((_, life) => {
            const [a, b] = [short, long].map((one) => {
              if (position < one.knownFrom) return "tree";
              const span = missingAt(one, life, position);
              return span && [span.state, span.cause, span.from, "goneAt" in span && span.goneAt];
            });
            expect(b).toEqual(a);
          });
      }),
      { numRuns: 200 },
    );
  });
});

/** The rule read again, tree by tree, without spans: the last tree is the one asked of. */
function naive(seen: readonly (readonly string[])[], path: string, module: string): string {
  const now = seen.at(-1) ?? [];
  const folder = path.split("/").slice(0, -1);
  const folders = folder.map((_, index) => folder.slice(0, index + 1).join("/"));
  const rootOf = (tree: readonly string[]): string => {
    let root = folder;
    const isPackage = () => tree.includes(`${root.join("/")}/__init__.py`);
    while (root.length > 0 && isPackage()) root = root.slice(0, -1);
    return root.join("/");
  };
  const at = (tree: readonly string[], root: string, dotted: string): boolean => {
    const base = [root, ...dotted.split(".")].filter((part) => part !== "").join("/");
    return tree.some((file) => file === `${base}.py` || file.startsWith(`${base}/`));
  };
  if (["", "src", ...folders].some((root) => at(now, root, module))) return "-";
  const sure = (tree: readonly string[]) => ["", "src", rootOf(tree)];
  const once = seen.some((tree) => sure(tree).some((root) => at(tree, root, module)));
  const parts = module.split(".");
  const above = parts.slice(1).map((_, index) => parts.slice(0, index + 1).join("/"));
  const has = (ending: string) =>
    sure(now).some((root) =>
      above.some((prefix) =>
        now.includes([root, prefix + ending].filter((part) => part !== "").join("/")),
      ),
    );
  const isHeld = has("/__init__.py") || sure(now).some((root) => at(now, root, parts[0] ?? ""));
  if (once) return isHeld ? "deleted" : "?left";
  if (has(".py")) return "?file";
  if (has("/__init__.py")) return "never";
  return isHeld ? "?namespace" : "-";
}
