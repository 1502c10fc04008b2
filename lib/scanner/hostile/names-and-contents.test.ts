import { execFileSync } from "node:child_process";
import { afterEach, describe, expect, it } from "vitest";
import { cleanUp, paths, repository, scanned } from "@/lib/scanner/testing";
import { expectToAddUp } from "./testing";

afterEach(cleanUp);

const text = (source: string) => new TextEncoder().encode(source);
const latin = (source: string) => Uint8Array.from(source, (letter) => letter.charCodeAt(0));
const mark = Uint8Array.of(0xef, 0xbb, 0xbf);
const joined = (...parts: Uint8Array[]) => new Uint8Array(Buffer.concat(parts));

describe("names", () => {
  it.each([
    ["a line end", "a\nb.py"],
    ["a tab", "a\tb.py"],
    ["quotes", `"a'.py`],
    ["a backslash", "a\\nb.py"],
    ["an option", "--all.py"],
    ["a pattern", "[a]*?.py"],
    ["a pathspec's sign", ":(top)a.py"],
    ["an arrow", "a => b.py"],
    ["blanks at both ends", " a .py"],
    ["a private letter", "\u{e000}.py"],
    ["letters put together and apart", "\u00e9 e\u0301.py"],
    ["a name that is an ending only", ".py"],
    ["250 letters", `${"x".repeat(247)}.py`],
    ["many folders", `${"d/".repeat(100)}a.py`],
  ])("with %s come and go, are renamed and changed", async (_, name) => {
    const { directory, commit } = repository();
    const long = `import a\n${"x = 1\n".repeat(20)}`;
    commit({ [name]: long });
    commit({ [name]: `${long}import b\n` });
    commit({ [name]: null, "plain.py": `${long}import b\n` });
    const [first, second, third] = await expectToAddUp(directory);
    expect(paths(first)).toEqual([name]);
    expect(second?.files[0]?.imports).toHaveLength(2);
    expect(third?.renamed).toEqual([{ from: name, to: "plain.py" }]);
  });

  it("that are no UTF-8 are written with \\xHH and named, and two of them stay two", async () => {
    const { directory, commit, git } = repository();
    commit({ "a.py": "import a" });
    const blob = git("rev-parse", "HEAD:a.py");
    for (const byte of [0xff, 0xfe]) {
      const entry = Buffer.concat([
        ...[Buffer.from(`100644 ${blob}\t`), Buffer.of(byte), Buffer.from(".py\n")],
      ]);
      execFileSync("git", ["update-index", "--index-info"], { cwd: directory, input: entry });
    }
    git("commit", "-q", "-m", "odd");
    const warnings: string[] = [];
    const [, odd] = await scanned(directory, { warnings });
    expect(paths(odd)?.sort()).toEqual(["\\xfe.py", "\\xff.py"]);
    expect(warnings.join("\n")).toContain("\\xff.py is not UTF-8");
  });

  it("that differ in letter case only are two files", async () => {
    const { directory, commit } = repository();
    commit({ "Mod.py": "import a", "mod.py": "import b" });
    const [only] = await expectToAddUp(directory);
    expect(paths(only)).toEqual(["Mod.py", "mod.py"]);
  });
});

