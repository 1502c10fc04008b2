import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const OURS = fileURLToPath(new URL("../plumbline.mjs", import.meta.url));
const THEIRS = fileURLToPath(new URL("./cruise-tree.mjs", import.meta.url));

type Read = { readonly ms: number; readonly files: number; readonly imports: number };

/** The tree of HEAD read by `plumbline scan` and by dependency-cruiser (parser swc), each a process with its start-up; a sentence. */
export async function measureTree(repository: string, folder: string): Promise<string> {
  const ours = readOurs(repository, join(folder, "tree.ndjson"));
  const tree = join(folder, "tree");
  mkdirSync(tree);
  const archive = join(folder, "tree.tar");
  execFileSync("git", ["archive", "--output", archive, "HEAD"], { cwd: repository });
  execFileSync("tar", ["-xf", archive, "-C", tree]);
  const theirs = readTheirs(tree);
  const seconds = ({ ms }: Read) => `${(ms / 1000).toFixed(1)} s`;
  return [
    `One tree of TypeScript, start-up included: ours ${seconds(ours)} for ${ours.files} files and ${ours.imports} imported names;`,
    `dependency-cruiser ${seconds(theirs)} for ${theirs.files} files and ${theirs.imports} dependencies between files;`,
    `ours is ${(theirs.ms / ours.ms).toFixed(1)} x faster`,
  ].join(" ");
}

function readOurs(repository: string, out: string): Read {
  const args = ["scan", "--repo", repository, "--languages", "typescript", "--out", out];
  const startedAt = performance.now();
  execFileSync(process.execPath, [OURS, ...args], { stdio: "ignore" });
  const ms = performance.now() - startedAt;
  const [, ...commits] = readFileSync(out, "utf8").trimEnd().split("\n");
  const parts = commits.map((line): Part => JSON.parse(line));
  const imports = parts.flatMap(({ files }) => files.flatMap((file) => file.imports)).length;
  return { ms, files: parts[0]?.filesScanned ?? 0, imports };
}

/** A commit, or a line that continues it. */
type Part = { readonly filesScanned?: number; readonly files: readonly { imports: unknown[] }[] };

function readTheirs(tree: string): Read {
  const entries = readdirSync(tree).filter((name) => !name.startsWith("."));
  const startedAt = performance.now();
  const said = execFileSync(process.execPath, [THEIRS, ...entries], {
    cwd: tree,
    stdio: ["ignore", "pipe", "ignore"],
  });
  return { ms: performance.now() - startedAt, ...JSON.parse(said.toString()) };
}
