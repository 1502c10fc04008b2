import { describe, expect, it } from "vitest";
import type { Advice } from "./advice";
import { lifeFrom } from "./fixtures/file-life";
import { filePatch, patchProblem } from "./patch";
import { type LineImport, type Rewrite, rewrites } from "./rewrite";

const ADVICE: Advice = {
  module: "app.new",
  name: "UnifiedManager",
  alias: "Manager",
  note: null,
  isOwn: true,
  isCertain: true,
};
const UNSURE: Advice = {
  module: null,
  name: null,
  alias: null,
  note: "Ask the owner.",
  isOwn: false,
  isCertain: false,
};

function one(given: Partial<LineImport> = {}): LineImport {
  return {
    line: 16,
    module: "app.old",
    name: "Manager",
    alias: null,
    kind: "from",
    where: null,
    relative: false,
    class: "legacy",
    advice: ADVICE,
    canonicalUnder: [2, 3],
    ...given,
  };
}

const RIGHT: Rewrite = {
  line: 1,
  class: "legacy",
  old: { text: 'import { A } from "b"', module: "b", names: [] },
  write: null,
  notes: [],
  canonicalUnder: [],
  stoodSo: null,
  isInBlock: false,
  isRelative: false,
  isShared: false,
  isUnsure: false,
  isByModule: false,
};
const textOf = (path: string, found: Rewrite) => filePatch(path, [found]).text;
const only = (imports: readonly LineImport[]) => rewrites(imports, [], "app/a.py")[0];

describe("rewrites", () => {
  it("says the old and the new statement of a line", () => {
    const found = only([one()]);
    expect(found?.line).toBe(16);
    expect(found?.old.text).toBe("from app.old import Manager");
    expect(found?.write?.map(({ text }) => text)).toEqual([
      "from app.new import UnifiedManager as Manager",
    ]);
    expect(found?.canonicalUnder).toEqual([2, 3]);
  });

  it("leaves the other names of the line where they are", () => {
    const helper = one({ name: "helper", class: null, advice: null, canonicalUnder: [] });
    const found = only([one(), helper]);
    expect(found?.old.text).toBe("from app.old import Manager, helper");
    expect(found?.write?.map(({ text }) => text)).toEqual([
      "from app.old import helper",
      "from app.new import UnifiedManager as Manager",
    ]);
  });

  it("writes nothing where any name of the line has no certain advice, and says why", () => {
    const found = only([one(), one({ name: "make_manager", advice: UNSURE, canonicalUnder: [3] })]);
    expect(found?.write).toBeNull();
    expect(found?.notes).toEqual(["Ask the owner."]);
    expect(found?.canonicalUnder).toEqual([3]);
  });

  it("are written in TypeScript where the file is, and there without a patch", () => {
    const imports = [one({ relative: true, module: "app/old", advice: null })];
    const [found] = rewrites(imports, [], "app/x/a.ts");
    expect(found?.old.text).toMatch(/^import \{ .+ \} from "..\/old"$/);
    expect(textOf("app/x/a.ts", { ...RIGHT, write: [RIGHT.old] })).toBeNull();
    expect(patchProblem("app/x/a.ts", { ...RIGHT, write: [RIGHT.old] })).toMatch(
      /the file that a specifier means/,
    );
  });

  it.each([
    ["relative, of this code base", true, true, 'import { A } from "../new"', []],
    ["relative, of another package", true, false, 'import { A } from "app/new"', []],
    ["by an alias", false, true, 'import { A } from "app/new"', [/alias or a package/]],
    ["of a package that stays one", false, false, 'import { A } from "app/new"', []],
  ])("name the module as the line does: %s", (_, relative, isOwn, text, notes) => {
    const advice = { ...ADVICE, module: "app/new", name: "A", alias: null, isOwn };
    const [found] = rewrites([one({ relative, module: "app/old", advice })], [], "app/x/a.tsx");
    expect(found?.write?.map((one) => one.text)).toEqual([text]);
    expect(found?.notes).toEqual(notes.map((note) => expect.stringMatching(note)));
  });

  it("keep what is for types only so", () => {
    const advice = { ...ADVICE, module: "app/new", name: "A", alias: null };
    const where = "type-checking";
    const [found] = rewrites(
      [one({ relative: true, module: "app/old", name: "A", where, advice })],
      [],
      "app/a.ts",
    );
    expect(found?.write?.[0]?.text).toBe('import type { A } from "./new"');
  });

  it("has none for lines that are right, exempt or out of scope", () => {
    const classes = ["canonical", "exempt", "outOfScope", "unclassified", null] as const;
    expect(
      rewrites(
        classes.map((found) => one({ class: found, advice: null })),
        [],
        "app/a.py",
      ),
    ).toEqual([]);
  });

  it("orders by line and keeps statements of other modules on the same line apart", () => {
    const found = rewrites(
      [one({ line: 30 }), one(), one({ module: "app.older" })],
      [],
      "app/a.py",
    );
    expect(found.map(({ line, old }) => `${line} ${old.module}`)).toEqual([
      "16 app.old",
      "16 app.older",
      "30 app.old",
    ]);
  });

  it("remembers when the file imported so before", () => {
    const right = lifeFrom({
      module: "app.new",
      name: "UnifiedManager",
      class: "canonical",
      from: 3,
      to: 6,
    });
    const standing = lifeFrom({ module: "app.new", name: "UnifiedManager", from: 7 });
    expect(rewrites([one()], [right], "app/a.py")[0]?.stoodSo).toEqual({
      from: right.opened,
      to: right.closed,
    });
    expect(rewrites([one()], [standing], "app/a.py")[0]?.stoodSo).toBeNull();
  });
});

