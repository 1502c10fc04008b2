import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { takeLock } from "../../server/db/engine/store-lock.mjs";
import { buildOfToday, removeOldBuilds } from "./build.mjs";
import {
  countPlaywright,
  countVitest,
  failedInPlaywright,
  failedInVitest,
  judge,
} from "./runners.mjs";
import { liveServers, registerServer } from "./servers.mjs";

let scratch = "";

beforeEach(() => {
  scratch = mkdtempSync(join(tmpdir(), "plumbline-builds-"));
  for (const build of ["a1", "b2", "c3", "d4"]) {
    mkdirSync(join(scratch, `.next/build-${build}`), { recursive: true });
  }
  mkdirSync(join(scratch, ".next/servers"));
});
afterEach(() => rmSync(scratch, { recursive: true, force: true }));

const builds = () =>
  ["a1", "b2", "c3", "d4"].filter((name) => existsSync(join(scratch, `.next/build-${name}`)));

function note(pid: number | undefined, content: string) {
  writeFileSync(join(scratch, `.next/servers/${pid}.json`), content);
}

async function endedPid(): Promise<number | undefined> {
  const child = spawn(process.execPath, ["--version"], { stdio: "ignore" });
  await once(child, "exit");
  return child.pid;
}

describe("old builds", () => {
  test("go, but for those that a living process uses, makes or is about to use", async () => {
    const dead = await endedPid();
    note(process.ppid, JSON.stringify({ build: ".next/build-b2" }));
    note(dead, JSON.stringify({ build: ".next/build-d4" }));
    const release = takeLock(join(scratch, ".next/build-c3.lock"), null);
    removeOldBuilds(scratch, ".next/build-a1");
    expect(builds()).toEqual(["a1", "b2", "c3"]);
    expect(existsSync(join(scratch, `.next/servers/${dead}.json`))).toBe(false);
    release();
    removeOldBuilds(scratch, ".next/build-a1");
    expect(builds()).toEqual(["a1", "b2"]);
  });

  test("all stay while it is unknown which one a living server uses", () => {
    note(process.ppid, "");
    removeOldBuilds(scratch, ".next/build-a1");
    expect(builds()).toEqual(["a1", "b2", "c3", "d4"]);
  });

  test("a server is known to others until it gives up its entry", () => {
    const release = registerServer(scratch, ".next/build-a1");
    expect(existsSync(join(scratch, `.next/servers/${process.pid}.json`))).toBe(true);
    expect(liveServers(scratch)).toEqual([]);
    release();
    expect(existsSync(join(scratch, `.next/servers/${process.pid}.json`))).toBe(false);
  });
});

test("the build of today depends on the pages, not on the command line or on tests", () => {
  const put = (path: string, text: string) => {
    mkdirSync(join(scratch, path, ".."), { recursive: true });
    writeFileSync(join(scratch, path), text);
  };
  put("app/page.tsx", "1");
  const first = buildOfToday(scratch);
  put("lib/cli/main.ts", "1");
  put("lib/domain/plan.test.ts", "1");
  expect(buildOfToday(scratch)).toBe(first);
  put("app/page.tsx", "2");
  expect(buildOfToday(scratch)).not.toBe(first);
});

describe("counts of a runner", () => {
  test("have one failure more when it ran nothing, reported nothing or ended badly", () => {
    const said = vi.spyOn(console, "error").mockImplementation(() => {});
    const fine = { passed: 2, failed: 0, names: [] };
    expect(judge("x", 0, fine)).toEqual(fine);
    const bad = { passed: 2, failed: 1, names: ["a.ts: b"] };
    expect(judge("x", 1, bad)).toEqual(bad);
    const complaints = ["x ended with exit code 1", "x ran no test", "x wrote no report"];
    const [ended, ranNone, wroteNone] = complaints.map((one) => ({ failed: 1, names: [one] }));
    expect(judge("x", 1, fine)).toEqual({ passed: 2, ...ended });
    expect(judge("x", 0, { passed: 0, failed: 0, names: [] })).toEqual({ passed: 0, ...ranNone });
    expect(judge("x", 0, null)).toEqual({ passed: 0, ...wroteNone });
    expect(said.mock.calls).toEqual(complaints.map((one) => [`FAILED  ${one}`]));
    said.mockRestore();
  });

  test("count a file that could not be loaded, and a test that passed only on retry, as failed", () => {
    const testResults = [
      { status: "failed", assertionResults: [] },
      { status: "failed", assertionResults: [{}] },
      { status: "passed", assertionResults: [{}] },
    ];
    const report = { numPassedTests: 1, numFailedTests: 1, testResults };
    expect(countVitest(report)).toEqual({ passed: 1, failed: 2 });
    const stats = { expected: 3, unexpected: 1, flaky: 1, skipped: 0 };
    expect(countPlaywright({ stats })).toEqual({ passed: 3, failed: 2 });
  });

  test("come with the name of each that failed, and the first line of why", () => {
    const failed = { status: "failed", fullName: "adds up", failureMessages: ["not 3\n  at a.ts"] };
    const testResults = [
      { name: "a.test.ts", status: "failed", message: "no such file\n", assertionResults: [] },
      { name: "b.test.ts", status: "failed", assertionResults: [failed, { status: "passed" }] },
    ];
    expect(failedInVitest({ testResults })).toEqual([
      "a.test.ts\n        no such file",
      "b.test.ts: adds up\n        not 3",
    ]);
    const spec = (title: string, status: string) => ({
      ...{ title, file: "a.spec.ts", line: 4 },
      tests: [{ status }],
    });
    const inner = { specs: [spec("opens", "unexpected"), spec("shuts", "expected")] };
    const suites = [{ specs: [spec("waits", "flaky")], suites: [inner] }];
    expect(failedInPlaywright({ suites })).toEqual(["a.spec.ts:4: waits", "a.spec.ts:4: opens"]);
  });
});
