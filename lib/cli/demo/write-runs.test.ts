import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testId } from "@/lib/domain/tests/report";
import { parseJunit } from "@/lib/formats/junit/parse";
import { demoRuns } from "./build-runs";
import { junitReport } from "./junit";
import type { DemoFile } from "./model";
import { fileNameOf } from "./write-runs";

const COMMAND = resolve(import.meta.dirname, "../plumbline.mjs");
let scratch = "";

beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), "plumbline-demo-runs-"));
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** What the parser should read of a file; a file that cannot be imported is one error. */
function expectedOf({ path, results, collectionError }: DemoFile): readonly string[] {
  if (collectionError !== null) return [`${testId(path, ["(collection)"])} error`];
  return results.map(
    ({ className, name, outcome }) => `${testId(path, [className, name])} ${outcome}`,
  );
}

describe("plumbline demo-runs", () => {
  it("writes the same bytes wherever and whenever it runs", () => {
    const out = join(scratch, "runs");
    const env = { ...process.env, TZ: "Pacific/Kiritimati", LC_ALL: "tr_TR.UTF-8" };
    execFileSync(process.execPath, [COMMAND, "demo-runs", "--out", out], { env });
    const runs = demoRuns();
    expect(readdirSync(out)).toEqual(runs.map(fileNameOf));
    for (const [index, run] of runs.entries()) {
      expect(readFileSync(join(out, fileNameOf(run, index)), "utf8")).toBe(junitReport(run));
    }
  }, 60_000);

  it.each([
    [[], 2, /--out names the directory/],
    [["--out", COMMAND], 3, /cannot be written/],
    [["--ou"], 2, /--ou/],
  ])(
    "%j ends with %i",
    (args, status, words) => {
      const run = spawnSync(process.execPath, [COMMAND, "demo-runs", ...args], {
        encoding: "utf8",
      });
      expect(run.stderr).toMatch(words);
      expect(run.status).toBe(status);
    },
    60_000,
  );
});

describe("a report", () => {
  const runs = demoRuns();
  it.each(runs.map((run, index) => [fileNameOf(run, index), run] as const))(
    "%s is read as the run that it was made from",
    (_, run) => {
      const parsed = parseJunit(junitReport(run));
      if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues[0]));
      const { results, isSimulated, incomplete, startedAt } = parsed.value;
      expect([isSimulated, incomplete, startedAt]).toEqual([true, null, Date.parse(run.startedAt)]);
      const read = results.map(({ place, path, status }) => `${testId(place, path)} ${status}`);
      expect(read.toSorted()).toEqual(run.files.flatMap(expectedOf).toSorted());
    },
  );

  const reportAt = (sha: string, environment: string) => {
    const run = runs.find((one) => one.sha.startsWith(sha) && one.environment === environment);
    return run === undefined ? "" : junitReport(run);
  };

  it("says that it is simulated, when it began with its zone, and counts its own cases", () => {
    for (const report of runs.map(junitReport)) {
      expect(report).toContain(
        '<properties><property name="plumbline.simulated" value="true" /></properties>',
      );
      expect(report).toMatch(/ timestamp="2025-09-1[4-7]T[\d:]{8}\.000000\+00:00"/);
      const count = (pattern: RegExp) => report.match(pattern)?.length ?? 0;
      const said = (name: string) => Number(new RegExp(` ${name}="(\\d+)"`).exec(report)?.[1]);
      expect(said("tests")).toBe(count(/<testcase /g));
      expect(said("failures")).toBe(count(/<failure /g));
      expect(said("errors")).toBe(count(/<error /g));
      expect(said("skipped")).toBe(count(/<skipped /g));
    }
  });

  it("names a file that could not be imported as pytest does", () => {
    const report = reportAt("d6eb683d", "local");
    expect(report).toContain(
      '<testcase classname="" name="tests.integration.test_ssot_bridge_pattern_enforcement" file="tests/integration/test_ssot_bridge_pattern_enforcement.py" time="0.000"><error message="collection failure">',
    );
  });

  it("tells expected failures from skips, and keeps quotes and brackets", () => {
    expect(reportAt("889efbfb", "local")).toContain('<skipped type="pytest.xfail" message="known');
    expect(reportAt("d6eb683d", "local")).toContain('<skipped type="pytest.skip" message="could');
    expect(reportAt("e1e380d3", "staging")).toContain(
      'name="test_event_is_sent[agent_completed]" file=',
    );
  });
});
