import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { env as processEnv } from "node:process";

/** A real repository in a temporary folder, with a clock that goes on an hour with each commit. */
export type TestRepository = {
  readonly directory: string;
  readonly git: (...args: string[]) => string;
  /** Writes files (null deletes), commits everything and answers the commit's id. */
  readonly commit: (
    files: Readonly<Record<string, string | Uint8Array | null>>,
    subject?: string,
  ) => string;
  readonly remove: () => void;
};

export function createTestRepository(): TestRepository {
  const directory = mkdtempSync(join(tmpdir(), "plumbline-scan-"));
  let hours = 0;
  const git = (...args: string[]) => {
    const date = new Date(Date.UTC(2025, 0, 1) + hours * 3_600_000).toISOString();
    const env = {
      ...processEnv,
      HOME: directory,
      GIT_CONFIG_NOSYSTEM: "1",
      GIT_COMMITTER_DATE: date,
      GIT_AUTHOR_DATE: date,
    };
    return execFileSync("git", args, {
      cwd: directory,
      env,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
    }).trim();
  };
  git("init", "-q", "-b", "main");
  git("config", "user.name", "Ann");
  git("config", "user.email", "ann@example.org");
  git("config", "commit.gpgsign", "false");
  return {
    directory,
    git,
    commit(files, subject = "a commit") {
      for (const [path, content] of Object.entries(files)) writeAt(join(directory, path), content);
      hours += 1;
      git("add", "-A");
      git("commit", "-q", "--allow-empty", "-m", subject);
      return git("rev-parse", "HEAD");
    },
    remove: () => rmSync(directory, { recursive: true, force: true }),
  };
}

function writeAt(path: string, content: string | Uint8Array | null): void {
  if (content === null) {
    rmSync(path, { force: true });
    return;
  }
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}
