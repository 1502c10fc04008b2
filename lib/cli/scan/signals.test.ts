import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { env, execPath } from "node:process";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, it } from "vitest";
import { cleanUp, folder, repository } from "@/lib/scanner/testing";

afterEach(cleanUp);

const COMMAND = fileURLToPath(new URL("../plumbline.mjs", import.meta.url));

/** A git that never answers for contents, and says which process it is. */
function gitThatHangs(pidFile: string): string {
  const bin = folder();
  const path = env.PATH ?? "";
  const real = path.split(":").find((one) => existsSync(join(one, "git"))) ?? "";
  writeFileSync(
    join(bin, "git"),
    `#!/bin/sh\nif [ "$1 $2" = "cat-file --batch" ]; then echo $$ > ${pidFile}; exec sleep 600; fi\nexec ${join(real, "git")} "$@"\n`,
  );
  chmodSync(join(bin, "git"), 0o755);
  return `${bin}:${path}`;
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await setTimeout(20);
}

function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

describe.skipIf(process.platform === "win32")("a scan that is told to end", () => {
  it.each([
    ["SIGINT", 130],
    ["SIGTERM", 143],
  ] as const)(
    "ends on %s with %i, ends its git and leaves no file",
    async (signal, code) => {
      const { directory, commit } = repository();
      commit({ "a.py": "import a" });
      const out = folder();
      const pidFile = join(folder(), "pid");
      const child: ChildProcess = spawn(
        execPath,
        [COMMAND, "scan", "--repo", directory, "--history", "--out", join(out, "scan.ndjson")],
        { env: { ...env, PATH: gitThatHangs(pidFile) }, stdio: "ignore" },
      );
      const ended = once(child, "exit");
      await until(() => existsSync(pidFile) && readFileSync(pidFile, "utf8").endsWith("\n"));
      const git = Number(readFileSync(pidFile, "utf8"));
      await until(() => readdirSync(out).join() === "scan.ndjson.part");
      child.kill(signal);
      expect(await ended).toEqual([code, null]);
      expect(readdirSync(out)).toEqual([]);
      await until(() => !isThere(git));
    },
    60_000,
  );
});
