import { execFileSync } from "node:child_process";
import {
  chmodSync,
  linkSync,
  mkdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import { applyEdits, inOrder } from "@/lib/scanner/languages/edit-imports";
import { cleanUp, folder, repository } from "@/lib/scanner/testing";
import { planText, runCheck } from "./testing";
import { unifiedDiff } from "./unified-diff";

afterEach(cleanUp);

const OLD = "from app.old import Thing\n";
const NEW = "from app.new import Thing\n";

function branch(files: Readonly<Record<string, string>>) {
  const made = repository();
  const app = { "app/__init__.py": "", "app/old.py": "", "app/new.py": "" };
  made.commit({ "plumbline.yaml": planText(), ...app, "before.py": OLD });
  made.git("checkout", "-q", "-b", "work");
  made.commit(files);
  const read = (path: string) => readFileSync(join(made.directory, path), "utf8");
  return { ...made, read };
}

describe("plumbline check --fix", () => {
  it("writes what is certain, names what is left, and leaves what stood before", async () => {
    const { directory, read } = branch({
      "a.py": `import os\n${OLD}`,
      "b.py": "from elsewhere import Thing\n",
      "c.py": "def f(:\n    from app.old import Thing\n",
    });
    const { code, out } = await runCheck(directory, "--fix");
    expect(out.split("\n").slice(0, 4)).toEqual([
      "a.py:2: fixed: from app.new import Thing",
      expect.stringMatching(/^b\.py:1: left: .*The plan does not name elsewhere/),
      expect.stringMatching(/^c\.py:2: left: .*The file does not parse/),
      "Fixed 1 import in 1 file, left 2.",
    ]);
    expect(code).toBe(1);
    expect(read("a.py")).toBe(`import os\n${NEW}`);
    expect(read("before.py")).toBe(OLD);
    expect(read("c.py")).toContain("app.old");
    const again = await runCheck(directory, "--fix");
    expect(again.out).toContain("Fixed 0 imports in 0 files, left 2.");
    await runCheck(directory, "--fix", "--all");
    expect(read("before.py")).toBe(NEW);
  });

  it("goes to the files that are named alone, and says so of one without anything to fix", async () => {
    const { directory, read } = branch({ "a.py": OLD, "b.py": OLD });
    const { out } = await runCheck(directory, "--fix", "--all", "./b.py", "before.py", "no.py");
    expect(out).toContain("no.py: nothing to fix: the check finds nothing there.");
    expect(out).toContain("Fixed 2 imports in 2 files, left 0.");
    expect([read("a.py"), read("b.py"), read("before.py")]).toEqual([OLD, NEW, NEW]);
    await expect(runCheck(directory, "b.py")).rejects.toThrow("Only --fix takes files: b.py.");
  });

  it("is not certain of a module that the code base does not have", async () => {
    const { directory, git, read } = branch({ "a.py": OLD });
    git("rm", "-q", "app/new.py");
    const { code, out } = await runCheck(directory, "--fix");
    expect(code).toBe(1);
    expect(out).toContain(
      "a.py:1: left: new legacy import: from app.old import Thing. The code base has no module app.new.",
    );
    expect(read("a.py")).toBe(OLD);
  });

  it("keeps the mode, follows no link and breaks no hard link", async () => {
    const { directory, read } = branch({ "a.py": OLD, "hard.py": OLD });
    chmodSync(join(directory, "a.py"), 0o755);
    linkSync(join(directory, "hard.py"), join(directory, "other.txt"));
    const outside = folder();
    writeFileSync(join(outside, "a.py"), OLD);
    symlinkSync(join(outside, "a.py"), join(directory, "link.py"));
    const { out } = await runCheck(directory, "--fix");
    expect(read("a.py")).toBe(NEW);
    expect(statSync(join(directory, "a.py")).mode & 0o777).toBe(0o755);
    expect(readFileSync(join(outside, "a.py"), "utf8")).toBe(OLD);
    expect(read("other.txt")).toBe(OLD);
    expect(out).toMatch(/hard\.py:1: left: .*hard links/);
  });

  it("prints with --dry-run a diff that git applies, and changes nothing", async () => {
    const files = {
      "a.py": `${"x = 1\n".repeat(9)}${OLD}${"y = 2\n".repeat(9)}from app.old import Thing as T`,
      "crlf.py": `x\r\n${OLD.replace("\n", "\r\n")}y\r\n`,
      "dir with blank/é.py": OLD,
    };
    const { directory, git, read } = branch(files);
    const { code, out, err } = await runCheck(directory, "--fix", "--dry-run");
    expect(code).toBe(0);
    expect(err).toContain("Would fix 4 imports in 3 files, left 0.");
    expect(git("status", "--porcelain")).toBe("");
    execFileSync("git", ["apply", "--check", "-"], { cwd: directory, input: out });
    execFileSync("git", ["apply", "-"], { cwd: directory, input: out });
    expect(read("crlf.py")).toBe(`x\r\n${NEW.replace("\n", "\r\n")}y\r\n`);
    expect(read("a.py").endsWith("from app.new import Thing as T")).toBe(true);
    expect((await runCheck(directory)).code).toBe(0);
  });
});

describe("a unified diff", () => {
  it("makes with git apply what the edits make", () => {
    const directory = folder();
    mkdirSync(directory, { recursive: true });
    const piece = fc.constantFrom("a\n", "b\n", "\n", "c\r\n", "é", "d");
    const some = fc.array(piece, { maxLength: 14 }).map((parts) => parts.join(""));
    fc.assert(
      fc.property(
        some,
        fc.array(fc.tuple(fc.nat(20), fc.nat(4), some), { minLength: 1, maxLength: 3 }),
        (source, wanted) => {
          const bytes = Buffer.from(source, "latin1");
          const all = wanted.map(([at, length, text]) => {
            const start = Math.min(at, bytes.length);
            return { start, end: Math.min(start + length, bytes.length), text };
          });
          const edits = inOrder(all);
          const after = Buffer.from(applyEdits(bytes, edits));
          fc.pre(!after.equals(bytes) && bytes.length > 0 && after.length > 0);
          const path = join(directory, "f.txt");
          writeFileSync(path, bytes);
          execFileSync("git", ["apply", "--whitespace=nowarn", "-"], {
            cwd: directory,
            input: unifiedDiff("f.txt", bytes, edits),
          });
          expect(readFileSync(path).equals(after)).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });
});
