import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { beforeAll, describe, expect, it } from "vitest";
import { classifier, classOf } from "@/lib/domain/classify";
import { failureMatcher } from "@/lib/domain/failure-pattern";
import { anyGlobMatcher } from "@/lib/domain/glob";
import type { Plan } from "@/lib/domain/plan";
import type { ScannedCommit, ScannedFile } from "@/lib/domain/scan";
import { parseInstant } from "@/lib/domain/time";
import { parsePlan } from "@/lib/formats/plan/parse";
import { parseScan } from "@/lib/formats/scan/reader";
import { decodeText } from "@/lib/formats/text";
import { demoRuns } from "./build-runs";
import type { DemoRun } from "./model";
import { PATHS } from "./paths";
import { MOMENTS } from "./story";
import { UNWRITTEN_FILES } from "./unwritten-files";

const DEMO = new URL("../../../prisma/demo/", import.meta.url);
const UNWRITTEN: readonly string[] = UNWRITTEN_FILES.map(({ path }) => path);
/** Run from a branch, before the merges of 14 September, 18:35 and 18:40, brought them to the line. */
const EARLY: readonly string[] = [
  PATHS.isolation,
  "tests/mission_critical/test_websocket_event_structure_golden_path.py",
  "tests/e2e/agent_goldenpath/test_websocket_event_validation_e2e.py",
  "tests/e2e/test_golden_path_ssot_integration.py",
];

/** A commit of the story as the scan knows it. */
type Standing = {
  readonly committedAt: string;
  readonly tree: ReadonlySet<string>;
  /** By plan version: violations and files with them. */
  readonly counts: readonly (readonly [number, number])[];
};

const plans: Plan[] = [];
const standings = new Map<string, Standing>();

function readPlan(name: string): Plan {
  const parsed = parsePlan(readFileSync(new URL(name, DEMO), "utf8"));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues[0]));
  return parsed.value;
}

function legacyCounter(plan: Plan): (file: ScannedFile) => number {
  const { target, path: standing } = classifier(plan);
  return ({ path, imports }) =>
    imports.filter(
      ({ module, name }) => classOf(standing(path), target(module, name), 0) === "legacy",
    ).length;
}

/** The paths of the tree after the commit. */
function growTree(tree: Set<string>, { mode, tree: change }: ScannedCommit): void {
  if (change === undefined) return;
  if (mode === "full") tree.clear();
  for (const path of change.removed) tree.delete(path);
  for (const path of change.added) tree.add(path);
}

/** Legacy imports by path after the commit, under each plan. */
function growCounts(
  counts: Map<string, readonly number[]>,
  commit: ScannedCommit,
  counters: readonly ((file: ScannedFile) => number)[],
): void {
  if (commit.mode === "full") counts.clear();
  for (const { from, to } of commit.renamed ?? []) {
    counts.set(to, counts.get(from) ?? []);
    counts.delete(from);
  }
  for (const path of commit.deleted ?? []) counts.delete(path);
  for (const file of commit.files) {
    counts.set(
      file.path,
      counters.map((count) => count(file)),
    );
  }
}

function sums(counts: ReadonlyMap<string, readonly number[]>, plan: number) {
  const legacy = [...counts.values()].map((one) => one[plan] ?? 0).filter((one) => one > 0);
  return [legacy.reduce((sum, one) => sum + one, 0), legacy.length] as const;
}

beforeAll(() => {
  plans.push(...["plan-1104.yaml", "plan-1104-v2.yaml", "plan-1104-v3.yaml"].map(readPlan));
  const zipped = readFileSync(new URL("websocket-manager-history.scan.ndjson.gz", DEMO));
  const decoded = decodeText(gunzipSync(zipped));
  const scan = parseScan(decoded.ok ? decoded.value : "");
  if (!scan.ok) throw new Error(JSON.stringify(scan.issues[0]));
  const wanted = new Set(MOMENTS.map(({ sha }) => sha));
  const counters = plans.map(legacyCounter);
  const tree = new Set<string>();
  const counts = new Map<string, readonly number[]>();
  for (const { commit } of scan.value.commits) {
    growTree(tree, commit);
    growCounts(counts, commit, counters);
    if (!wanted.has(commit.sha)) continue;
    standings.set(commit.sha, {
      committedAt: commit.committedAt,
      tree: new Set(tree),
      counts: plans.map((_, plan) => sums(counts, plan)),
    });
  }
}, 60_000);

const RUNS = demoRuns();
const runsAt = (sha: string, environment: string) =>
  RUNS.filter((run) => run.sha.startsWith(sha) && run.environment === environment);
const testsOf = (run: DemoRun | undefined, path: string) =>
  run?.files.find((file) => file.path === path)?.results ?? [];

/** What the plan names for the run's environment and its tree has, and the run did not run. */
function notRun({ sha, environment, files }: DemoRun): readonly string[] {
  const [plan] = plans;
  const ran = new Set(files.map(({ path }) => path));
  const isWanted = anyGlobMatcher(
    (plan?.tests ?? [])
      .filter(({ category }) => plan?.environments?.[category]?.includes(environment))
      .map(({ path }) => path),
  );
  return [...(standings.get(sha)?.tree ?? [])].filter((path) => isWanted(path) && !ran.has(path));
}

