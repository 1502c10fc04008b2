import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { isSound, mutateFormat, mutationLines } from "@/lib/cli/verify-formats/mutations";
import { faultOf } from "@/lib/cli/verify-formats/mutations-http";

function rowOf(text: string, format: string) {
  const file = join(mkdtempSync(join(tmpdir(), "plumbline-mutations-")), "report");
  writeFileSync(file, text);
  return { file, path: "report", format, expected: {} };
}

it("damages copies, counts the answers, and is the same again", async () => {
  const row = rowOf("1..2\nok 1 - a\nnot ok 2 - b\n", "tap");
  const first = await mutateFormat("tap", [row], 200);
  expect(first).toMatchObject({ files: 1, runs: 200, faults: [] });
  expect(first.taken + first.placed + first.untold).toBe(200);
  expect(first.taken).toBeGreaterThan(0);
  expect(first.late.max).toBeGreaterThanOrEqual(first.late.p99);
  expect(first.slowest).toMatch(/^report, mutation \d+$/);
  expect(mutationLines([first]).join("\n")).toContain(first.slowest);
  expect(first.placed + first.untold).toBeGreaterThan(0);
  const { taken, placed, untold } = await mutateFormat("tap", [row], 200);
  expect({ taken, placed, untold }).toEqual({
    taken: first.taken,
    placed: first.placed,
    untold: first.untold,
  });
});

it("a value instead of a list is refused at its place", async () => {
  const { faults } = await mutateFormat(
    "gitlab-codequality",
    [rowOf("[]", "gitlab-codequality")],
    500,
  );
  expect(faults).toEqual([]);
});

it("files that are not there are none, and a fault or two seconds are not sound", async () => {
  const none = await mutateFormat(
    "tap",
    [{ ...rowOf("", "tap"), file: "/nowhere/report.tap" }],
    50,
  );
  expect(none).toMatchObject({ files: 0, runs: 0 });
  expect(isSound(none)).toBe(true);
  expect(isSound({ ...none, slowestMs: 2001 })).toBe(false);
  const faulty = { ...none, faults: ["report, mutation 1: a parser threw"] };
  expect(isSound(faulty)).toBe(false);
  expect(mutationLines([faulty]).at(-1)).toContain("a parser threw");
});

describe("an answer to a damaged copy", () => {
  const refused = (error: object) => JSON.stringify({ errors: [error] });
  it.each([
    [201, "{}", null],
    [200, "{}", null],
    [413, "{}", null],
    [422, refused({ detail: "no list", pointer: "/tests" }), null],
    [422, refused({ detail: "cut", pointer: "", line: 3 }), null],
    [422, refused({ detail: "the file is odd; supported are a and b", pointer: "" }), null],
    [422, refused({ detail: "no list", pointer: "" }), "refused without a place: no list"],
    [
      422,
      refused({ detail: "the file is empty", pointer: "" }),
      "refused without a place: the file is empty",
    ],
    [422, '{"detail":"?"}', 'refused without a reason: {"detail":"?"}'],
    [500, "oh", "answered 500 oh"],
    [503, "busy", "answered 503 busy"],
  ])("%i %s: %s", (status, text, fault) => {
    expect(faultOf(status, text, false)).toBe(fault);
  });

  it("may say that a blank copy is empty", () => {
    expect(faultOf(422, refused({ detail: "the file is empty", pointer: "" }), true)).toBeNull();
  });
});
