import { spawnSync } from "node:child_process";
import { type Browser, findBrowser, isExecutable, launchArguments } from "./browser";

// Prints a browser for the end-to-end tests as JSON. When none is here: Debian's if we are root, else the one
// inside an npm package. Playwright's own download is not tried: where it can be had it is here already.

function installFromDebian(): Browser | undefined {
  if (process.getuid?.() !== 0 || !isExecutable("/usr/bin/apt-get")) return undefined;
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  for (const command of [
    ["update", "-q"],
    ["install", "-q", "-y", "--no-install-recommends", "chromium"],
  ]) {
    // stdout carries the answer of this program; apt may talk on stderr.
    const { status } = spawnSync("/usr/bin/apt-get", command, { stdio: ["ignore", 2, 2], env });
    if (status !== 0) return undefined;
  }
  return findBrowser();
}

async function unpackFromNpm(): Promise<Browser | undefined> {
  if (process.platform !== "linux" || process.arch !== "x64") return undefined;
  const { default: packed } = await import("@sparticuz/chromium");
  const executablePath = await packed.executablePath();
  return { executablePath, args: [...packed.args, ...launchArguments()] };
}

const browser = findBrowser() ?? installFromDebian() ?? (await unpackFromNpm());
if (browser) process.stdout.write(JSON.stringify(browser));
else {
  process.stderr.write("No browser for the end-to-end tests: install chromium or google-chrome.\n");
  process.exitCode = 1;
}