describe("the story of the demo's runs, against its scan and plans", () => {
  it.each(MOMENTS)("knows the commit $sha and what the plan in force counts there", (moment) => {
    const standing = standings.get(moment.sha);
    expect(standing?.committedAt).toBe(moment.committedAt);
    const inForce = plans.findLast(
      ({ effectiveAt = 0 }) => effectiveAt <= (parseInstant(moment.committedAt) ?? 0),
    );
    expect(moment.planVersion).toBe(inForce?.version);
    const counted = standing?.counts[moment.planVersion - 1];
    expect(counted).toEqual([moment.violations, moment.files]);
  });

  it("runs nothing that the tree lacks but what was never written and what came with a merge", () => {
    const lacking = RUNS.flatMap(({ sha, files }) =>
      files.filter(({ path }) => !standings.get(sha)?.tree.has(path)).map(({ path }) => path),
    );
    expect(new Set(lacking)).toEqual(new Set([...UNWRITTEN, ...EARLY]));
    const lastTree = standings.get(MOMENTS.at(-1)?.sha ?? "")?.tree;
    expect(EARLY.filter((path) => !lastTree?.has(path))).toEqual([]);
  });

  it("leaves out, of what the plan names and the tree has, two files and only those", () => {
    const missing = new Set(RUNS.flatMap(notRun));
    expect(missing).toEqual(new Set([PATHS.emission, PATHS.journey]));
  });

  it("is in the order of the line, and no run starts before its commit or ends up twice", () => {
    const times = MOMENTS.map(({ committedAt }) => Date.parse(committedAt));
    expect(times).toEqual(times.toSorted((left, right) => left - right));
    const starts = RUNS.map(({ startedAt }) => Date.parse(startedAt));
    expect(starts).toEqual(starts.toSorted((left, right) => left - right));
    const keys = RUNS.map(({ sha, environment, run }) => `${sha} ${environment} ${run}`);
    expect(new Set(keys).size).toBe(RUNS.length);
    for (const { sha, startedAt } of RUNS) {
      expect(startedAt > (standings.get(sha)?.committedAt ?? "")).toBe(true);
    }
  });

  it("begins with runs in which everything passes and every critical event has its tests", () => {
    const [local, staging] = RUNS;
    expect([local?.environment, staging?.environment]).toEqual(["local", "staging"]);
    for (const run of [local, staging]) {
      const results = run?.files.flatMap((file) => file.results) ?? [];
      expect(results.filter(({ outcome }) => outcome !== "passed")).toEqual([]);
      const names = run?.files
        .filter(({ path }) => path.startsWith("tests/mission_critical/"))
        .flatMap((file) => file.results.map(({ name }) => name));
      for (const { id } of plans[0]?.goldenPath?.steps ?? []) {
        expect(names?.some((name) => name.includes(id))).toBe(true);
      }
    }
  });

  it("lets the primary suite shrink from 169 tests to 18 with the commit that hollowed it out", () => {
    const sizes = RUNS.map((run) => testsOf(run, PATHS.primary).length);
    const at = RUNS.findIndex(({ sha }) => sha.startsWith("61d0b3ec"));
    expect(new Set(sizes.slice(0, at))).toEqual(new Set([169]));
    expect(new Set(sizes.slice(at))).toEqual(new Set([18]));
  });

  it("lets the detection tests fail for the reason that the plan names, in every run", () => {
    const entry = plans[0]?.tests.find(({ path }) => path === PATHS.detectPaths);
    const matches = failureMatcher(entry?.failsWith ?? "");
    const results = RUNS.flatMap((run) => testsOf(run, PATHS.detectPaths));
    expect(results.length).toBeGreaterThan(50);
    expect(results.filter(({ message }) => !matches(message ?? ""))).toEqual([]);
  });

  it("has seen each case of the tests that must fail first failing by 03:15 on 14 September", () => {
    const failed = RUNS.filter(({ startedAt }) => startedAt < "2025-09-14T03:15:00Z")
      .flatMap(({ files }) => files.flatMap(({ results }) => results))
      .filter(({ outcome }) => outcome === "failed");
    const cases = plans[0]?.tests
      .filter(({ mustFailFirst }) => mustFailFirst)
      .flatMap((entry) => entry.cases ?? []);
    expect(new Set(failed.map(({ name }) => name))).toEqual(new Set(cases));
  });

  it.each([
    ["e1e380d3", "staging", PATHS.primary, 7],
    ["e1e380d3", "local", PATHS.primary, 0],
    ["e3956182", "staging", PATHS.fiveEvents, 2],
    ["10219f0a", "staging", PATHS.primary, 0],
    ["ac888600", "local", PATHS.isolation, 2],
    ["20f838a0", "local", PATHS.isolation, 0],
  ])("at %s on %s, %s has %i failures", (sha, environment, path, failures) => {
    const results = testsOf(runsAt(sha, environment)[0], path);
    expect(results.length).toBeGreaterThan(failures);
    expect(results.filter(({ outcome }) => outcome === "failed")).toHaveLength(failures);
  });

  it.each(["617ea3a8", "c265921e"])("has a test both fail and pass at %s", (sha) => {
    const ends = runsAt(sha, "staging").map((run) =>
      testsOf(run, PATHS.compliance).find(({ name }) => name.includes("tool_executing")),
    );
    expect(ends.map((one) => one?.outcome)).toEqual(["failed", "passed"]);
  });

  it("cannot import a test file, and skips another, while the critical file is gone", () => {
    for (const { sha, environment, files } of RUNS) {
      if (environment !== "local") continue;
      const tree = standings.get(sha)?.tree;
      if (!tree?.has(PATHS.bridgeRouting)) continue;
      const isGone = !tree.has("netra_backend/app/factories/websocket_bridge_factory.py");
      const pattern = files.find(({ path }) => path === PATHS.bridgePattern);
      expect(pattern?.collectionError !== null).toBe(isGone);
      const routing = files.find(({ path }) => path === PATHS.bridgeRouting);
      expect(routing?.results.every(({ outcome }) => outcome === "skipped")).toBe(isGone);
    }
  });
});
