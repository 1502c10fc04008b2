import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { DryRun } from "@/lib/domain/dry-run/model";
import { dryRunFile } from "./dry-run-file";
import type { Sender } from "./send";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "plumbline-dry-"));
});
afterAll(() => rm(folder, { recursive: true }));

const HEADER = `{"format":"plumbline.scan/1","tool":{"name":"hand","version":"1"}}`;

/** Answers that it read so many commits, and notes what it was sent. */
function reader(seen: number[]): Sender<DryRun> {
  return async (body) => {
    const commits = body.toString("utf8").trim().split("\n").length - 1;
    seen.push(commits);
    const file = {
      ...({
        kind: "scan",
        format: "plumbline.scan/1",
        tool: "hand 1",
        scope: "all imports",
      } as const),
      counts: [{ what: "commits", count: commits }],
      notes: [],
    };
    return { ok: true, stored: { isDry: true, file, seen: null, effect: null } };
  };
}

async function scanOf(commits: number): Promise<string> {
  const file = join(folder, `${commits}.ndjson`);
  const lines = Array.from({ length: commits }, (_, at) => `{"sha":"${at}"}`);
  await writeFile(file, `${[HEADER, ...lines].join("\n")}\n`);
  return file;
}

test("the first request of a long scan is judged, the others are read, and it says so", async () => {
  const [judged, read]: [number[], number[]] = [[], []];
  const file = await scanOf(1_200);
  const { lines, refused } = await dryRunFile(file, { judge: reader(judged), read: reader(read) });
  expect(refused).toBeNull();
  expect([judged, read]).toEqual([[500], [500, 200]]);
  expect(lines).toEqual([
    `${file}: plumbline.scan/1 by hand 1: all imports; 500 commits`,
    expect.stringMatching(/: lines 502 to 1001 go in a further request.*500 commits$/),
    expect.stringMatching(/: lines 1002 to 1201 go in a further request.*200 commits$/),
  ]);
});

test("what is wrong behind the first request is told with its line in the file", async () => {
  const refuse: Sender<DryRun> = async () => ({
    ok: false,
    status: 422,
    problem: { errors: [{ detail: "sha is no sha", pointer: "/sha", line: 3 }], total: 4 },
  });
  const file = await scanOf(501);
  const { lines, refused } = await dryRunFile(file, { judge: reader([]), read: refuse });
  expect(refused).toBe(422);
  expect(lines.slice(1)).toEqual([
    `${file}: line 503: sha is no sha`,
    `${file}: and 3 further reasons`,
  ]);
});
