import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { isSound, mutateFormat, mutationLines } from "@/lib/cli/verify-formats/mutations";

function rowOf(text: string, format: string) {
  const file = join(mkdtempSync(join(tmpdir(), "plumbline-mutations-")), "report");
  writeFileSync(file, text);
  return { file, path: "report", format, expected: {} };
}

it("damages copies, counts the answers, and is the same again", () => {
  const row = rowOf("1..2\nok 1 - a\nnot ok 2 - b\n", "tap");
  const first = mutateFormat("tap", [row], 200);
  expect(first).toMatchObject({ files: 1, runs: 200, faults: [] });
  expect(first.taken + first.placed + first.untold).toBe(200);
  expect(first.taken).toBeGreaterThan(0);
  expect(first.slowest).toMatch(/^report, mutation \d+$/);
  expect(mutationLines([first]).join("\n")).toContain(first.slowest);
  expect(first.placed + first.untold).toBeGreaterThan(0);
  const { taken, placed, untold } = mutateFormat("tap", [row], 200);
  expect({ taken, placed, untold }).toEqual({
    taken: first.taken,
    placed: first.placed,
    untold: first.untold,
  });
});

it("a value instead of a list is refused at its place", () => {
  const { faults } = mutateFormat("gitlab-codequality", [rowOf("[]", "gitlab-codequality")], 500);
  expect(faults).toEqual([]);
});

it("files that are not there are none, and a fault or two seconds are not sound", () => {
  const none = mutateFormat("tap", [{ ...rowOf("", "tap"), file: "/nowhere/report.tap" }], 50);
  expect(none).toMatchObject({ files: 0, runs: 0 });
  expect(isSound(none)).toBe(true);
  expect(isSound({ ...none, slowestMs: 2001 })).toBe(false);
  const faulty = { ...none, faults: ["report, mutation 1: a parser threw"] };
  expect(isSound(faulty)).toBe(false);
  expect(mutationLines([faulty]).at(-1)).toContain("a parser threw");
});
