// `npm test`: sets up what is missing, then every check and every test. The last line is the sum of them all.
import { runChecks } from "./setup/checks.mjs";
import { SetupError } from "./setup/run.mjs";
import { runPlaywright, runVitest } from "./setup/runners.mjs";
import { prepare } from "./setup/setup.mjs";

const STEPS = [
  ["checks", runChecks],
  ["unit tests", () => runVitest("unit")],
  ["tests of the house", () => runVitest("house")],
  ["tests on a database", () => runVitest("db")],
  ["end-to-end tests", runPlaywright],
];

async function main() {
  await prepare();
  const sum = { passed: 0, failed: 0 };
  const lines = [];
  const failures = [];
  for (const [title, step] of STEPS) {
    console.log(`\n== ${title}`);
    const started = Date.now();
    const { passed, failed, names = [] } = await step();
    sum.passed += passed;
    sum.failed += failed;
    failures.push(...names);
    const seconds = Math.round((Date.now() - started) / 1000);
    lines.push(`${title}: ${passed} passed, ${failed} failed, ${seconds} s`);
  }
  if (failures.length > 0) console.log("");
  for (const name of failures) console.log(`FAILED  ${name}`);
  console.log(`\n${lines.join("\n")}\n${sum.passed} passed, ${sum.failed} failed`);
  if (sum.failed > 0) process.exitCode = 1;
}

try {
  await main();
} catch (error) {
  console.error(error instanceof SetupError ? error.message : error);
  console.log("0 passed, 1 failed");
  process.exitCode = 1;
}
