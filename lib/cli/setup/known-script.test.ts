import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { knownScript, looksOf, noteScript } from "./known-script.mjs";

let root = "";
const script = () => join(root, ".plumbline/cli/one/check.cjs");

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "plumbline-known-"));
  mkdirSync(join(root, ".plumbline/cli/one"), { recursive: true });
  mkdirSync(join(root, "lib"));
  writeFileSync(script(), "");
  writeFileSync(join(root, "lib/a.ts"), "1");
  noteScript(root, script(), looksOf(root, ["lib", "lib/a.ts"]));
});

afterEach(() => rmSync(root, { recursive: true }));

describe("the script of today", () => {
  it("is known without a look at all sources", () => {
    expect(knownScript(root)).toBe(script());
  });

  it.each([
    ["a source has other bytes", () => writeFileSync(join(root, "lib/a.ts"), "2")],
    ["a source is gone", () => rmSync(join(root, "lib/a.ts"))],
    ["a file came that could be meant instead", () => writeFileSync(join(root, "lib/a.tsx"), "")],
    ["the script is gone", () => rmSync(script())],
    ["nothing was noted", () => rmSync(join(root, ".plumbline/cli/known.json"))],
    ["the note is damaged", () => writeFileSync(join(root, ".plumbline/cli/known.json"), "{")],
    [
      "another Node made it",
      () => {
        const note = join(root, ".plumbline/cli/known.json");
        const text = readFileSync(note, "utf8");
        writeFileSync(note, text.replace(process.version, "v0.0.0"));
      },
    ],
  ])("is not known where %s", (_what, change) => {
    change();
    expect(knownScript(root)).toBe(null);
  });
});
