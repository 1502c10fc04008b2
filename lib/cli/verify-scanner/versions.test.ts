import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { env } from "node:process";
import { afterEach, describe, expect, it } from "vitest";
import { listVersions, type Reach } from "@/lib/cli/verify-scanner/versions";
import { openRepository } from "@/lib/scanner/git/repository";
import { cleanUp, folder, repository } from "@/lib/scanner/testing";

afterEach(cleanUp);

const listed = async (directory: string, reach: Reach) =>
  listVersions((await openRepository(directory, env)).git, "HEAD", reach);

const seen = async (directory: string, reach: Reach) =>
  (await listed(directory, reach)).versions.map(({ path }) => path).sort();

describe("the versions of a repository", () => {
  it("are each content once, of a commit, of the first-parent line, of every ref", async () => {
    const { directory, commit, git } = repository();
    commit({ "a.py": "a1", "b.py": "a1", "c.txt": "c", "odd\nname.py": "o" });
    commit({ "a.py": "a2" });
    git("checkout", "-q", "-b", "side");
    commit({ "side.py": "s1" });
    commit({ "side.py": "s2", "a.py": "a3" });
    git("checkout", "-q", "main");
    commit({ "d.py": "d" });
    git("merge", "-q", "--no-ff", "-m", "merge", "side");
    git("checkout", "-q", "-b", "other", "main~1");
    commit({ "other.py": "o1" });
    git("checkout", "-q", "main");
    expect(await seen(directory, "commit")).toEqual([
      "a.py",
      "b.py",
      "d.py",
      "odd\nname.py",
      "side.py",
    ]);
    expect((await seen(directory, "history")).length).toBe(6);
    expect((await seen(directory, "all")).length).toBe(8);
  });

  it("hold what a merge alone made, with the merge as its commit", async () => {
    const { directory, commit, git } = repository();
    commit({ "a.py": "x\n" });
    git("checkout", "-q", "-b", "side");
    commit({ "a.py": "side\n" });
    git("checkout", "-q", "main");
    commit({ "a.py": "main\n" });
    expect(() => git("merge", "-q", "side")).toThrow();
    const merge = commit({ "a.py": "both\n" }, "merge");
    const { versions } = await listed(directory, "all");
    expect(versions).toHaveLength(4);
    expect(versions.filter((version) => version.commit === merge)).toHaveLength(1);
  });

  it("hold no link and no submodule", async () => {
    const { directory, commit, git } = repository();
    const first = commit({ "a.py": "a" });
    symlinkSync("a.py", join(directory, "link.py"));
    git("update-index", "--add", "--cacheinfo", `160000,${first},sub.py`);
    git("add", "link.py");
    git("commit", "-q", "-m", "links");
    for (const reach of ["commit", "history", "all"] as const) {
      expect(await seen(directory, reach)).toEqual(["a.py"]);
    }
  });

  it("are counted where the clone does not hold them", async () => {
    const { directory, commit, git } = repository();
    commit({ "a.py": "a1" });
    commit({ "a.py": "a2" });
    git("config", "uploadpack.allowFilter", "true");
    const partial = join(folder(), "partial");
    git("clone", "-q", "--no-checkout", "--filter=blob:none", `file://${directory}`, partial);
    expect(await listed(partial, "all")).toEqual({ versions: [], missing: 2 });
  });
});
