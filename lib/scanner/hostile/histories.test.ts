import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { cleanUp, paths, repository } from "@/lib/scanner/testing";
import { expectToAddUp } from "./testing";

afterEach(cleanUp);

const long = (module: string) => `import ${module}\n${"x = 1\n".repeat(20)}`;

describe("histories of every shape add up to what a scan of each commit finds", () => {
  it("an octopus merge", async () => {
    const { directory, commit, git } = repository();
    commit({ "a.py": "import a" });
    for (const name of ["one", "two", "three"]) {
      git("checkout", "-q", "-b", name, "main");
      commit({ [`${name}.py`]: `import ${name}` }, name);
    }
    git("checkout", "-q", "main");
    git("merge", "-q", "--no-ff", "-m", "octopus", "one", "two", "three");
    const [, octopus] = await expectToAddUp(directory);
    expect(octopus?.parents).toHaveLength(4);
    expect(paths(octopus)).toEqual(["one.py", "three.py", "two.py"]);
    expect(octopus?.files.map(({ by }) => by?.sha)).toEqual(
      ["one", "three", "two"].map((name) => git("rev-parse", name)),
    );
  });

  it("criss-cross merges", async () => {
    const { directory, commit, git } = repository();
    commit({ "a.py": "import a" });
    git("checkout", "-q", "-b", "side");
    commit({ "side.py": "import s1" });
    const side = git("rev-parse", "HEAD");
    git("checkout", "-q", "main");
    commit({ "main.py": "import m1" });
    const main = git("rev-parse", "HEAD");
    git("merge", "-q", "--no-ff", "-m", "there", side);
    git("checkout", "-q", "side");
    git("merge", "-q", "--no-ff", "-m", "back", main);
    commit({ "side.py": "import s2" });
    git("checkout", "-q", "main");
    commit({ "main.py": "import m2" });
    git("merge", "-q", "--no-ff", "-m", "again", "side");
    const commits = await expectToAddUp(directory);
    expect(commits.map(({ subject }) => subject)).toEqual([
      "a commit",
      "a commit",
      "there",
      "a commit",
      "again",
    ]);
    expect(paths(commits.at(-1))).toEqual(["side.py"]);
  });

  it("a root commit that a merge brings into the middle of the line", async () => {
    const { directory, commit, git } = repository();
    commit({ "a.py": "import a" });
    git("checkout", "-q", "--orphan", "other");
    git("rm", "-rfq", ".");
    commit({ "b.py": "import b" }, "other root");
    git("checkout", "-q", "main");
    git("merge", "-q", "--no-ff", "--allow-unrelated-histories", "-m", "unrelated", "other");
    commit({ "c.py": "import c" });
    const commits = await expectToAddUp(directory);
    expect(commits.map(({ height, parents }) => [height, parents.length])).toEqual([
      [1, 0],
      [2, 2],
      [3, 1],
    ]);
    expect(commits[1]?.files).toMatchObject([
      { path: "b.py", by: { sha: git("rev-parse", "other") } },
    ]);
  });

  it("a merge that keeps nothing of what it merges, and one that adds of its own", async () => {
    const { directory, commit, git } = repository();
    commit({ "a.py": "import a", "b.py": "import b" });
    git("checkout", "-q", "-b", "side");
    commit({ "a.py": "import side", "b.py": null });
    git("checkout", "-q", "main");
    git("merge", "-q", "--no-ff", "-s", "ours", "-m", "ours", "side");
    git("checkout", "-q", "-b", "more");
    commit({ "c.py": "import c" });
    git("checkout", "-q", "main");
    git("merge", "-q", "--no-ff", "--no-commit", "more");
    commit({ "evil.py": "import evil", "a.py": "import both" }, "more than it merged");
    const [, ours, evil] = await expectToAddUp(directory);
    expect(ours?.files).toEqual([]);
    expect(paths(evil)).toEqual(["a.py", "c.py", "evil.py"]);
  });

  it("clocks that run backwards: order is that of parents", async () => {
    const { directory, git, commit } = repository();
    const setClock = (seconds: number) => {
      const text = git("cat-file", "commit", "HEAD");
      const file = join(directory, ".git/another-clock");
      writeFileSync(file, `${text.replace(/^(committer .*>) \d+/m, `$1 ${seconds}`)}\n`);
      git("reset", "-q", "--hard", git("hash-object", "-t", "commit", "-w", file));
    };
    commit({ "a.py": "import a1" });
    for (const [index, seconds] of [2_000_000_000, 1_000, 1_500_000_000].entries()) {
      commit({ "a.py": `import a${index + 2}` });
      setClock(seconds);
    }
    commit({ "a.py": "import last" });
    const commits = await expectToAddUp(directory);
    expect(commits.map(({ height }) => height)).toEqual([1, 2, 3, 4, 5]);
    expect(commits[2]?.committedAt).toBe("1970-01-01T00:16:40Z");
    const lines = commits.map(({ files }) => files[0]?.imports[0]?.module);
    expect(lines).toEqual(["a1", "a2", "a3", "a4", "last"]);
  });

  it("renames in letter case only, chains of renames, and two files that swap", async () => {
    const { directory, commit } = repository();
    commit({ "Mod.py": long("a"), "b.py": long("b"), "c.py": long("c") });
    commit({ "Mod.py": null, "mod.py": long("a") });
    commit({ "mod.py": null, "MOD.py": `${long("a")}y = 2\n` });
    commit({ "b.py": long("c"), "c.py": long("b") });
    const [, first, second, swap] = await expectToAddUp(directory);
    expect(first?.renamed).toEqual([{ from: "Mod.py", to: "mod.py" }]);
    expect(second?.renamed).toEqual([{ from: "mod.py", to: "MOD.py" }]);
    expect(swap?.renamed).toEqual([
      { from: "c.py", to: "b.py" },
      { from: "b.py", to: "c.py" },
    ]);
  });

  it("a file that becomes a folder and a file again, by the same name", async () => {
    const { directory, commit, git } = repository();
    commit({ "m.py": "import a", "p/__init__.py": "import b" });
    git("rm", "-q", "m.py");
    rmSync(join(directory, "m.py"), { force: true });
    commit({ "m.py/inner.py": "import c", "p/__init__.py": null, "p.py": "import b" });
    rmSync(join(directory, "m.py"), { recursive: true });
    commit({ "m.py": "import d", "p.py": null, "p/__init__.py": "import b" });
    const [, folder, file] = await expectToAddUp(directory);
    expect(folder?.tree).toMatchObject({ removed: expect.arrayContaining(["m.py"]) });
    expect(paths(file)).toContain("m.py");
  });

  it("a file that becomes a link and a file again; a folder that becomes a link", async () => {
    const { directory, commit, git } = repository();
    const link = (path: string, to: string) => {
      const blob = git("hash-object", "-w", "--", to);
      git("update-index", "--add", "--cacheinfo", `120000,${blob},${path}`);
    };
    commit({ "a.py": "import a", "a.txt": "b.py", "p/x.py": "import x", "q/y.py": "import y" });
    git("rm", "-rq", "--cached", "a.py", "p");
    link("a.py", "a.txt");
    link("p", "a.txt");
    git("commit", "-q", "-m", "links");
    git("reset", "-q", "--hard");
    rmSync(join(directory, "p"), { force: true });
    rmSync(join(directory, "a.py"), { force: true });
    commit({ "a.py": "import a", "p/x.py": "import x2" });
    const [, links, again] = await expectToAddUp(directory);
    expect([...(links?.deleted ?? [])].sort()).toEqual(["a.py", "p/x.py"]);
    expect(paths(again)).toEqual(["a.py", "p/x.py"]);
  });

  it("a commit that changes more files than git looks through for renames", async () => {
    const { directory, git, commit } = repository();
    const many = (folder: string) => {
      for (let index = 0; index < 1_200; index += 1) {
        const path = join(directory, folder, `f${index}.py`);
        mkdirSync(dirname(path), { recursive: true });
        writeFileSync(path, `import m${index}\nx = ${index}\n`);
      }
    };
    many("old");
    commit({});
    git("mv", "old", "new");
    commit({}, "all moved");
    const [, moved] = await expectToAddUp(directory);
    expect(moved?.renamed).toHaveLength(1_200);
    expect(moved?.deleted).toBeUndefined();
    for (const { from, to } of moved?.renamed ?? []) expect(to).toBe(from.replace("old", "new"));
  });
});
