import { mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { openRepository } from "@/lib/scanner/git/repository";
import { selectLine } from "@/lib/scanner/select-line";
import { generateHistory } from "./generated-history";
import { measureScan } from "./measured-scan";
import { astMs, gitFloorMs, type Sample } from "./scan-floors";
import { versionsOf } from "./scan-versions";
import { measureTree } from "./typescript-tree";

// `npm run bench -- scan [REPO] [--typescript REPO]`: a whole history, all imports, beside what git needs to read the same and
// CPython to parse it, start-up of the command included; and one tree of TypeScript beside dependency-cruiser.

const HISTORY = { revision: "HEAD", isHistory: true, since: null, after: null };
const TARGETS = { floor: 2, ast: 8 };

const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;
const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(0)} MB`;

function astText({ ms, bytes }: Sample, total: number, oursMs: number): string {
  const scaled = (ms * total) / Math.max(bytes, 1);
  const how =
    bytes < total
      ? `${seconds(ms)} for a sample of ${megabytes(bytes)}, by bytes ${seconds(scaled)} for all`
      : seconds(ms);
  return `CPython ast: ${how}; ours is ${(scaled / oursMs).toFixed(1)} x faster (target ${TARGETS.ast})`;
}

async function measure(directory: string, folder: string): Promise<void> {
  const repository = await openRepository(directory, process.env);
  const selected = await selectLine(repository, HISTORY);
  const ours = await measureScan(directory, join(folder, "scan.ndjson"));
  const versions = await versionsOf(repository, selected.line);
  const floor = await gitFloorMs(repository.git, versions.ids);
  const ast = await astMs(repository.git, versions);
  const { line } = selected;
  console.log(
    `${repository.name}: ${line.length} commits, ${versions.paths} paths, ${versions.ids.length} file versions, ${megabytes(versions.bytes)}; ${availableParallelism()} cores`,
  );
  console.log(
    `ours: ${seconds(ours.ms)} to ${megabytes(ours.bytes)} of NDJSON (${seconds(ours.cpuMs)} of CPU beside git's), ${megabytes((versions.bytes / ours.ms) * 1000)}/s, peak memory with all threads ${ours.peakMb.toFixed(0)} MB`,
  );
  console.log(
    `git alone, log --raw -M and cat-file at once: ${seconds(floor)}; ours is ${(ours.ms / floor).toFixed(2)} x that (target ${TARGETS.floor})`,
  );
  if (ast !== null) console.log(astText(ast, versions.bytes, ours.ms));
  else console.log("CPython ast: python3 could not be started, nothing was measured.");
}

const { values, positionals } = parseArgs({
  options: { typescript: { type: "string" } },
  allowPositionals: true,
});
const folder = mkdtempSync(join(tmpdir(), "plumbline-bench-"));
try {
  const [given] = positionals;
  const directory = given === undefined ? join(folder, "history") : resolve(given);
  if (given === undefined) await generateHistory(directory);
  await measure(directory, folder);
  if (values.typescript !== undefined) {
    console.log(await measureTree(resolve(values.typescript), folder));
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
