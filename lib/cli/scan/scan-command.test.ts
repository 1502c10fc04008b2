import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterEach, describe, expect, it } from "vitest";
import { scanCommand } from "@/lib/cli/scan";
import { progressText } from "@/lib/cli/scan/progress";
import { CannotError, UsageError } from "@/lib/cli/usage";
import { cleanUp, folder, repository } from "@/lib/scanner/testing";

afterEach(cleanUp);

describe("plumbline scan", () => {
  it.each(["scan.ndjson", "scan.ndjson.gz"])("writes a whole history to %s", async (name) => {
    const { directory, commit } = repository();
    const first = commit({ "a.py": "import a" });
    const second = commit({ "a.py": "import b" });
    const out = join(folder(), name);
    expect(await scanCommand(["--repo", directory, "--history", "--out", out])).toBe(0);
    const bytes = readFileSync(out);
    const text = (name.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString();
    const [header, ...commits] = text
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(header).toMatchObject({
      format: "plumbline.scan/1",
      tool: { name: "plumbline" },
      recorded: "all",
    });
    expect(commits.map(({ sha, branch }) => [sha, branch])).toEqual([
      [first, "main"],
      [second, "main"],
    ]);
  });

  it("records the modules that are named, on the branch that is named", async () => {
    const { directory, commit } = repository();
    commit({ "a.py": "import a, b, c" });
    const out = join(folder(), "scan.ndjson");
    await scanCommand([
      "--repo",
      directory,
      "--modules",
      "a, b",
      "--branch",
      "other",
      "--out",
      out,
    ]);
    const [header, only] = readFileSync(out, "utf8").split("\n");
    expect(JSON.parse(header ?? "")).toMatchObject({ recorded: { modules: ["a", "b"] } });
    expect(JSON.parse(only ?? "")).toMatchObject({ branch: "other", mode: "full" });
    expect(JSON.parse(only ?? "").files[0].imports).toHaveLength(2);
  });

  it("refuses what it does not understand and says what it cannot do", async () => {
    const { directory, commit } = repository();
    commit({ "a.py": "" });
    await expect(scanCommand(["--no-such"])).rejects.toThrow(UsageError);
    await expect(scanCommand(["--repo", directory, "--modules", "a,,b"])).rejects.toThrow(
      UsageError,
    );
    await expect(scanCommand(["--repo", folder()])).rejects.toThrow(CannotError);
    await expect(scanCommand(["--repo", directory, "--rev", "x"])).rejects.toThrow(
      'Unknown revision "x"',
    );
    const out = join(folder(), "no", "such", "folder.ndjson");
    await expect(scanCommand(["--repo", directory, "--out", out])).rejects.toThrow(
      "cannot be written",
    );
  });

  it.each([
    [
      {
        commits: 5,
        ofCommits: 100,
        compared: 100,
        filesRead: 1234,
        ofFiles: 1234,
        bytesRead: 4_000_000,
      },
      "5 of 100 commits, 1,234 files, 2 MB/s",
    ],
    [
      { commits: 50, ofCommits: 100, compared: 100, filesRead: 1, ofFiles: 1, bytesRead: 0 },
      "50 of 100 commits, 1 files, 0 MB/s, 2 s left",
    ],
    [
      {
        commits: 1,
        ofCommits: 100,
        compared: 100,
        filesRead: 500,
        ofFiles: 1000,
        bytesRead: 4_000_000,
      },
      "1 of 100 commits, 500 of 1,000 files, 2 MB/s, 2 s left",
    ],
  ])("tells how far it is and, once it can know, how long still", (progress, text) => {
    expect(progressText(progress, 2_000)).toBe(text);
  });
});
