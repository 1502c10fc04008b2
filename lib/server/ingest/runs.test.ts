import { beforeEach, expect, test } from "vitest";
import { describeOnEveryEngine, type TestDatabase } from "@/lib/server/db/testing/test-database";
import { shuffled } from "@/lib/server/ingest/testing/demo";
import { bindEmpty, exported, PROJECT, send } from "@/lib/server/ingest/testing/law-store";
import {
  type JunitCase,
  junit,
  RECEIVED_AT,
  SHA,
  sendReport,
} from "@/lib/server/ingest/testing/reports";
import { withdrawUpload } from "@/lib/server/ingest/withdraw";
import { readProject } from "@/lib/server/read/project";
import { readDurations, readFailureTexts } from "@/lib/server/read/test-details";
import { readTestFacts } from "@/lib/server/read/test-facts";
import { readUploads } from "@/lib/server/read/uploads";

const CASES: readonly JunitCase[] = [
  { file: "tests/test_a.py", name: "test_one", seconds: 0.25 },
  { file: "tests/test_a.py", name: "test_two", failure: "E   assert 1 == 2" },
  { file: "tests/test_b.py", name: "test_three", isSkipped: true, seconds: 0 },
];

const WITHDRAWAL = { by: "Ada", reason: "wrong commit", at: RECEIVED_AT };

/** Each report as `place::name status message` lines, read back from the store, sorted. */
async function readBack(): Promise<string[][]> {
  const project = await readProject(PROJECT);
  const { cases, sets, reports } = await readTestFacts(project);
  const ids = reports.flatMap(({ exceptions }) =>
    exceptions.flatMap(({ message }) => message ?? []),
  );
  const texts = await readFailureTexts(project, ids);
  return reports.map((report) => {
    const members = sets.get(report.set) ?? new Int32Array();
    const unusual = new Map(report.exceptions.map((exception) => [exception.ordinal, exception]));
    return [...members]
      .map((id, ordinal) => {
        const { status = "passed", message = null } = unusual.get(ordinal) ?? {};
        const said = message === null ? "" : ` ${texts.get(message)}`;
        return `${cases[id]?.place}::${cases[id]?.name}${cases[id]?.variant} ${status}${said}`;
      })
      .sort();
  });
}

async function rowsOf({ pool }: TestDatabase, table: string): Promise<number> {
  const { rows } = await pool.query<{ n: number }>(`select count(*)::int as n from ${table}`);
  return rows[0]?.n ?? -1;
}

function commitLine(sha: string): string {
  return `${[
    JSON.stringify({
      format: "plumbline.scan/1",
      repository: "example",
      recorded: "all",
      tool: { name: "t", version: "1" },
    }),
    JSON.stringify({
      sha,
      parents: [],
      committedAt: "2026-01-01T00:00:00Z",
      mode: "full",
      filesScanned: 0,
      files: [],
    }),
  ].join("\n")}\n`;
}

