import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { discoverCommand } from "@/lib/cli/discover";
import { CannotError, UsageError } from "@/lib/cli/usage";
import { parsePlan } from "@/lib/formats/plan/parse";
import { cleanUp, folder, repository } from "@/lib/scanner/testing";

afterEach(cleanUp);

/** `p.core` defines Thing; `p` gives it on from the second commit; a third commit takes a path away. */
function fragmented() {
  const made = repository();
  const core = "from p.core import Thing\n";
  made.commit({
    "p/__init__.py": "",
    "p/core.py": "class Thing: ...\n",
    "a.py": core,
    "b.py": core,
  });
  made.commit({
    "p/__init__.py": core,
    "c.py": "from p import Thing\n",
    "d.py": "from p import Thing\n",
  });
  made.commit({ "d.py": core });
  return made.directory;
}

async function run(...argv: string[]): Promise<string> {
  const out = join(folder(), "out");
  expect(await discoverCommand([...argv, "--out", out])).toBe(0);
  return readFileSync(out, "utf8");
}

describe("plumbline discover", () => {
  it("says which symbol takes which paths, and over the history how many imports went astray", async () => {
    const text = await run("--repo", fragmented(), "--history");
    expect(text).toContain(
      "1 symbol is imported through more than one path; the worst is Thing, through 2 paths in 4 files.",
    );
    expect(text).toMatch(/3 in 3 files\s+definition p\.core: Thing/);
    expect(text).toMatch(/1 in 1 file\s+package\s+p: Thing/);
    expect(text).toContain("over time  0 → 2 → 1");
  });

  it("writes the same for programs", async () => {
    const directory = fragmented();
    const { fragments } = JSON.parse(await run("--repo", directory, "--json"));
    expect(fragments[0]).toMatchObject({
      id: "p.core:Thing",
      astray: 1,
      carriers: ["p/core.py", "p/__init__.py"],
    });
    const [head, ...rows] = (await run("--repo", directory, "--format", "csv"))
      .trimEnd()
      .split("\n");
    expect(head).toMatch(/^rank,symbol,kind/);
    expect(rows[1]).toBe("1,p.core:Thing,symbol,4,1,p,Thing,package,1,1");
  });

  it("drafts a plan that is sound, and says what there is where it knows no such name", async () => {
    const directory = fragmented();
    const parsed = parsePlan(await run("--repo", directory, "--draft", "Thing"));
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
    expect(parsed.value.subject.legacy).toEqual([{ module: "p" }]);
    const unknown = discoverCommand(["--repo", directory, "--draft", "thin"]);
    await expect(unknown).rejects.toThrow(CannotError);
    await expect(unknown).rejects.toThrow("There are p.core:Thing.");
  });

  it("refuses what it does not understand", async () => {
    await expect(discoverCommand(["--format", "xml"])).rejects.toThrow(UsageError);
    await expect(discoverCommand(["--top", "few"])).rejects.toThrow(UsageError);
    await expect(discoverCommand(["--repo", folder()])).rejects.toThrow(CannotError);
  });
});
