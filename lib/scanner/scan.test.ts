import { execFileSync } from "node:child_process";
import { rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import type { ScannedCommit } from "@/lib/domain/scan";
import { parseScan } from "@/lib/formats/scan/reader";
import { cleanUp, paths, repository, scanned, scannedLines } from "./testing";

afterEach(cleanUp);

describe("a history", () => {
  it("is what the reader of the format takes", async () => {
    const { directory, commit, git } = repository();
    commit({
      "a/b.py": "from . import c as d\nif TYPE_CHECKING:\n  import e",
      "c.py": "patch('a.b')",
    });
    git("checkout", "-q", "-b", "side");
    commit({ "a/b.py": null, "a/d.py": "import e" });
    git("checkout", "-q", "main");
    commit({ "c.py": "x = (" });
    git("merge", "-q", "--no-ff", "-m", "merge", "side");
    const read = parseScan((await scannedLines(directory)).join("\n"));
    expect(read.ok ? read.value.commits.map(({ commit: { mode } }) => mode) : read.issues).toEqual([
      "full",
      "delta",
      "delta",
    ]);
  });

  it("is one full commit, then what changed against the one before", async () => {
    const { directory, commit } = repository();
    const first = commit({ "a.py": "import x\n", "b.py": "pass\n", "c.txt": "import y" }, "first");
    const second = commit(
      { "b.py": "import y\r\nfrom z import (\r\n  q)\r\n", "a.py": null },
      "second",
    );
    const [full, delta, ...rest] = await scanned(directory);
    expect(rest).toEqual([]);
    expect(full).toEqual({
      sha: first,
      parents: [],
      height: 1,
      committedAt: "2025-01-01T01:00:00Z",
      branch: "main",
      subject: "first",
      author: "Ann",
      mode: "full",
      filesScanned: 2,
      files: [
        {
          path: "a.py",
          blob: expect.stringMatching(/^[0-9a-f]{40}$/),
          lines: 1,
          imports: [{ line: 1, module: "x", name: null, kind: "import" }],
        },
      ],
      tree: { added: ["a.py", "b.py"], removed: [] },
    });
    expect(delta).toMatchObject({
      sha: second,
      parents: [first],
      height: 2,
      mode: "delta",
      base: first,
      filesScanned: 1,
      deleted: ["a.py"],
      tree: { added: [], removed: ["a.py"] },
      files: [
        {
          path: "b.py",
          imports: [
            { line: 1, module: "y" },
            { line: 3, module: "z", name: "q" },
          ],
        },
      ],
    });
  });

  it("lists a commit that changes no Python file, and an empty one", async () => {
    const { directory, commit } = repository();
    commit({ "a.py": "import x" });
    commit({ "readme.md": "x" });
    commit({});
    expect((await scanned(directory)).slice(1)).toMatchObject([
      { filesScanned: 1, files: [] },
      { filesScanned: 1, files: [] },
    ]);
  });

  it("follows renames, with changes and without, and swaps", async () => {
    const { directory, commit } = repository();
    const long = (module: string) => `import ${module}\n${"x = 1\n".repeat(30)}`;
    commit({ "a.py": long("a"), "b.py": long("b"), "c.py": "import c" });
    commit({
      "a.py": null,
      "d.py": long("a"),
      "b.py": null,
      "e.py": `${long("b")}y = 2\n`,
      "c.py": "import c",
    });
    commit({ "d.py": `${long("b")}y = 2\n`, "e.py": long("a") });
    const [, moved, swapped] = await scanned(directory);
    expect(moved?.renamed).toEqual([
      { from: "a.py", to: "d.py" },
      { from: "b.py", to: "e.py" },
    ]);
    expect(moved?.tree).toEqual({ added: ["d.py", "e.py"], removed: ["a.py", "b.py"] });
    expect(moved?.deleted).toBeUndefined();
    expect(paths(moved)).toEqual(["d.py", "e.py"]);
    expect(swapped?.renamed).toEqual([
      { from: "e.py", to: "d.py" },
      { from: "d.py", to: "e.py" },
    ]);
    expect(swapped?.tree).toBeUndefined();
  });

  it("credits what a merge brings to the newest commit behind it that touched the file", async () => {
    const { directory, commit, git } = repository();
    commit({ "a.py": "import a", "b.py": "import b" });
    git("checkout", "-q", "-b", "side");
    commit({ "a.py": "import a1", "b.py": "import b1" }, "both");
    const newest = commit({ "a.py": "import a2" }, "one");
    git("checkout", "-q", "main");
    const own = commit({ "c.py": "import c" });
    git("merge", "-q", "--no-ff", "-m", "merge side", "side");
    const [, , merge, ...rest] = await scanned(directory);
    expect(rest).toEqual([]);
    expect(merge).toMatchObject({ parents: [own, newest], base: own, subject: "merge side" });
    expect(merge?.files.map(({ path, by }) => [path, by])).toEqual([
      ["a.py", { sha: newest, author: "Ann" }],
      ["b.py", { sha: git("rev-parse", "side~1"), author: "Ann" }],
    ]);
  });

  it("names broken files and gives what it found in them", async () => {
    const { directory, commit } = repository();
    commit({ "a.py": "import x" });
    commit({ "a.py": "import y\ndef f():\nx = (\nimport z" });
    const [, broken] = await scanned(directory);
    expect(broken?.unreadable).toEqual([
      { path: "a.py", reason: "IndentationError: expected an indented block @3" },
    ]);
    expect(broken?.files[0]?.imports.map(({ module }) => module)).toEqual(["y", "z"]);
  });

  it("lists untouched files again whose imports a new module gives another meaning", async () => {
    const { directory, commit } = repository();
    commit({ "p/__init__.py": "", "use.py": "from p import m, n", "other.py": "import p" });
    commit({ "p/m.py": "" });
    commit({ "p/m.py": null });
    const [full, learned, gone] = await scanned(directory);
    const names = (commit: ScannedCommit | undefined) =>
      commit?.files
        .find(({ path }) => path === "use.py")
        ?.imports.map(({ module, name }) => [module, name]);
    expect(names(full)).toEqual([
      ["p", "m"],
      ["p", "n"],
    ]);
    expect(names(learned)).toEqual([
      ["p.m", null],
      ["p", "n"],
    ]);
    expect(gone?.files).toEqual([]);
  });

  it("keeps odd names, and warns of those that are no UTF-8", async () => {
    const { directory, commit, git } = repository();
    commit({ "new\nline.py": "import a", "\u{e000}.py": "import b" });
    const blob = git("rev-parse", "HEAD:new\nline.py");
    const entry = Buffer.concat([
      Buffer.from(`100644 ${blob}\t`),
      Buffer.from([0xff]),
      Buffer.from(".py\n"),
    ]);
    execFileSync("git", ["update-index", "--index-info"], { cwd: directory, input: entry });
    git("commit", "-q", "-m", "odd");
    const warnings: string[] = [];
    const [full, odd] = await scanned(directory, { warnings });
    expect(paths(full)?.sort()).toEqual(["new\nline.py", "\u{e000}.py"]);
    expect(paths(odd)).toEqual(["\\xff.py"]);
    expect(warnings).toHaveLength(1);
  });

  it("passes over links and submodules, and sees a file turn into one", async () => {
    const { directory, commit, git } = repository();
    commit({ "a.py": "import a", "b.py": "import b" });
    git("update-index", "--add", "--cacheinfo", `160000,${git("rev-parse", "HEAD")},sub.py`);
    rmSync(join(directory, "b.py"));
    symlinkSync("a.py", join(directory, "b.py"));
    git("add", "b.py");
    git("commit", "-q", "-m", "links");
    expect((await scanned(directory))[1]).toMatchObject({
      deleted: ["b.py"],
      files: [],
      filesScanned: 1,
    });
    expect((await scanned(directory, { isHistory: false }))[0]).toMatchObject({ filesScanned: 1 });
  });

  it("records only some modules when told, and lists only files that import or imported them", async () => {
    const { directory, commit } = repository();
    commit({ "a.py": "import x, y", "b.py": "import y" });
    commit({ "a.py": "import y", "b.py": "import z\nx = (" });
    commit({ "a.py": "import y, z" });
    const [full, left, none] = await scanned(directory, { modules: ["x"] });
    expect(full?.files.map(({ path, imports }) => [path, imports.length])).toEqual([["a.py", 1]]);
    expect(left?.files).toMatchObject([{ path: "a.py", imports: [] }]);
    expect(left?.unreadable).toBeUndefined();
    expect(none?.files).toEqual([]);
  });
});
