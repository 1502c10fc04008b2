import { spawnSync } from "node:child_process";
import { appendFileSync, chmodSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { UsageError } from "@/lib/cli/usage";
import { verifyScanner } from "@/lib/cli/verify-scanner";
import { cleanUp, folder, repository } from "@/lib/scanner/testing";

let said: string[] = [];
beforeEach(() => {
  said = [];
  vi.spyOn(console, "log").mockImplementation((text) => void said.push(String(text)));
});
afterEach(() => {
  vi.restoreAllMocks();
  cleanUp();
});

const HAS_PYTHON = spawnSync("python3", ["--version"]).status === 0;

/** An interpreter that says of every file what it is told to say, and notes that it was asked. */
function fakePython(version: string, answer: string): { command: string; asked: string } {
  const home = folder();
  const command = join(home, "python");
  const asked = join(home, "asked");
  const script = `#!/usr/bin/env node
const fs = require("node:fs");
let rest = Buffer.alloc(0);
console.log(JSON.stringify(${JSON.stringify(version)}));
process.stdin.on("data", (chunk) => {
  rest = Buffer.concat([rest, chunk]);
  for (;;) {
    const stop = rest.indexOf(10);
    const size = Number(rest.subarray(0, stop));
    if (stop < 0 || rest.length < stop + 1 + size) return;
    rest = rest.subarray(stop + 1 + size);
    fs.appendFileSync(${JSON.stringify(asked)}, "x");
    console.log(${JSON.stringify(answer)});
  }
});
`;
  writeFileSync(command, script);
  appendFileSync(asked, "");
  chmodSync(command, 0o755);
  return { command, asked };
}

const NOTHING = '{"rows": []}';
const BROKEN = '{"error": "SyntaxError: no @1"}';

describe("npm run verify:scanner", () => {
  it.runIf(HAS_PYTHON)("compares every version of a history, and is content", async () => {
    const { directory, commit } = repository();
    commit({ "a.py": "import a\nfrom .b import c", "d.py": "x = (\nimport y" });
    commit({ "a.py": "import importlib\nimportlib.import_module('e.f')" });
    expect(await verifyScanner([directory, "--all", "--jobs", "2"])).toBe(0);
    expect(said.join("\n")).toContain("3 unique file versions");
    expect(said.join("\n")).toContain("2 parse: 4 imports compared, 0 files with a difference");
    expect(said.join("\n")).toContain(
      "1 do not parse: 1 named as broken by the scanner, 1 imports",
    );
  });

  it("lists each difference with commit, path and content, and fails", async () => {
    const { directory, commit, git } = repository();
    const sha = commit({ "p/a.py": "import a\n", "b.py": "pass\n" });
    const { command } = fakePython("3.13.0", NOTHING);
    expect(await verifyScanner([directory, "--python", command])).toBe(1);
    const blob = git("rev-parse", "HEAD:p/a.py");
    expect(said).toContain(
      `${sha.slice(0, 12)}:p/a.py (${blob}): not there: [1,"import",0,"a",null,null,null]`,
    );
    expect(said.join("\n")).toContain("1 files with a difference");
  });

  it("fails when nothing was compared: no Python file, or none that parses", async () => {
    const { command } = fakePython("3.13.0", BROKEN);
    const { directory, commit } = repository();
    commit({ "a.txt": "import a" });
    expect(await verifyScanner([directory, "--python", command])).toBe(1);
    commit({ "a.py": "import a" });
    expect(await verifyScanner([directory, "--python", command])).toBe(1);
    expect(said.join("\n")).toContain("Nothing was compared: that is a failure.");
  });

  it("asks a further interpreter for what the first does not parse, and says so", async () => {
    const { directory, commit } = repository();
    commit({ "a.py": "pass\n" });
    const first = fakePython("3.13.0", BROKEN);
    const second = fakePython("2.7.18", NOTHING);
    const args = [directory, "--python", first.command, "--python", second.command];
    expect(await verifyScanner(args)).toBe(0);
    expect(said.join("\n")).toContain("1 of them by CPython 2.7.18 only");
  });

  it("keeps answers in a directory, and asks again when an interpreter is another", async () => {
    const { directory, commit } = repository();
    commit({ "a.py": "pass\n", "b.py": "pass\n\n" });
    const cache = join(folder(), "cache");
    const one = fakePython("3.13.0", NOTHING);
    const run = (command: string) =>
      verifyScanner([directory, "--python", command, "--reference-cache", cache]);
    expect([await run(one.command), await run(one.command)]).toEqual([0, 0]);
    expect(sizeOf(one.asked)).toBe(2);
    expect(readdirSync(cache)).toHaveLength(1);
    const other = fakePython("3.14.0", NOTHING);
    expect(await run(other.command)).toBe(0);
    expect(sizeOf(other.asked)).toBe(2);
  });

  it("prints a random choice of broken versions, the same for a seed", async () => {
    const { directory, commit } = repository();
    const files = Array.from({ length: 30 }, (_, index) => [
      `f${index}.py`,
      `import m${index}\nx = (\n`,
    ]);
    commit({ ...Object.fromEntries(files), "fine.py": "" });
    const { command } = fakePython("3.13.0", BROKEN);
    const sampled = async (seed: string) => {
      said = [];
      await verifyScanner([
        ...[directory, "--python", command, "--sample-broken", "3", "--seed", seed],
      ]);
      return said.filter((text) => text.includes("\n#"));
    };
    const first = await sampled("1");
    expect(first).toHaveLength(3);
    expect(await sampled("1")).toEqual(first);
    expect(await sampled("2")).not.toEqual(first);
    expect(said.join("\n")).toMatch(/ {4}1\| import m\d+\n {2}found: 1\n {6}1> import m\d+/);
  });

  it("says what it needs", async () => {
    await expect(verifyScanner([])).rejects.toThrow(UsageError);
    await expect(verifyScanner([".", "--jobs", "0"])).rejects.toThrow("--jobs takes a whole");
    await expect(verifyScanner([folder(), "--python", "no-such-python"])).rejects.toThrow(
      "could not be started",
    );
  });
});

const sizeOf = (file: string) => readFileSync(file).length;