describeOnEveryEngine("a test run", (database) => {
  beforeEach(() => bindEmpty(database()));

  test("is read back as it was sent, and the answer counts it", async () => {
    const answer = await sendReport(junit(CASES), {
      commit: SHA,
      environment: "ci",
      run: "77",
      branch: "main",
    });
    expect(answer).toMatchObject({
      ...{ isNew: true, upload: 1, kind: "run", tests: 3 },
      run: {
        ...{ commit: SHA, environment: "ci", run: "77" },
        statuses: { passed: 1, failed: 1, skipped: 1 },
      },
    });
    const [lines = []] = await readBack();
    expect(lines).toHaveLength(3);
    expect(lines[0]).toBe("tests/test_a.py::test_one passed");
    expect(lines[1]).toMatch(/^tests\/test_a\.py::test_two failed .*assert 1 == 2/s);
    expect(lines[2]).toMatch(/^tests\/test_b\.py::test_three skipped not here/);
    const project = await readProject(PROJECT);
    const { cases, reports } = await readTestFacts(project);
    expect(reports[0]).toMatchObject({
      ...{ upload: 1, sha: SHA, environment: "ci", run: "77", branch: "main", tests: 3 },
      ...{ startedAt: RECEIVED_AT, startedFrom: "receipt", format: "junit", isSimulated: false },
    });
    const idOf = (name: string) => cases.findIndex((known) => known?.name === name);
    expect(await readDurations(project, idOf("test_one"), [1])).toEqual(new Map([[1, 250]]));
    expect(await readDurations(project, idOf("test_two"), [1])).toEqual(new Map());
    expect(await readDurations(project, idOf("test_three"), [1])).toEqual(new Map([[1, 0]]));
  });

  test("sent twice is known; sent with another word is another fact", async () => {
    const text = junit(CASES);
    const first = await sendReport(text);
    expect(await sendReport(text, { commit: SHA.toUpperCase() }, RECEIVED_AT + 1)).toEqual({
      ...first,
      isNew: false,
    });
    const others = [
      { commit: "cd".repeat(20) },
      { commit: SHA, environment: "ci" },
      { commit: SHA, run: "1" },
      { commit: SHA, branch: "main" },
      { commit: SHA, variant: "chromium" },
      { commit: SHA, startedAt: "2026-01-01T00:00:00Z" },
    ];
    for (const said of others) expect((await sendReport(text, said)).isNew).toBe(true);
    expect(await rowsOf(database(), "test_report")).toBe(1 + others.length);
    // The variant made three other tests; everything else is shared.
    expect(await rowsOf(database(), "test_case")).toBe(6);
    expect(await rowsOf(database(), "test_set")).toBe(2);
    expect(await rowsOf(database(), "failure_text")).toBe(2);
  });

  test("is named by its digest, in the default environment, when nothing else is said", async () => {
    const { run } = await sendReport(junit(CASES));
    const { rows } = await readUploads(PROJECT, 1);
    expect(run).toMatchObject({ environment: "default", run: rows[0]?.digest.slice(0, 12) });
    expect(rows[0]).toMatchObject({ kind: "run", run: { tests: 3, sha: SHA, incomplete: null } });
  });

  test("began when the request says, else the report, else when it came", async () => {
    const zoned = junit(CASES, "2026-02-03T04:05:06+01:00");
    await sendReport(zoned, { commit: SHA, startedAt: "2026-01-01T00:00:00+01:00" });
    await sendReport(zoned);
    await sendReport(junit(CASES, "2026-02-03T04:05:06"));
    const { reports } = await readTestFacts(await readProject(PROJECT));
    expect(reports.map(({ startedAt, startedFrom }) => [startedAt, startedFrom])).toEqual([
      [Date.UTC(2025, 11, 31, 23), "parameter"],
      [Date.UTC(2026, 1, 3, 3, 5, 6), "report"],
      [RECEIVED_AT, "receipt"],
    ]);
  });

  test("without a commit, or with one that is none, is refused by the name of the parameter", async () => {
    const text = junit(CASES);
    const refusal = (code: string, parameter: string, message: RegExp) =>
      expect.objectContaining({
        code,
        extra: { parameter },
        message: expect.stringMatching(message),
      });
    const command = /commit.*`plumbline upload FILE --project law --commit SHA`/;
    await expect(sendReport(text, {})).rejects.toEqual(refusal("unprocessable", "commit", command));
    for (const [commit, message] of [
      ["xyz", /no commit/],
      ["abcdef", /at least 7/],
      ["abcdef1", /names no commit that law holds/],
    ] as const)
      await expect(sendReport(text, { commit })).rejects.toEqual(
        refusal("unprocessable", "commit", message),
      );
    for (const startedAt of ["yesterday", "2026-01-01T00:00:00", "2026-01-01"])
      await expect(sendReport(text, { commit: SHA, startedAt })).rejects.toEqual(
        refusal("bad-request", "startedAt", /zone/),
      );
    await expect(sendReport(text, { commit: SHA, run: "a\0b" })).rejects.toEqual(
      refusal("bad-request", "run", /NUL/),
    );
    expect(await rowsOf(database(), "test_report")).toBe(0);
    expect(await rowsOf(database(), "test_case")).toBe(0);
  });

  test("is taken by the first digits of a commit that the project holds, when they name one only", async () => {
    const one = `abcdef1${"0".repeat(33)}`;
    const two = `abcdef12${"f".repeat(56)}`;
    await send(commitLine(one));
    expect((await sendReport(junit(CASES), { commit: "ABCDEF1" })).run?.commit).toBe(one);
    await send(commitLine(two));
    expect((await sendReport(junit(CASES), { commit: "abcdef12" })).run?.commit).toBe(two);
    await expect(sendReport(junit(CASES), { commit: "abcdef1" })).rejects.toThrow("more than one");
    expect((await sendReport(junit(CASES), { commit: `abcdef1${"0".repeat(32)}` })).isNew).toBe(
      false,
    );
  });

  test("means the same in whatever order its files come", async () => {
    const files = Array.from({ length: 12 }, (_, run) =>
      junit(
        shuffled(
          Array.from({ length: 9 }, (__, n) => ({
            file: `tests/test_${n % 3}.py`,
            name: `test_${n + (run % 4)}`,
            failure: (n + run) % 5 === 0 ? `trace ${n}` : undefined,
            seconds: n + run,
          })),
          run,
        ),
      ),
    );
    const sendAll = async (order: readonly string[]) => {
      await bindEmpty(database());
      for (const text of order) await sendReport(text);
      return exported(database());
    };
    const expected = await sendAll(files);
    expect(expected.filter((line) => line.startsWith('{"report"'))).toHaveLength(12);
    for (const seed of [1, 2]) expect(await sendAll(shuffled(files, seed))).toEqual(expected);
  });

  test("leaves nothing in an export and no fact when it is withdrawn; the rest stays", async () => {
    await sendReport(junit(CASES.slice(0, 1)));
    const before = await exported(database());
    const read = await readBack();
    const { upload } = await sendReport(junit(CASES));
    expect(await readBack()).toHaveLength(2);
    await withdrawUpload(PROJECT, upload, WITHDRAWAL);
    expect(await exported(database())).toEqual(before);
    expect(await readBack()).toEqual(read);
    await expect(sendReport(junit(CASES))).rejects.toMatchObject({ code: "conflict" });
    await sendReport(junit(CASES.slice(1)));
    expect(await readBack()).toHaveLength(2);
  });

  test("whose files come at once has them all, and each once", async () => {
    const shards = Array.from({ length: 6 }, (_, shard) =>
      junit([
        { file: "tests/test_shared.py", name: "test_setup" },
        { file: `tests/test_${shard}.py`, name: "test_it", failure: "E   boom" },
      ]),
    );
    const said = { commit: SHA, run: "9" };
    const answers = await Promise.all([...shards, ...shards].map((text) => sendReport(text, said)));
    expect(answers.filter(({ isNew }) => isNew)).toHaveLength(6);
    const { cases, reports } = await readTestFacts(await readProject(PROJECT));
    expect(new Set(reports.map(({ run }) => run))).toEqual(new Set(["9"]));
    expect(reports).toHaveLength(6);
    expect(cases.filter((known) => known !== undefined)).toHaveLength(7);
    expect(await rowsOf(database(), "failure_text")).toBe(1);
  });

  test("with what no text column holds in it is stored all the same", async () => {
    const report = (name: string) =>
      JSON.stringify({
        results: {
          tool: { name: "t" },
          summary: { tests: 1, passed: 0, failed: 1, start: 0, stop: 0 },
          tests: [
            {
              name,
              status: "failed",
              duration: 1,
              message: "a\0b\ud800",
              trace: "c\0",
              suite: "s",
            },
          ],
        },
      });
    await sendReport(report("nul \0 half \udc00"));
    const [[line = ""] = []] = await readBack();
    expect(line).toContain("nul \ufffd half \ufffd");
    expect(line).toContain("a\ufffdb\ufffd");
  });
});
