import type { DemoEnvironment, DemoFile, DemoResult, DemoRun, Moment, TestFile } from "./model";
import { seeded } from "./seed";
import { MOMENTS } from "./story";
import { TEST_FILES } from "./test-files";
import { collectionErrorOf, endingOf, runs } from "./turns";

/** Where the tests of each category run: the `environments` of the demo's plans. */
const ENVIRONMENTS: Readonly<Record<TestFile["category"], readonly DemoEnvironment[]>> = {
  unit: ["local"],
  integration: ["local"],
  mission_critical: ["local", "staging"],
  e2e: ["staging"],
  validation: ["local"],
};

/** Minutes from the commit to the start of its first run there; a second one starts as long after the first. */
const DELAY_MINUTES: Readonly<Record<DemoEnvironment, number>> = { local: 2, staging: 5 };

/** Milliseconds that a test takes at least, and by how much it varies. */
const DURATION: Readonly<Record<TestFile["category"], readonly [number, number]>> = {
  unit: [2, 60],
  integration: [40, 700],
  mission_critical: [90, 1400],
  e2e: [1800, 22_000],
  validation: [300, 2000],
};

/** All simulated runs of the demo, in the order of the line; the same ones each time. */
export function demoRuns(): readonly DemoRun[] {
  return MOMENTS.flatMap((moment) =>
    moment.environments.map((environment, index) => {
      const before = moment.environments.slice(0, index);
      const attempt = 1 + before.filter((one) => one === environment).length;
      return runOf(moment, environment, attempt);
    }),
  );
}

function runOf(moment: Moment, environment: DemoEnvironment, attempt: number): DemoRun {
  const committed = Date.parse(moment.committedAt);
  const startedAt = committed + attempt * DELAY_MINUTES[environment] * 60_000;
  return {
    sha: moment.sha,
    environment,
    run: `sim-${attempt}`,
    startedAt: new Date(startedAt).toISOString().replace(".000Z", "Z"),
    files: TEST_FILES.filter((file) => isRun(file, moment, environment)).map((file) =>
      fileOf(file, moment, environment, attempt),
    ),
  };
}

function isRun(file: TestFile, moment: Moment, environment: DemoEnvironment): boolean {
  const { path, category, arrives } = file;
  return (
    ENVIRONMENTS[category].includes(environment) &&
    (arrives === undefined || arrives <= moment.committedAt) &&
    runs(path, moment, environment)
  );
}

function fileOf(
  file: TestFile,
  moment: Moment,
  environment: DemoEnvironment,
  attempt: number,
): DemoFile {
  const { path, category } = file;
  const collectionError = collectionErrorOf(path, moment, environment);
  if (collectionError !== null) return { path, results: [], collectionError };
  const [least, spread] = DURATION[category];
  const results = file.tests(moment.committedAt).map((test): DemoResult => {
    const ending = endingOf(path, test, moment, environment, attempt);
    const words = `${moment.sha} ${environment} ${attempt} ${path} ${test.className} ${test.name}`;
    const durationMs = ending.outcome === "skipped" ? 0 : least + seeded(words, spread);
    return { ...test, ...ending, durationMs };
  });
  return { path, results, collectionError: null };
}
