// The checks that need no database, each a command of its own in package.json.
import { spawn } from "node:child_process";

const CHECKS = ["check:lint", "check:types", "check:deps", "check:unused"];

function runScript(name) {
  return new Promise((resolve, reject) => {
    const child = spawn("npm", ["run", "--silent", name], {
      stdio: "inherit",
      shell: process.platform === "win32",
    });
    child.on("error", reject);
    child.on("exit", (code) => resolve(code === 0));
  });
}

/** Runs them all, also after one has failed, and says how many passed and failed, and which. */
export async function runChecks() {
  const counts = { passed: 0, failed: 0, names: [] };
  for (const name of CHECKS) {
    const started = Date.now();
    const isFine = await runScript(name);
    counts[isFine ? "passed" : "failed"] += 1;
    if (!isFine) counts.names.push(`npm run ${name}`);
    const seconds = ((Date.now() - started) / 1000).toFixed(1);
    console.log(`${isFine ? "ok" : "FAILED"}  npm run ${name}  ${seconds} s`);
  }
  return counts;
}
