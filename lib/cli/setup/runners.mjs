// The test runners: each writes a JSON report, from which its tests are counted.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { tryPort } from "./port.mjs";

const OUT = ".ci/out";

function run(args, env) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { stdio: "inherit", env });
    child.on("error", reject);
    child.on("exit", (code) => resolve(code));
  });
}

/**
 * Counts of one runner, and the names of what failed. What it could not report is a failure too: no report, no
 * test at all, or a bad exit though every test passed (an error outside of any test).
 */
export function judge(name, code, report) {
  const { passed, failed, names = [] } = report ?? { passed: 0, failed: 0 };
  const complaint = !report
    ? "wrote no report"
    : passed + failed === 0
      ? "ran no test"
      : code !== 0 && failed === 0
        ? `ended with exit code ${code}`
        : null;
  if (complaint) console.error(`FAILED  ${name} ${complaint}`);
  const named = complaint ? [...names, `${name} ${complaint}`] : names;
  return { passed, failed: failed + (complaint ? 1 : 0), names: named };
}

function readReport(file, count, failuresOf) {
  if (!existsSync(file)) return null;
  const report = JSON.parse(readFileSync(file, "utf8"));
  return { ...count(report), names: failuresOf(report) };
}

function withReason(name, message = "") {
  const reason = message.split("\n", 1)[0].slice(0, 300);
  return reason === "" ? name : `${name}\n        ${reason}`;
}

/** What failed in a vitest report: `file: test`, or `file` where it could not be loaded, and why, a line each. */
export function failedInVitest({ testResults }) {
  return testResults.flatMap(({ name, status, message, assertionResults }) => {
    const failed = assertionResults.filter((one) => one.status === "failed");
    if (status === "failed" && assertionResults.length === 0) return [withReason(name, message)];
    return failed.map((one) => withReason(`${name}: ${one.fullName}`, one.failureMessages?.[0]));
  });
}

/** Likewise of a Playwright report, whose suites hold suites; a flaky one is among them. */
export function failedInPlaywright(report) {
  return (report.suites ?? []).flatMap((suite) => [
    ...suite.specs
      .filter(({ tests }) =>
        tests.some(({ status }) => status === "unexpected" || status === "flaky"),
      )
      .map(({ file, line, title }) => `${file}:${line}: ${title}`),
    ...failedInPlaywright(suite),
  ]);
}

/** A file that could not be loaded counts as one failed test: vitest reports it with no test inside. */
export function countVitest({ numPassedTests, numFailedTests, testResults }) {
  const broken = testResults.filter(
    ({ status, assertionResults }) => status === "failed" && assertionResults.length === 0,
  );
  return { passed: numPassedTests, failed: numFailedTests + broken.length };
}

/** A flaky test passed only on retry: it counts as failed. */
export function countPlaywright({ stats }) {
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky };
}

export async function runVitest(project) {
  const file = join(OUT, `vitest-${project}.json`);
  mkdirSync(OUT, { recursive: true });
  rmSync(file, { force: true });
  const program = "node_modules/vitest/vitest.mjs";
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  const env = { ...process.env, NODE_ENV: "test" };
  const code = await run([program, "run", "--project", project, ...reporters], env);
  return judge(`vitest ${project}`, code, readReport(file, countVitest, failedInVitest));
}

/** Against a production build on a scratch store that is removed afterwards. */
export async function runPlaywright() {
  const file = join(OUT, "playwright.json");
  mkdirSync(OUT, { recursive: true });
  rmSync(file, { force: true });
  const browser = findOrGetBrowser();
  if (browser === null) return judge("playwright", 1, null);
  const data = mkdtempSync(join(tmpdir(), "plumbline-e2e-"));
  const env = {
    ...process.env,
    PLAYWRIGHT_JSON_OUTPUT_FILE: file,
    PLUMBLINE_E2E_BROWSER: browser,
    PLUMBLINE_E2E_DATA: data,
    PLUMBLINE_E2E_PORT: process.env.PLUMBLINE_E2E_PORT ?? String(await tryPort(0)),
  };
  try {
    const code = await run(["node_modules/@playwright/test/cli.js", "test"], env);
    return judge("playwright", code, readReport(file, countPlaywright, failedInPlaywright));
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
}

function findOrGetBrowser() {
  const args = ["--import", "tsx", "e2e/get-browser.ts"];
  const stdio = ["ignore", "pipe", "inherit"];
  const { status, stdout } = spawnSync(process.execPath, args, { encoding: "utf8", stdio });
  return status === 0 ? stdout : null;
}
