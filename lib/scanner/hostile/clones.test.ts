import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { env } from "node:process";
import { afterEach, describe, expect, it, vi } from "vitest";
import { openRepository } from "@/lib/scanner/git/repository";
import { cleanUp, folder, repository, scanned } from "@/lib/scanner/testing";
import { expectToAddUp, fingerprint } from "./testing";

afterEach(() => {
  vi.unstubAllEnvs();
  cleanUp();
});

/** Three commits with a merge, and what scanning them gives. */
async function original() {
  const made = repository();
  const { directory, commit, git } = made;
  commit({ "p/a.py": "import a\n", "q/b.py": "from p import a\n", "readme.md": "x" });
  git("checkout", "-q", "-b", "side");
  commit({ "q/c.py": "import c\n" });
  git("checkout", "-q", "main");
  commit({ "p/a.py": "import a2\n" });
  git("merge", "-q", "--no-ff", "-m", "merge", "side");
  git("config", "uploadpack.allowFilter", "true");
  return { ...made, facts: await expectToAddUp(directory) };
}

describe("a clone gives the same facts as the original", () => {
  it.each<[string, readonly string[]]>([
    ["bare", ["--bare"]],
    ["a mirror", ["--mirror"]],
    ["without a checkout", ["--no-checkout"]],
    ["with the objects of another", ["--shared"]],
    ["sparse", ["--sparse"]],
    ["of one branch", ["--single-branch", "--no-tags"]],
  ])("%s", async (_, options) => {
    const { directory, facts, git } = await original();
    const clone = join(folder(), "clone");
    git("clone", "-q", ...options, directory, clone);
    expect(await scanned(clone)).toEqual(facts);
  });

  it("sparse, with most of the tree left out, in cones and by pattern", async () => {
    const { directory, facts, git } = await original();
    const clone = join(folder(), "clone");
    git("clone", "-q", "--no-checkout", directory, clone);
    git("-C", clone, "sparse-checkout", "set", "p");
    git("-C", clone, "checkout", "-q", "main");
    expect(readdirSync(clone)).not.toContain("q");
    expect(await scanned(clone)).toEqual(facts);
    git("-C", clone, "sparse-checkout", "set", "--no-cone", "!*.py");
    expect(await scanned(clone)).toEqual(facts);
  });

  it("a linked work tree, from any folder of it, on a commit of no branch", async () => {
    const { facts, git } = await original();
    const linked = join(folder(), "linked");
    git("worktree", "add", "-q", "--detach", linked, "main");
    const withoutBranch = facts.map(({ branch: _, ...rest }) => rest);
    expect(await scanned(linked)).toEqual(withoutBranch);
    expect(await scanned(join(linked, "p"))).toEqual(withoutBranch);
  });

  it("a submodule, from within: its own history, not that of what holds it", async () => {
    const { directory, facts, git } = await original();
    const outer = repository();
    outer.commit({ "outer.py": "import outer" });
    git("-C", outer.directory, "-c", "protocol.file.allow=always", "submodule", "add", directory);
    const name = directory.split("/").pop() ?? "";
    expect(await scanned(join(outer.directory, name))).toEqual(facts);
    outer.git("commit", "-q", "-m", "submodule");
    const commits = await expectToAddUp(outer.directory);
    expect(commits.map(({ filesScanned }) => filesScanned)).toEqual([1, 1]);
  });

  it("cut off, at each depth: what is there, without a height", async () => {
    const { directory, facts, git } = await original();
    for (const depth of [1, 2]) {
      const clone = join(folder(), "clone");
      git("clone", "-q", "--depth", String(depth), `file://${directory}`, clone);
      const commits = await expectToAddUp(clone);
      expect(commits.map(({ sha }) => sha)).toEqual(facts.slice(-depth).map(({ sha }) => sha));
      expect(commits[0]).not.toHaveProperty("height");
      expect(commits[0]?.parents).toEqual(facts.at(-depth)?.parents);
    }
  });
});

describe("what a partial clone does not hold", () => {
  it("is named for each file when contents are missing, and nothing is fetched", async () => {
    const { directory, facts, git } = await original();
    const clone = join(folder(), "clone");
    git("clone", "-q", "--no-checkout", "--filter=blob:none", `file://${directory}`, clone);
    const before = fingerprint(clone);
    const commits = await scanned(clone);
    expect(commits.map(({ sha }) => sha)).toEqual(facts.map(({ sha }) => sha));
    expect(commits.flatMap(({ unreadable = [] }) => unreadable)).toEqual(
      ["p/a.py", "q/b.py", "p/a.py", "q/c.py"].map((path) => ({
        path,
        reason: "object missing (partial clone)",
      })),
    );
    expect(fingerprint(clone)).toEqual(before);
  });

  it("is told when even trees are missing, and nothing is fetched", async () => {
    const { directory, git } = await original();
    const clone = join(folder(), "clone");
    git("clone", "-q", "--no-checkout", "--filter=tree:0", `file://${directory}`, clone);
    const before = fingerprint(clone);
    await expect(scanned(clone)).rejects.toThrow(/(tree|object).*\n.*--filter=blob:none/s);
    expect(fingerprint(clone)).toEqual(before);
  });
});

