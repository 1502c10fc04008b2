import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { openRepository } from "./git/repository";
import { cleanUp, folder, paths, repository, scanned, scannedLines } from "./testing";

afterEach(cleanUp);

describe("what is scanned", () => {
  it("is one commit in full without history, the same as the history comes to", async () => {
    const { directory, commit } = repository();
    commit({ "a.py": "import a" });
    const second = commit({ "b.py": "import b" });
    const [only] = await scanned(directory, { isHistory: false });
    expect(only).toMatchObject({ sha: second, mode: "full", height: 2 });
    expect(paths(only)).toEqual(["a.py", "b.py"]);
  });

  it("starts at a revision of the line or at a day", async () => {
    const { directory, commit } = repository();
    commit({ "a.py": "import a" });
    const second = commit({ "b.py": "import b" });
    commit({ "c.py": "import c" });
    for (const since of [second, "HEAD~1", "2025-01-01T02:00:00Z"]) {
      const found = await scanned(directory, { since });
      expect(found.map(({ mode, height, filesScanned }) => [mode, height, filesScanned])).toEqual([
        ["full", 2, 2],
        ["delta", 3, 3],
      ]);
    }
  });

  it("is a range: what leads to its end and not to its start", async () => {
    const { directory, commit, git } = repository();
    const first = commit({ "a.py": "import a" });
    const second = commit({ "b.py": "import b" });
    const third = commit({ "c.py": "import c" });
    for (const revision of [`${first}..main`, "HEAD~2.."]) {
      const found = await scanned(directory, { revision, isHistory: false });
      expect(found.map(({ sha, mode, height, branch }) => [sha, mode, height, branch])).toEqual([
        [second, "full", 2, "main"],
        [third, "delta", 3, "main"],
      ]);
    }
    git("checkout", "-q", "-b", "side", first);
    const own = commit({ "d.py": "" });
    const onSide = await scanned(directory, { revision: "main..side" });
    expect(onSide.map(({ sha, height }) => [sha, height])).toEqual([[own, 2]]);
    await expect(scanned(directory, { revision: "side..side" })).rejects.toThrow("holds no commit");
  });

  it("is only what came after a commit that the receiver has, to the byte as in the whole history", async () => {
    const { directory, commit, git } = repository();
    commit({ "a.py": "import a", "b.py": "import b", "p/__init__.py": "", "p/gone.py": "" });
    commit({ "p/gone.py": null });
    const known = commit({ "b.py": "import c" });
    git("checkout", "-q", "-b", "side");
    commit({ "a.py": "import d" });
    git("checkout", "-q", "main");
    commit({ "b.py": null, "c.py": "from p import gone" });
    git("merge", "-q", "--no-ff", "-m", "merge", "side");
    const [header, , , , ...after] = await scannedLines(directory);
    for (const start of [known, "HEAD~2"]) {
      expect(await scannedLines(directory, { after: start })).toEqual([header, ...after]);
    }
    expect(await scannedLines(directory, { after: "HEAD" })).toEqual([header]);
    await expect(scanned(directory, { after: "side" })).rejects.toThrow(
      "side is not on the first-parent line of HEAD",
    );
  });

  it("says what it cannot find", async () => {
    const { directory, commit, git } = repository();
    await expect(scanned(directory)).rejects.toThrow("The repository is empty");
    commit({ "a.py": "" });
    git("checkout", "-q", "-b", "side");
    commit({ "b.py": "" });
    git("checkout", "-q", "main");
    await expect(scanned(directory, { revision: "nowhere" })).rejects.toThrow(
      'Unknown revision "nowhere"',
    );
    await expect(scanned(directory, { revision: "--all" })).rejects.toThrow("Unknown revision");
    await expect(scanned(directory, { since: "side" })).rejects.toThrow(
      "side is not on the first-parent line of HEAD",
    );
    await expect(scanned(directory, { since: "2030-01-01" })).rejects.toThrow(
      "as new as 2030-01-01",
    );
    await expect(scanned(folder())).rejects.toThrow("is not in a git repository");
    await expect(scanned(join(directory, "none"))).rejects.toThrow("is this a directory?");
    await expect(openRepository(directory, { PATH: folder() })).rejects.toThrow(
      "git could not be started",
    );
  });
});

describe("clones", () => {
  it("reads a bare and a shallow one, and touches neither work tree nor index", async () => {
    const { directory, commit, git } = repository();
    const first = commit({ "a.py": "import a" });
    const second = commit({ "b.py": "import b" });
    writeFileSync(join(directory, "a.py"), "import changed");
    const before = git("status", "--porcelain");
    const inside = await scanned(directory);
    expect(git("status", "--porcelain")).toBe(before);
    const bare = join(folder(), "code.git");
    git("clone", "-q", "--bare", directory, bare);
    expect(await scanned(bare)).toEqual(inside);
    const shallow = join(folder(), "shallow");
    git("clone", "-q", "--depth", "1", `file://${directory}`, shallow);
    const [only, ...rest] = await scanned(shallow);
    expect(rest).toEqual([]);
    expect(only).toMatchObject({ sha: second, parents: [first], mode: "full", filesScanned: 2 });
    expect(only).not.toHaveProperty("height");
  });

  it("names what a partial clone does not hold, and goes on", async () => {
    const { directory, commit, git } = repository();
    const long = "import a\n".repeat(20);
    commit({ "a.py": long });
    commit({ "a.py": null, "b.py": `${long}import b\n` });
    git("config", "uploadpack.allowFilter", "true");
    const partial = join(folder(), "partial");
    git("clone", "-q", "--no-checkout", "--filter=blob:none", `file://${directory}`, partial);
    const [full, delta] = await scanned(partial);
    expect(full).toMatchObject({
      filesScanned: 1,
      files: [],
      unreadable: [{ path: "a.py", reason: "object missing (partial clone)" }],
    });
    expect(delta).toMatchObject({ files: [], unreadable: [{ path: "b.py" }], deleted: ["a.py"] });
  });
});
