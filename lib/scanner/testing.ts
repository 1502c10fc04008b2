import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { env } from "node:process";
import type { ScannedCommit } from "@/lib/domain/scan";
import { branchOf, openRepository } from "./git/repository";
import { createTestRepository, type TestRepository } from "./git/testing";
import { LANGUAGES } from "./languages/registry";
import { languageSet } from "./languages/select-languages";
import { scan } from "./scan";
import { type LineChoice, selectLine } from "./select-line";

const removals: (() => void)[] = [];

/** Removes what the test made; for `afterEach`. */
export function cleanUp(): void {
  for (const remove of removals.splice(0)) remove();
}

/** A repository that goes when the test ends. */
export function repository(): TestRepository {
  const made = createTestRepository();
  removals.push(made.remove);
  return made;
}

/** A folder that goes when the test ends. */
export function folder(): string {
  const made = mkdtempSync(join(tmpdir(), "plumbline-scan-"));
  removals.push(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

type Options = Partial<LineChoice> & {
  readonly modules?: readonly string[];
  readonly workers?: number;
  readonly warnings?: string[];
};

/** The lines of a scan, the header first. */
export async function scannedLines(directory: string, options: Options = {}): Promise<string[]> {
  const opened = await openRepository(directory, env);
  const choice = { revision: "HEAD", isHistory: true, since: null, after: null, ...options };
  const lines: string[] = [];
  for await (const line of scan({
    repository: opened,
    tool: { name: "test", version: "1" },
    ...(await selectLine(opened, choice)),
    branch: await branchOf(opened, choice.revision),
    languages: languageSet(LANGUAGES),
    modules: options.modules ?? null,
    workers: options.workers,
    onProgress: () => {},
    onWarning: (text) => options.warnings?.push(text),
  })) {
    lines.push(line);
  }
  return lines;
}

/** The commits of a scan, each on one line as they are in small repositories. */
export async function scanned(directory: string, options: Options = {}): Promise<ScannedCommit[]> {
  const [, ...lines] = await scannedLines(directory, options);
  return lines.map((line) => JSON.parse(line));
}

export const paths = (commit: ScannedCommit | undefined) => commit?.files.map(({ path }) => path);