describe("a repository that is not as usual", () => {
  it("with SHA-256 object names", async () => {
    const { directory, commit, git } = repository();
    rmSync(join(directory, ".git"), { recursive: true });
    git("init", "-q", "-b", "main", "--object-format=sha256");
    git("config", "user.name", "Ann");
    git("config", "user.email", "ann@example.org");
    commit({ "a.py": "import a" });
    commit({ "b.py": "import b", "a.py": null });
    const [first, second] = await expectToAddUp(directory);
    expect(first?.sha).toMatch(/^[0-9a-f]{64}$/);
    expect(second?.files).toMatchObject([
      { path: "b.py", blob: expect.stringMatching(/^[0-9a-f]{64}$/) },
    ]);
  });

  it("with replaced objects and grafts: what the commits themselves say", async () => {
    const { directory, facts, git } = await original();
    const blob = git("rev-parse", "HEAD:p/a.py");
    git("replace", blob, git("hash-object", "-w", "readme.md"));
    git("replace", "--graft", "HEAD");
    expect(await scanned(directory)).toEqual(facts);
    const [, , tip] = facts;
    mkdirSync(join(directory, ".git/info"), { recursive: true });
    writeFileSync(join(directory, ".git/info/grafts"), `${tip?.sha}\n`);
    expect(await scanned(directory)).toEqual(facts);
  });

  it("with a HEAD that has no commit yet, beside a branch that has", async () => {
    const { directory, facts, git } = await original();
    git("symbolic-ref", "HEAD", "refs/heads/unborn");
    await expect(scanned(directory)).rejects.toThrow('Unknown revision "HEAD"');
    expect(await scanned(directory, { revision: "main" })).toEqual(facts);
  });

  it("with packed refs, packed objects and a commit graph", async () => {
    const { directory, facts, git } = await original();
    git("pack-refs", "--all");
    git("gc", "-q", "--aggressive", "--prune=now");
    git("commit-graph", "write", "--reachable", "--changed-paths");
    expect(await scanned(directory)).toEqual(facts);
  });

  it("of another owner: says that git does not trust it", async () => {
    const { directory } = await original();
    const distrusting = { ...env, HOME: folder(), GIT_TEST_ASSUME_DIFFERENT_OWNER: "1" };
    await expect(openRepository(directory, distrusting)).rejects.toThrow(
      "will not trust its owner",
    );
  });

  it("with variables in the environment that name another, as in a hook", async () => {
    const { directory, facts } = await original();
    const other = repository();
    other.commit({ "other.py": "import other" });
    vi.stubEnv("GIT_DIR", join(other.directory, ".git"));
    vi.stubEnv("GIT_WORK_TREE", other.directory);
    vi.stubEnv("GIT_INDEX_FILE", join(other.directory, ".git/index"));
    vi.stubEnv("GIT_LITERAL_PATHSPECS", "1");
    expect(await scanned(directory)).toEqual(facts);
  });

  it("with settings that change what git prints", async () => {
    const { directory, facts, git } = await original();
    for (const [key, value] of [
      ["core.quotePath", "true"],
      ["diff.renames", "copies"],
      ["diff.noprefix", "true"],
      ["diff.orderFile", "/dev/null"],
      ["log.showSignature", "true"],
      ["log.date", "relative"],
      ["log.follow", "true"],
      ["color.ui", "always"],
      ["core.autocrlf", "true"],
      ["format.pretty", "oneline"],
      ["log.diffMerges", "combined"],
    ] as const) {
      git("config", key, value);
    }
    writeFileSync(join(directory, ".git/info/attributes"), "*.py -diff text eol=crlf ident\n");
    expect(await scanned(directory)).toEqual(facts);
  });
});

it("neither work tree nor index nor anything else of the repository is touched", async () => {
  const { directory, git, facts } = await original();
  writeFileSync(join(directory, "p/a.py"), "import changed\n");
  writeFileSync(join(directory, "new.py"), "import new\n");
  git("add", "new.py");
  rmSync(join(directory, "q/b.py"));
  const status = git("status", "--porcelain");
  const before = fingerprint(directory);
  expect(await scanned(directory)).toEqual(facts);
  expect(fingerprint(directory)).toEqual(before);
  expect(git("status", "--porcelain")).toBe(status);
});

it("reads a repository that may not be written to", async () => {
  const { directory, facts } = await original();
  execFileSync("chmod", ["-R", "a-w", directory]);
  try {
    expect(await scanned(directory)).toEqual(facts);
  } finally {
    execFileSync("chmod", ["-R", "u+w", directory]);
  }
});
