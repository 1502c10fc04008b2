import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { CannotError, UsageError } from "@/lib/cli/usage";
import { cleanUp, folder, repository } from "@/lib/scanner/testing";
import { planText, runCheck } from "./testing";

afterEach(() => {
  cleanUp();
  vi.unstubAllEnvs();
});
beforeEach(() => {
  for (const name of ["GITHUB_BASE_REF", "CI_MERGE_REQUEST_DIFF_BASE_SHA", "CHANGE_TARGET"]) {
    vi.stubEnv(name, "");
  }
});

const BASE = {
  "plumbline.yaml": planText(),
  "app/__init__.py": "",
  "app/old.py": "class Thing: pass\n",
  "app/new.py": "class Thing: pass\n",
  "a.py": "from app.old import Thing\n",
};

function branch(files: Readonly<Record<string, string | null>> = BASE) {
  const made = repository();
  made.commit({ ...BASE, ...files });
  made.git("checkout", "-q", "-b", "work");
  const write = (path: string, text: string) => writeFileSync(join(made.directory, path), text);
  return { ...made, write };
}

/** The lines that name a file. */
const findings = (out: string) => out.split("\n").filter((line) => /^\S+\.py:\d+: /.test(line));

describe("plumbline check", () => {
  it("passes when nothing changed, and says how many legacy imports stand", async () => {
    const { directory } = branch();
    const { code, out } = await runCheck(directory);
    expect(code).toBe(0);
    expect(out).toContain("Move: passed");
    expect(out).toContain("Legacy imports: 1 as before, in 1 files.");
  });

  it("finds what is committed, staged, changed and untracked, and not what is ignored", async () => {
    const { directory, commit, git, write } = branch({ "b.py": "", ".gitignore": "ignored.py\n" });
    commit({ "c.py": "from app.old import Thing\n" });
    write("b.py", "from app.old import Thing\n");
    write("d.py", "\n\nfrom app.old import (\n    Thing as T,\n)\n");
    git("add", "d.py");
    write("e.py", "from app.old import Thing\n");
    write("ignored.py", "from app.old import Thing\n");
    const { code, out } = await runCheck(directory);
    expect(code).toBe(1);
    expect(findings(out)).toEqual([
      "b.py:1: new legacy import: from app.old import Thing. Write: from app.new import Thing",
      "c.py:1: new legacy import: from app.old import Thing. Write: from app.new import Thing",
      "d.py:4: new legacy import: from app.old import Thing as T. Write: from app.new import Thing as T",
      "e.py:1: new legacy import: from app.old import Thing. Write: from app.new import Thing",
    ]);
    expect(out).toContain("Legacy imports: 1 to 5 (+4), in 1 to 5 files.");
  });

  it("does not take a moved line or a moved file for new, told to git or not", async () => {
    const long = `${"# a line of the file\n".repeat(30)}from app.old import Thing\n`;
    const { directory, git, write } = branch({ "b.py": long, "c.py": `${long}x = 1\n` });
    write("a.py", "import os\n\n\nfrom app.old import Thing as Other\n");
    mkdirSync(join(directory, "sub"));
    git("mv", "b.py", "sub/b.py");
    renameSync(join(directory, "c.py"), join(directory, "sub/d.py"));
    write("sub/d.py", `import os\n${long}x = 1\n`);
    const { code, out } = await runCheck(directory);
    expect(findings(out)).toEqual([]);
    expect(code).toBe(0);
  });

  it("takes one more of the same for new", async () => {
    const { directory, write } = branch();
    write("a.py", "from app.old import Thing\ndef f():\n    from app.old import Thing\n");
    const { code, out } = await runCheck(directory);
    expect(code).toBe(1);
    expect(findings(out)).toEqual([expect.stringMatching(/^a\.py:3: new legacy/)]);
  });

  it("fails on unplanned imports and on unclassified ones of the family, not on what the plan leaves out", async () => {
    const { directory, write, git } = branch();
    write("plumbline.yaml", planText("exemptions: [{ path: x.py, reason: a reason }]\n"));
    mkdirSync(join(directory, "vendor"));
    write("vendor/v.py", "from app.old import Thing\n");
    write("x.py", "from app.old import Thing\n");
    write("y.py", "from elsewhere import Thing\n");
    write("z.py", "from app.side.deep import other\n");
    git("add", "-A");
    const { code, out } = await runCheck(directory);
    expect(code).toBe(1);
    expect(findings(out).map((line) => line.split(":").slice(0, 3).join(":"))).toEqual([
      "y.py:1: new unplanned import",
      "z.py:1: new unclassified import",
    ]);
    write("plumbline.yaml", planText("unplanned: allowed\n"));
    const allowed = await runCheck(directory);
    expect(allowed.out).toContain("y.py:1: allowed by the plan: new unplanned import");
  });

  it("judges relative, dynamic and string imports, and fails on all that stand with --all", async () => {
    const { directory, write } = branch();
    write(
      "app/b.py",
      'from .old import Thing\nfrom . import old\nx = __import__("app.old")\npatch("app.old.Thing.run")\n',
    );
    const { out } = await runCheck(directory);
    expect(findings(out)).toHaveLength(4);
    const all = await runCheck(directory, "--all");
    expect(findings(all.out)).toHaveLength(5);
    expect(findings(all.out)[0]).toContain("a.py:1: legacy import");
  });

  it("never takes what it cannot read for good news", async () => {
    const broken = "from app.new import Thing\ndef f(:\n  (\n";
    const { directory, write } = branch({ "b.py": "x = 1\n", "old.py": broken, "same.py": broken });
    write("b.py", broken);
    write("old.py", `${broken}\n`);
    const { code, out } = await runCheck(directory);
    expect(code).toBe(1);
    expect(findings(out)).toEqual([
      expect.stringMatching(/^b\.py:\d+: cannot be read any more: SyntaxError/),
      expect.stringMatching(/^old\.py:\d+: warning: cannot be read, and could not at the base/),
    ]);
    expect(out).toContain("1 changed file that cannot be read any more");
  });

  it("says what the branch does to the board", async () => {
    const { directory, write } = branch({
      "plumbline.yaml":
        planText(`criticalFiles: [{ path: a.py, risk: high, guards: [] }, { path: c.py, risk: low, guards: [] }]
goldenPath: { title: Journey, files: [g.py], steps: [{ id: s, tests: ["t.py"] }], guarantees: [] }
phases:
  - { id: core, title: Core, exit: [{ violations: criticalFiles, atMost: 0 }] }
rollback:
  staleAfter: 7d
  triggers: [{ id: t, title: No new ones, when: { introduced: all } }]
  steps: []
success: [{ group: Code, text: Half, check: { canonical: all, atLeast: 50 } }]
`),
      "c.py": "",
      "g.py": "",
    });
    write("a.py", "from app.new import Thing\n");
    write("g.py", "from app.old import Thing\n");
    const { out } = await runCheck(directory);
    expect(out.split("\n").slice(4)).toEqual([
      "Legacy imports: 1 as before, in 1 files. Canonical: 0 to 1 (+1). Unplanned: none. Unclassified: none.",
      "1 file finished: a.py.",
      "Critical file a.py (high risk): legacy 1 to 0 (−1).",
      "The Golden Path comes to be at risk by g.py.",
      'Phase 1 (core), exit: "Legacy imports in critical files: at most 0" goes from not met to met.',
      'Success: Code: "Canonical imports: at least 50%" goes from not met to met.',
      'Trigger "No new ones" fires on 1 import.',
      "",
    ]);
  });

  it("judges a commit, and a bare repository by its own plan", async () => {
    const { directory, commit, git, write } = branch();
    const sha = commit({ "b.py": "from app.old import Thing\n" });
    write("c.py", "from app.old import Thing\n");
    const one = await runCheck(directory, "--rev", sha);
    expect(findings(one.out).map((line) => line.slice(0, 6))).toEqual(["b.py:1"]);
    const bare = join(folder(), "bare.git");
    git("clone", "-q", "--bare", directory, bare);
    const other = await runCheck(bare, "--base", "main", "--rev", "work");
    expect(other.code).toBe(1);
    expect(findings(other.out).map((line) => line.slice(0, 6))).toEqual(["b.py:1"]);
    await expect(runCheck(bare, "--fix")).rejects.toThrow("no work tree");
  });

  it("reads the branch that a pull request goes into from the environment", async () => {
    const { directory, commit, git } = branch();
    commit({ "b.py": "from app.old import Thing\n" });
    git("branch", "release");
    commit({ "c.py": "from app.old import Thing\n" });
    vi.stubEnv("GITHUB_BASE_REF", "release");
    const { out } = await runCheck(directory);
    expect(findings(out).map((line) => line.slice(0, 6))).toEqual(["c.py:1"]);
    vi.stubEnv("GITHUB_BASE_REF", "gone");
    await expect(runCheck(directory)).rejects.toThrow(
      "git fetch origin +refs/heads/gone:refs/remotes/origin/gone",
    );
  });

  it("says which command mends a clone that is cut off", async () => {
    const { directory, commit, git } = branch();
    git("checkout", "-q", "main");
    commit({ "m.py": "" });
    git("checkout", "-q", "work");
    commit({ "b.py": "" });
    const clone = join(folder(), "clone");
    git("clone", "-q", "--depth=1", "--no-single-branch", `file://${directory}`, clone);
    const base = ["--base", "origin/main"];
    await expect(runCheck(clone, ...base)).rejects.toThrow("git fetch --unshallow origin");
    git("-C", clone, "fetch", "-q", "--unshallow", "origin");
    expect((await runCheck(clone, ...base)).code).toBe(0);
  });

  it("says so when there is no plan, none that is sound, or several", async () => {
    const { directory, write } = branch({ "plumbline.yaml": null, "p/q.py": "" });
    await expect(runCheck(directory)).rejects.toThrow("holds no plan");
    write("plumbline-one.yaml", planText());
    expect((await runCheck(directory)).code).toBe(0);
    write("plumbline-two.yaml", planText());
    await expect(runCheck(directory)).rejects.toThrow(
      "holds 2 plans (plumbline-one.yaml, plumbline-two.yaml)",
    );
    write("plumbline.yaml", "format: plumbline.plan/1\n");
    await expect(runCheck(directory)).rejects.toThrow(/not a sound plan:\n.*id is missing/);
  });

  it("refuses what it does not understand", async () => {
    const { directory } = branch();
    await expect(runCheck(directory, "--format", "html")).rejects.toThrow(UsageError);
    await expect(runCheck(directory, "--rev", "HEAD", "--fix")).rejects.toThrow(UsageError);
    await expect(runCheck(directory, "--dry-run")).rejects.toThrow(UsageError);
    await expect(runCheck(directory, "--base", "nowhere")).rejects.toThrow(CannotError);
    await expect(runCheck(folder())).rejects.toThrow("is not in a git repository");
  });

  it("works from a folder, in a linked work tree, with odd names, links and a merge that is not done", async () => {
    const { directory, commit, git, write } = branch({ "sub dir/é\n.py": "x = 1\n" });
    write("sub dir/é\n.py", "from app.old import Thing\n");
    symlinkSync("a.py", join(directory, "link.py"));
    const { out } = await runCheck(join(directory, "sub dir"));
    expect(out.split("\n")[0]).toMatch(/^sub dir\/é\\n\.py:1: new legacy import/);
    expect(out).not.toContain("link.py");
    git("checkout", "-q", "-f", "work");
    commit({ "a.py": "from app.old import Thing\nx = 1\n" });
    git("checkout", "-q", "main");
    commit({ "a.py": "from app.old import Thing\nx = 2\n" });
    git("checkout", "-q", "work");
    expect(() => git("merge", "main")).toThrow();
    const conflict = await runCheck(directory);
    expect(conflict.code).toBe(1);
    expect(conflict.out).toContain("a.py:2: cannot be read any more: SyntaxError: merge conflict");
    git("merge", "--abort");
    const linked = join(folder(), "linked");
    git("worktree", "add", "-q", "-b", "linked", linked, "main");
    writeFileSync(join(linked, "n.py"), "from app.old import Thing\n");
    expect(findings((await runCheck(linked)).out).map((line) => line.slice(0, 6))).toEqual([
      "n.py:1",
    ]);
  });

  it("counts what a sparse checkout leaves out, and does not take it for deleted", async () => {
    const { directory, git } = branch({ "far/b.py": "from app.old import Thing\n" });
    git("sparse-checkout", "set", "--no-cone", "/*", "!/far/");
    rmSync(join(directory, "far"), { recursive: true, force: true });
    const { code, out } = await runCheck(directory);
    expect(code).toBe(0);
    expect(out).toContain("Legacy imports: 2 as before, in 2 files.");
  });
});
