import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { CannotError } from "@/lib/cli/usage";
import { demoRuns } from "./build-runs";
import { junitReport } from "./junit";
import type { DemoRun } from "./model";

/** What the report of a run is called: its place in the story, its commit, environment and run. */
export function fileNameOf(run: DemoRun, index: number): string {
  const place = String(index + 1).padStart(2, "0");
  return `${place}-${run.sha.slice(0, 8)}-${run.environment}-${run.run}.xml`;
}

/** Writes every simulated run to a directory, made when it is not there. Throws CannotError when it cannot. */
export async function writeRuns(directory: string): Promise<readonly DemoRun[]> {
  const runs = demoRuns();
  try {
    await mkdir(directory, { recursive: true });
    for (const [index, run] of runs.entries()) {
      await writeFile(join(directory, fileNameOf(run, index)), junitReport(run));
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new CannotError(`${directory} cannot be written: ${reason}`);
  }
  return runs;
}
