import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { type APIRequestContext, expect } from "@playwright/test";
import { createScanCutter } from "@/lib/api/cut-scan";

/** A simulated test run of the demo: what the command line says of it, and its report. */
type StoryRun = {
  /** First eight digits of the commit. */
  readonly commit: string;
  readonly environment: string;
  readonly run: string;
  readonly report: string;
};

export const DEMO_PLAN = "websocket-manager";
const FOLDER = "prisma/demo";

/** The demo as it happened: its plans at once, then commits and runs in the order of the line. */
export type DemoStory = {
  /** Sends the commits up to this one that were not sent yet. */
  commitsUpTo(sha: string): Promise<void>;
  /** Sends the commits up to this one and the runs on it; answers when the last of them was stored, as `Date.now()`. */
  play(sha: string, environment?: string): Promise<number>;
};

/** Begins it in a project that is read as of its last fact, as the demo is. */
export async function beginStory(request: APIRequestContext, project: string): Promise<DemoStory> {
  const send = async (data: string, params: Readonly<Record<string, string>> = {}) => {
    const answer = await request.post(`/api/v1/projects/${project}/uploads`, {
      data,
      params: { demo: "1", ...params },
    });
    expect(answer.status(), await answer.text()).toBe(201);
  };
  for (const name of readdirSync(FOLDER).filter((one) => one.endsWith(".yaml")))
    await send(readFileSync(join(FOLDER, name), "utf8"));
  const [header = "", ...commits] = readScan();
  const runs = readRuns();
  let sent = 0;
  const commitsUpTo = async (sha: string) => {
    const end = 1 + commits.findIndex((line) => line.startsWith(`{"sha":"${sha}`));
    expect(end, `the scan has commit ${sha}`).toBeGreaterThan(0);
    for (const part of cut([header, ...commits.slice(sent, end)])) await send(part);
    sent = Math.max(sent, end);
  };
  return {
    commitsUpTo,
    play: async (sha, environment) => {
      await commitsUpTo(sha);
      const ran = runs.filter(
        (one) =>
          sha.startsWith(one.commit) &&
          (environment === undefined || one.environment === environment),
      );
      expect(ran.length, `the demo has runs on ${sha}`).toBeGreaterThan(0);
      for (const { report, commit: _, ...place } of ran)
        await send(report, { ...place, commit: fullSha(commits, sha), startedAt: startOf(report) });
      return Date.now();
    },
  };
}

function fullSha(commits: readonly string[], sha: string): string {
  const line = commits.find((one) => one.startsWith(`{"sha":"${sha}`)) ?? "";
  return /^\{"sha":"([0-9a-f]{40})"/.exec(line)?.[1] ?? sha;
}

/** The report says with its zone when it began. */
function startOf(report: string): string {
  return / timestamp="([^"]+)"/.exec(report)?.[1] ?? "";
}

function readScan(): readonly string[] {
  const file = readFileSync(join(FOLDER, "websocket-manager-history.scan.ndjson.gz"));
  return gunzipSync(file).toString("utf8").trimEnd().split("\n");
}

function cut(lines: readonly string[]): readonly string[] {
  const cutter = createScanCutter();
  const parts = [...lines.map((line) => cutter.take(line)), cutter.finish()];
  return parts.flatMap((part) => (part === null ? [] : [part.text]));
}

/** As the command line writes them: `10-e1e380d3-staging-sim-1.xml`. */
function readRuns(): readonly StoryRun[] {
  const out = mkdtempSync(join(tmpdir(), "plumbline-demo-runs-"));
  try {
    execFileSync(process.execPath, ["lib/cli/plumbline.mjs", "demo-runs", "--out", out]);
    return readdirSync(out)
      .toSorted()
      .flatMap((name) => {
        const [, commit, environment, run] = /^\d+-([0-9a-f]{8})-(\w+)-(.+)\.xml$/.exec(name) ?? [];
        if (commit === undefined || environment === undefined || run === undefined) return [];
        return [{ commit, environment, run, report: readFileSync(join(out, name), "utf8") }];
      });
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}
