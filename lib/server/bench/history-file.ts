import "server-only";
import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { createGunzip } from "node:zlib";
import { MAX_COMMITS, MAX_STREAM_BYTES } from "@/lib/api/upload-limits";
import { deltaCommit, fullCommit, HEADER } from "@/lib/server/bench/synthetic";

/** A scan of a whole history, cut into requests as `plumbline upload` cuts it. */

const COMMITS = 2_500;
const FILES = 10_000;
const PER_FILE = 10;
const CHANGED = 8;
/** Files on one line, as no line may exceed 4 MB. */
const LINE_FILES = 1_000;

type Request = { readonly text: string; readonly commits: number };

/** Lines of a scan file, gzip when its name ends so; without a file those of a generated history. */
export function historyLines(file: string | undefined): AsyncIterable<string> {
  if (file === undefined) return madeLines();
  const bytes = createReadStream(file);
  const input = file.endsWith(".gz") ? bytes.pipe(createGunzip()) : bytes;
  return createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY });
}

/** 2,500 commits on 10,000 files with ten imports each; each commit rewrites eight files. */
async function* madeLines(): AsyncGenerator<string> {
  yield HEADER;
  yield* cutCommit(fullCommit(0, FILES, PER_FILE));
  for (let n = 1; n < COMMITS; n++) yield deltaCommit(n, FILES, PER_FILE, CHANGED);
}

/** A large commit on several lines. */
export function* cutCommit(commit: string): Generator<string> {
  const { files, tree, ...heading } = JSON.parse(commit) as {
    files: object[];
    tree: object;
    sha: string;
  };
  for (let at = 0; at < files.length; at += LINE_FILES) {
    const isLast = at + LINE_FILES >= files.length;
    const part = {
      files: files.slice(at, at + LINE_FILES),
      ...(isLast ? { tree } : { more: true }),
    };
    yield JSON.stringify(at === 0 ? { ...heading, ...part } : { sha: heading.sha, ...part });
  }
}

export async function* cutRequests(lines: AsyncIterable<string>): AsyncGenerator<Request> {
  let header: string | undefined;
  let held: string[] = [];
  let commit: string[] = [];
  let bytes = 0;
  let commits = 0;
  const request = (): Request => ({ text: `${[header, ...held].join("\n")}\n`, commits });
  for await (const line of lines) {
    if (line === "") continue;
    if (header === undefined) {
      header = line;
      continue;
    }
    commit.push(line);
    if (/"more":true/.test(line)) continue;
    const size = commit.reduce((sum, part) => sum + Buffer.byteLength(part) + 1, 0);
    if (commits > 0 && (commits === MAX_COMMITS || bytes + size > MAX_STREAM_BYTES - 4096)) {
      yield request();
      held = [];
      bytes = 0;
      commits = 0;
    }
    held.push(...commit);
    commit = [];
    bytes += size;
    commits += 1;
  }
  if (commits > 0) yield request();
}