describe("contents", () => {
  it.each<[string, Uint8Array, readonly (readonly [number, string])[]]>([
    ["nothing", text(""), []],
    ["one line end", text("\n"), []],
    ["no final line end", text("import a"), [[1, "a"]]],
    [
      "CR LF",
      text("import a\r\n\r\nimport b\r\n"),
      [
        [1, "a"],
        [3, "b"],
      ],
    ],
    [
      "CR alone",
      text("import a\rimport b"),
      [
        [1, "a"],
        [2, "b"],
      ],
    ],
    ["a byte order mark", joined(mark, text("import a")), [[1, "a"]]],
    ["utf-8-sig", joined(mark, text("# coding: utf-8-sig\nimport a")), [[2, "a"]]],
    ["cp1252", latin("# -*- coding: cp1252 -*-\nx = '\u0093'\nimport a"), [[3, "a"]]],
    [
      "latin-1",
      latin("#!/usr/bin/python\n# vim: set fileencoding=latin-1 :\nimport \u00e9"),
      [[3, "\u00e9"]],
    ],
    ["a name in Greek", text("import \u03b1.\u03b2"), [[1, "\u03b1.\u03b2"]]],
    [
      "a form feed",
      text("import a\n\f\nimport b"),
      [
        [1, "a"],
        [3, "b"],
      ],
    ],
  ])("of %s parse", async (_, content, expected) => {
    const { directory, commit } = repository();
    commit({ "a.py": content, "other.py": "import other" });
    const [only] = await scanned(directory);
    expect(only?.unreadable).toBeUndefined();
    const file = only?.files.find(({ path }) => path === "a.py");
    expect(file?.imports.map(({ line, module }) => [line, module]) ?? []).toEqual(expected);
  });

  it.each<[string, Uint8Array, RegExp, readonly string[]]>([
    [
      "an unknown encoding",
      text("# coding: no-such\nimport a"),
      /unknown encoding: no-such/,
      ["a"],
    ],
    ["bytes that are no UTF-8", latin("x = '\u00e9'\nimport a"), /utf-8/, ["a"]],
    [
      "bytes that are no ASCII where it is declared",
      latin("# coding: ascii\nx = '\u00e9'\nimport a"),
      /ascii/,
      ["a"],
    ],
    ["UTF-16", new Uint8Array(Buffer.from("\ufeffimport a\n", "utf16le")), /UTF-16/, []],
    ["NUL bytes", text("import a\nx = \0\nimport b"), /invalid character/, ["a", "b"]],
    [
      "a pointer of large file storage",
      text("version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n"),
      /SyntaxError/,
      [],
    ],
    [
      "a conflict",
      text("<<<<<<< a\nimport a\n=======\nimport b\n>>>>>>> b\n"),
      /conflict/,
      ["a", "b"],
    ],
  ])(
    "of %s are named with what was found, and the scan goes on",
    async (_, content, reason, modules) => {
      const { directory, commit } = repository();
      commit({ "a.py": content, "other.py": "import other" });
      commit({ "a.py": "import mended" });
      const [first, second] = await expectToAddUp(directory);
      expect(first?.unreadable).toEqual([{ path: "a.py", reason: expect.stringMatching(reason) }]);
      const file = first?.files.find(({ path }) => path === "a.py");
      expect(file?.imports.map(({ module }) => module) ?? []).toEqual(modules);
      expect(paths(first)).toContain("other.py");
      expect(second?.files[0]?.imports[0]?.module).toBe("mended");
      expect(second?.unreadable).toBeUndefined();
    },
  );

  it("of 30 MB, of one line of 5 MB, and nested 100,000 deep are read with their neighbours", async () => {
    const { directory, commit } = repository();
    const huge = Buffer.alloc(30_000_000, "x = 1  # import no\n");
    commit({
      "huge.py": Buffer.concat([huge, Buffer.from("\nimport last\n")]),
      "line.py": `x = "${"y".repeat(5_000_000)}"; import after`,
      "deep.py": `x = ${"(".repeat(100_000)}\nimport deep`,
      "fields.py": `x = f"${"{f'".repeat(50_000)}"\nimport fields`,
      "other.py": "import other",
    });
    const [only] = await scanned(directory);
    const found = only?.files.map(({ path, imports }) => [
      path,
      imports.map(({ module }) => module),
    ]);
    expect(found).toEqual([
      ["deep.py", ["deep"]],
      ["fields.py", ["fields"]],
      ["huge.py", ["last"]],
      ["line.py", ["after"]],
      ["other.py", ["other"]],
    ]);
    expect(only?.unreadable?.map(({ path }) => path)).toEqual(["deep.py", "fields.py"]);
  });

  it("that stand at many paths are read once and told at each", async () => {
    const { directory, commit } = repository();
    const copies = Array.from({ length: 50 }, (_, index) => [`backup${index}/a.py`, "import a"]);
    commit(Object.fromEntries(copies));
    const [only] = await expectToAddUp(directory);
    expect(new Set(only?.files.map(({ blob }) => blob)).size).toBe(1);
    expect(only?.files).toHaveLength(50);
  });
});
