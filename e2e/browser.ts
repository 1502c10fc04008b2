import { accessSync, constants, existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "@playwright/test";

export type Browser = {
  /** Absent: Playwright's own. */
  readonly executablePath?: string;
  readonly args: string[];
};

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
/** Nothing but the pages under test may use the network. */
const QUIET = [
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];

/** A Chromium that is here already: the one that was handed on, Playwright's own, or one on the machine. */
export function findBrowser(): Browser | undefined {
  const handedOn = process.env.PLUMBLINE_E2E_BROWSER;
  if (handedOn) return JSON.parse(handedOn);
  if (existsSync(chromium.executablePath())) return { args: launchArguments() };
  const folders = [...(process.env.PATH ?? "").split(delimiter), "/usr/bin"];
  const paths = folders.flatMap((folder) => NAMES.map((name) => join(folder, name)));
  const executablePath = paths.find(isExecutable);
  return executablePath ? { executablePath, args: launchArguments() } : undefined;
}

/** Chromium's sandbox refuses root. */
export function launchArguments(): string[] {
  return process.getuid?.() === 0 ? [...QUIET, "--no-sandbox"] : QUIET;
}

export function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
