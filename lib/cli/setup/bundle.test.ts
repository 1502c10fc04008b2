import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { bundledMain } from "./bundle.mjs";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));

describe("the bundle of the command line", () => {
  it("is made once for a state of the sources, also by several at once", async () => {
    const made = await Promise.all([bundledMain(ROOT), bundledMain(ROOT)]);
    expect(made[0]).toMatch(/\.plumbline\/cli\/[0-9a-f]{16}\/main\.js$/);
    expect(made[1]).toBe(made[0]);
    expect(existsSync(fileURLToPath(made[0] ?? ""))).toBe(true);
  });

  it("is not made where there is nothing to make it from: null, and tsx runs", async () => {
    const empty = mkdtempSync(join(tmpdir(), "plumbline-bundle-"));
    expect(await bundledMain(empty)).toBe(null);
    rmSync(empty, { recursive: true });
  });
});
