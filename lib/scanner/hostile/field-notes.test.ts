import { createHash } from "node:crypto";
import { afterEach, describe, expect, it } from "vitest";
import type { ScannedCommit } from "@/lib/domain/scan";
import { cleanUp, paths, repository, scanned } from "@/lib/scanner/testing";
import { expectToAddUp } from "./testing";

afterEach(cleanUp);

const LEGACY = "from core.manager import Manager\n";
const CANONICAL = "from core.canonical import Manager\n";
const stories = (source: string) =>
  Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`f${index}.py`, source]));
const importsOf = (commit: ScannedCommit | undefined, path: string) =>
  commit?.files.find((file) => file.path === path)?.imports;

/** What real histories do to a tool, one test for each note that is about reading a history. */
describe("field notes", () => {
  it("1: facts know no direction: the same import is the same fact, whatever the plan calls it", async () => {
    const { directory, commit } = repository();
    commit({ "a.py": LEGACY });
    commit({ "a.py": CANONICAL });
    commit({ "a.py": LEGACY });
    const commits = await expectToAddUp(directory);
    expect(importsOf(commits[2], "a.py")).toEqual(importsOf(commits[0], "a.py"));
    const words = JSON.stringify(commits);
    expect(words).not.toMatch(/legacy|violation/i);
  });

  it("2: a silent revert gives files the very contents that they had", async () => {
    const { directory, commit } = repository();
    commit(stories(LEGACY), "first");
    commit(stories(CANONICAL), "move");
    commit({ ...stories(LEGACY), "note.md": "x" }, "docs: unrelated title");
    const [before, moved, back] = await expectToAddUp(directory);
    const blobs = (commit: ScannedCommit | undefined) =>
      commit?.files.map(({ path, blob }) => [path, blob]);
    expect(back?.files).toHaveLength(40);
    expect(blobs(back)).toEqual(blobs(before));
    expect(blobs(moved)).not.toEqual(blobs(before));
  });

  it("3: subjects say nothing: what a commit did comes from contents, under any title or none", async () => {
    const { directory, commit, git } = repository();
    commit({ "a.py": LEGACY }, "a");
    commit({ "a.py": CANONICAL });
    git("commit", "-q", "--amend", "--allow-empty-message", "-m", "");
    const [first, second] = await expectToAddUp(directory);
    expect(first?.subject).toBe("a");
    expect(second).not.toHaveProperty("subject");
    expect(importsOf(second, "a.py")).toMatchObject([{ module: "core.canonical" }]);
  });

  it("4: a squash and a merge of the same change count once, along first parents", async () => {
    const { directory, commit, git } = repository();
    commit({ "a.py": LEGACY, "b.py": LEGACY });
    git("checkout", "-q", "-b", "side");
    commit({ "a.py": CANONICAL });
    commit({ "b.py": CANONICAL });
    git("checkout", "-q", "main");
    git("merge", "-q", "--squash", "side");
    git("commit", "-q", "-m", "squashed");
    git("merge", "-q", "--no-ff", "-m", "merge of the same", "side");
    const commits = await expectToAddUp(directory);
    expect(commits.map(({ files }) => files.length)).toEqual([2, 2, 0]);
  });

  it("5: parsed, recovered and not readable are three things, and none vanishes", async () => {
    const { directory, commit } = repository();
    commit({
      "parsed.py": LEGACY,
      "recovered.py": `${LEGACY}def f(:\n  x = (\n`,
      "nested.py": `${LEGACY}x = f"{a["b"]}"\n`,
      "utf16.py": new Uint8Array(Buffer.from(`\ufeff${LEGACY}`, "utf16le")),
    });
    const [only] = await expectToAddUp(directory);
    expect(only?.filesScanned).toBe(4);
    expect(paths(only)).toEqual(["nested.py", "parsed.py", "recovered.py"]);
    expect(only?.unreadable?.map(({ path }) => path)).toEqual(["recovered.py", "utf16.py"]);
  });

  it("6: copies of the tree keep their own paths and share their content's id", async () => {
    const { directory, commit } = repository();
    commit({ "core/a.py": LEGACY, "backups/1/core/a.py": LEGACY, "backups/2/core/a.py": LEGACY });
    const [only] = await expectToAddUp(directory);
    expect(only?.files).toHaveLength(3);
    expect(new Set(only?.files.map(({ blob }) => blob)).size).toBe(1);
  });

  it("8: only what the language reads is counted: no Markdown, backups or compiled files", async () => {
    const { directory, commit } = repository();
    const others = ["a.md", "a.py.backup", "a.py~", "a.pyc", "apy", "a.PY", "py"];
    commit({ ...Object.fromEntries(others.map((path) => [path, LEGACY])), "a.py": LEGACY });
    const [only] = await expectToAddUp(directory);
    expect([only?.filesScanned, paths(only)]).toEqual([1, ["a.py"]]);
  });

  it("9: several paths in one file, and aliases that swap identities both ways", async () => {
    const { directory, commit } = repository();
    commit({
      "a.py": [
        "from core.unified import UnifiedManager as Manager",
        "from core.manager import Manager as UnifiedManager",
        "from core.canonical import Manager, Manager as M",
        "import core.manager, core.manager as m",
      ].join("\n"),
    });
    const [only] = await expectToAddUp(directory);
    const told = importsOf(only, "a.py")?.map(
      ({ line, module, name, alias }) => `${line} ${module}:${name} ${alias ?? ""}`,
    );
    expect(told).toEqual([
      "1 core.unified:UnifiedManager Manager",
      "2 core.manager:Manager UnifiedManager",
      "3 core.canonical:Manager ",
      "3 core.canonical:Manager M",
      "4 core.manager:null ",
      "4 core.manager:null m",
    ]);
  });

  it("10: every form and place of an import", async () => {
    const { directory, commit } = repository();
    commit({
      "pack/__init__.py": "",
      "pack/sub.py": "",
      "pack/a.py": [
        "from pack.sub import (",
        "    One,",
        "    Two as Three,  # the name is not on the line of `from`",
        ")",
        "import pack.sub",
        "from pack import sub",
        "from .sub import *",
        "from typing import TYPE_CHECKING",
        "if TYPE_CHECKING:",
        "    from pack.sub import Four",
        "def f():",
        "    from pack.sub import Five",
        "try:",
        "    from pack.sub import Six",
        "except ImportError:",
        "    importlib.import_module('pack.sub')",
        "mock.patch('pack.sub.Seven')",
      ].join("\n"),
    });
    const [only] = await expectToAddUp(directory);
    expect(
      importsOf(only, "pack/a.py")?.map(
        ({ line, kind, module, name, alias, where, relative }) =>
          `${line} ${kind} ${module}:${name}${alias ? ` as ${alias}` : ""}${where ? ` in ${where}` : ""}${relative ? " relative" : ""}`,
      ),
    ).toEqual([
      "2 from pack.sub:One",
      "3 from pack.sub:Two as Three",
      "5 import pack.sub:null",
      "6 from pack.sub:null",
      "7 from pack.sub:* relative",
      "8 from typing:TYPE_CHECKING",
      "10 from pack.sub:Four in type-checking",
      "12 from pack.sub:Five in function",
      "14 from pack.sub:Six in try",
      "16 dynamic pack.sub:null in except",
      "17 string pack.sub:Seven",
    ]);
  });

  it("12, 13: what is deleted and comes back, and a revert that is exact, are told as they are", async () => {
    const { directory, commit, git } = repository();
    commit({ "critical.py": LEGACY });
    commit({ "critical.py": null }, "deleted one morning");
    commit({ "critical.py": LEGACY }, "back the same evening");
    commit({ "critical.py": CANONICAL });
    git("revert", "--no-edit", "HEAD");
    const [first, gone, back, , reverted] = await expectToAddUp(directory);
    expect(gone).toMatchObject({ deleted: ["critical.py"], tree: { removed: ["critical.py"] } });
    expect(back).toMatchObject({ files: first?.files, tree: { added: ["critical.py"] } });
    expect(reverted?.files).toEqual(first?.files);
  });

  it("14: a file that arrives with a merge is in the tree from the merge on, by whoever wrote it", async () => {
    const { directory, commit, git } = repository();
    commit({ "a.py": "" });
    git("checkout", "-q", "-b", "side");
    const written = commit({ "tests/test_planned.py": "" });
    git("checkout", "-q", "main");
    commit({});
    git("merge", "-q", "--no-ff", "-m", "arrives", "side");
    const commits = await expectToAddUp(directory);
    expect(commits.map(({ tree }) => tree?.added)).toEqual([
      ["a.py"],
      undefined,
      ["tests/test_planned.py"],
    ]);
    expect(written).toMatch(/^[0-9a-f]{40}$/);
  });

  it("16: long lines, no final line end, and contents whose ids begin with 0000", async () => {
    const { directory, commit, git } = repository();
    const zeros = sourceWithZeros();
    commit({ "zeros.py": zeros, "long.py": `x = "${"y".repeat(2_100)}"; import a` });
    expect(git("rev-parse", "HEAD:zeros.py")).toMatch(/^0000/);
    commit({ "zeros.py": null, "moved.py": zeros });
    const [first, second] = await expectToAddUp(directory);
    expect(paths(first)).toEqual(["long.py", "zeros.py"]);
    expect(second?.renamed).toEqual([{ from: "zeros.py", to: "moved.py" }]);
  });

  it("the same facts, whoever asks and how often", async () => {
    const { directory, commit } = repository();
    commit(stories(LEGACY));
    commit(stories(CANONICAL));
    expect(await scanned(directory)).toEqual(await scanned(directory));
  });
});

/** A source whose git id begins with four zeros. */
function sourceWithZeros(): string {
  for (let count = 0; ; count += 1) {
    const source = `import a  # ${count}`;
    const hash = createHash("sha1").update(`blob ${source.length}\0${source}`).digest("hex");
    if (hash.startsWith("0000")) return source;
  }
}