describe("filePatch", () => {
  it("is a diff of one line without context", () => {
    const found = only([one(), one({ name: "helper", class: null, advice: null })]);
    expect(found && textOf("app/a b.py", found)).toBe(
      [
        "diff --git a/app/a b.py b/app/a b.py",
        "--- a/app/a b.py",
        "+++ b/app/a b.py",
        "@@ -16 +16,2 @@",
        "-from app.old import Manager, helper",
        "+from app.old import helper",
        "+from app.new import UnifiedManager as Manager",
        "",
      ].join("\n"),
    );
  });

  it("quotes a path as git does", () => {
    const found = only([one()]);
    expect(found && textOf('app/"a"\t.py', found)).toContain('--- "a/app/\\"a\\"\\t.py"');
  });

  it.each([
    ["a block", { where: "function" }, /indentation/],
    ["a relative import", { relative: true }, /relative/],
    ["a string", { kind: "string" }, /Only import statements/],
    ["no certain advice", { advice: UNSURE }, /for certain/],
    [
      "a name that may mean another thing",
      { advice: { ...ADVICE, isCertain: false } },
      /same there/,
    ],
    ["a module used by its own name", { kind: "import", name: null }, /module's own name/],
  ] as const)("does not exist for %s, and says why", (_, given, why) => {
    const found = only([one(given)]);
    expect(found && textOf("a.py", found)).toBeNull();
    expect(found && patchProblem("app/a.py", found)).toMatch(why);
  });

  it("takes all certain lines of a file in one, later ones moved by what was added before", () => {
    const helper = one({ name: "helper", class: null, advice: null });
    const found = rewrites(
      [one(), helper, one({ line: 30 }), one({ line: 40, where: "try" })],
      [],
      "a.py",
    );
    expect(filePatch("a.py", found)).toEqual({
      lines: 2,
      left: 1,
      text: [
        "diff --git a/a.py b/a.py",
        "--- a/a.py",
        "+++ b/a.py",
        "@@ -16 +16,2 @@",
        "-from app.old import Manager, helper",
        "+from app.old import helper",
        "+from app.new import UnifiedManager as Manager",
        "@@ -30 +31 @@",
        "-from app.old import Manager",
        "+from app.new import UnifiedManager as Manager",
        "",
      ].join("\n"),
    });
  });

  it("leaves out a statement that seems to go over several lines or to share one", () => {
    const next = one({ line: 17, name: "Other", class: null, advice: null });
    const beside = one({ module: "os", class: null, advice: null });
    for (const other of [next, beside]) {
      const found = rewrites([one(), other], [], "a.py");
      expect(filePatch("a.py", found)).toEqual({ text: null, lines: 0, left: 1 });
      expect(found[0] && patchProblem("a.py", found[0])).toMatch(/facts do not say/);
    }
  });
});
