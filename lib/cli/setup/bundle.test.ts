import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { cleanUp, repository } from "@/lib/scanner/testing";
import { bundledMain } from "./bundle.mjs";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
const COMMAND = fileURLToPath(new URL("../plumbline.mjs", import.meta.url));
const PLAN = `format: plumbline.plan/1
id: a-path
version: 1
title: A import path
subject:
  names: [A]
  canonical: [{ module: src/a }]
  legacy: [{ module: src/old }]
scope: { include: ["**/*.ts"], exclude: [] }
strategy: { targets: { new: 20, update: 60, validation: 20 } }
`;

afterAll(cleanUp);

describe("the bundle of the command line", () => {
  it("is made once for a state of the sources, also by several at once", async () => {
    const made = await Promise.all([bundledMain(ROOT, "scan"), bundledMain(ROOT, "scan")]);
    expect(made[0]).toMatch(/\.plumbline\/cli\/[0-9a-f]{16}\/main\.js$/);
    expect(made[1]).toBe(made[0]);
    expect(existsSync(made[0] ?? "")).toBe(true);
  });

  it("judges from what V8 kept as it does the first time, also in a language that is loaded when asked for", () => {
    const { directory, commit, git } = repository();
    commit({
      "plumbline.yaml": PLAN,
      "src/a.ts": "export class A {}\n",
      "src/old.ts": 'export { A } from "./a";\n',
      "src/u.ts": 'import { A } from "./a";\n',
    });
    git("checkout", "-q", "-b", "work");
    commit({ "src/u.ts": 'import { A } from "./old";\n' });
    const check = () =>
      spawnSync(process.execPath, [COMMAND, "check"], { cwd: directory, encoding: "utf8" });
    const [first, second] = [check(), check()];
    expect(first.stderr).toBe("");
    expect(first.status).toBe(1);
    expect(first.stdout).toContain("src/u.ts:1: new legacy import: A of src/old");
    expect(second).toMatchObject({ status: first.status, stdout: first.stdout, stderr: "" });
  }, 60_000);

  it("is not made where there is nothing to make it from: null, and tsx runs", async () => {
    const empty = mkdtempSync(join(tmpdir(), "plumbline-bundle-"));
    expect(await bundledMain(empty, "check")).toBe(null);
    rmSync(empty, { recursive: true });
  });
});
