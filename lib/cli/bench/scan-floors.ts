import { spawn } from "node:child_process";
import type { Git } from "@/lib/scanner/git/git";
import type { Versions } from "./scan-versions";

/** Bytes that CPython parses: it needs a minute for less than a gigabyte. */
const SAMPLE_BYTES = 150e6;

function run(git: Git, args: readonly string[], input: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn("git", args, {
      cwd: git.directory,
      env: git.env as NodeJS.ProcessEnv,
      stdio: ["pipe", "ignore", "inherit"],
    });
    child.on("error", reject);
    child.on("close", (code) =>
      code === 0 ? resolve() : reject(new Error(`git ${args[0]} ended with code ${code}`)),
    );
    child.stdin.end(input);
  });
}

/** What no scanner that asks git can do without: every comparison of the history and every content, at once. */
export async function gitFloorMs(git: Git, ids: readonly string[]): Promise<number> {
  const startedAt = performance.now();
  await Promise.all([
    run(git, ["log", "--raw", "-M", "--", "*.py"], ""),
    run(git, ["cat-file", "--batch", "--buffer"], `${ids.join("\n")}\n`),
  ]);
  return performance.now() - startedAt;
}

/** Time in the parser alone: reading is not counted. */
const PARSE = `
import ast, sys, time, warnings
warnings.simplefilter("ignore")
spent = size = 0
stream = sys.stdin.buffer
while True:
    head = stream.readline()
    if not head:
        break
    body = stream.read(int(head.split()[2]))
    stream.read(1)
    start = time.perf_counter()
    try:
        ast.parse(body)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        pass
    spent += time.perf_counter() - start
    size += len(body)
print(spent * 1000, size)
`;

export type Sample = { readonly ms: number; readonly bytes: number };

/** CPython's `ast` over contents evenly taken from all; null when there is no python3. */
export async function astMs(git: Git, { ids, sizes, bytes }: Versions): Promise<Sample | null> {
  const every = Math.max(1, Math.ceil(bytes / SAMPLE_BYTES));
  const sample = ids.filter((_id, index) => index % every === 0 && (sizes[index] ?? 0) > 0);
  const reader = spawn("git", ["cat-file", "--batch", "--buffer"], {
    cwd: git.directory,
    env: git.env as NodeJS.ProcessEnv,
    stdio: ["pipe", "pipe", "inherit"],
  });
  const parser = spawn("python3", ["-c", PARSE], { stdio: ["pipe", "pipe", "inherit"] });
  reader.stdout.pipe(parser.stdin);
  reader.stdin.end(`${sample.join("\n")}\n`);
  return new Promise((resolve) => {
    let text = "";
    parser.stdin.on("error", () => {});
    parser.stdout.setEncoding("utf8").on("data", (part: string) => {
      text += part;
    });
    parser.on("error", () => {
      reader.kill();
      resolve(null);
    });
    parser.on("close", () => {
      const [ms, size] = text.split(" ").map(Number);
      resolve(ms === undefined || size === undefined ? null : { ms, bytes: size });
    });
  });
}
