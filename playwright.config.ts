import { tmpdir } from "node:os";
import { join } from "node:path";
import { defineConfig } from "@playwright/test";
import { findBrowser } from "./e2e/browser";

// Read again by every worker and by other tools: it looks, and makes nothing.
const port = process.env.PLUMBLINE_E2E_PORT ?? "4640";
const data = process.env.PLUMBLINE_E2E_DATA ?? join(tmpdir(), `plumbline-e2e-${process.pid}`);

export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results",
  forbidOnly: true,
  fullyParallel: true,
  workers: 2,
  timeout: 60_000,
  // What a page says after an upload or a press waits for two cores that others use too.
  expect: { timeout: 15_000 },
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ? [["line"], ["json"]] : [["line"]],
  use: {
    baseURL: `http://127.0.0.1:${port}`,
    launchOptions: findBrowser() ?? {},
    locale: "en-GB",
    timezoneId: "UTC",
    trace: "retain-on-failure",
  },
  webServer: {
    command: `node lib/cli/start.mjs --port ${port} --data "${data}"`,
    stdout: "pipe",
    wait: { stdout: /Plumbline is at/ },
    // The embedded engine, also where a database is set for other things.
    env: { DATABASE_URL: "" },
    timeout: 300_000,
    gracefulShutdown: { signal: "SIGTERM", timeout: 20_000 },
  },
});
