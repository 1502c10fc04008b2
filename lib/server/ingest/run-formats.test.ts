import { readFileSync } from "node:fs";
import { pack } from "tar-stream";
import { beforeEach, expect, test } from "vitest";
import type { ReportFormat, TestStatus } from "@/lib/domain/tests/report";
import { describeOnEveryEngine } from "@/lib/server/db/testing/test-database";
import { bindEmpty, PROJECT } from "@/lib/server/ingest/testing/law-store";
import { RECEIVED_AT, SHA } from "@/lib/server/ingest/testing/reports";
import { upload } from "@/lib/server/ingest/upload";
import { readProject } from "@/lib/server/read/project";
import { readFailureTexts } from "@/lib/server/read/test-details";
import { readTestFacts } from "@/lib/server/read/test-facts";
import { readUploads } from "@/lib/server/read/uploads";

const FORMATS = new URL("../../formats/", import.meta.url);
const fixture = (path: string) => readFileSync(new URL(path, FORMATS));

type Row = readonly [
  format: ReportFormat,
  bytes: Buffer,
  statuses: Partial<Record<TestStatus, number>>,
  failure: RegExp,
];

const ROWS: readonly Row[] = [
  [
    "pytest-reportlog",
    fixture("pytest-reportlog/fixtures/report.jsonl"),
    { passed: 2, failed: 2, error: 1, quarantined: 1, xfailed: 1, xpassed: 1 },
    /ImportError while importing/,
  ],
  [
    "playwright-json",
    fixture("playwright-json/fixtures/report.json"),
    { passed: 2, failed: 3, error: 1, quarantined: 1, xfailed: 1 },
    /Test timeout of 30000ms exceeded/,
  ],
  [
    "jest-json",
    fixture("jest-json/fixtures/report.json"),
    { passed: 2, failed: 1, error: 1, skipped: 2 },
    /Cannot find module/,
  ],
  [
    "go-test-json",
    fixture("go-test-json/fixtures/report.jsonl"),
    { passed: 3, failed: 1, error: 1, skipped: 1 },
    /got 1, want 0/,
  ],
  [
    "tap",
    fixture("tap/fixtures/report.tap"),
    { passed: 3, failed: 1, skipped: 1, quarantined: 1, xfailed: 1 },
    /1 is not 0/,
  ],
  [
    "trx",
    fixture("trx/fixtures/report.trx"),
    { passed: 3, failed: 2, error: 2, quarantined: 1 },
    /Assert\.Equal\(\) Failure/,
  ],
  ["allure", fixture("allure/fixtures/result.json"), { failed: 1 }, /1 is not 2/],
];

function sendBytes(bytes: Buffer, run: Readonly<Record<string, string>>, name = "report") {
  const own = new Uint8Array(bytes);
  return upload(own, { project: PROJECT, receivedAt: RECEIVED_AT, name, run });
}

async function packed(names: readonly string[]): Promise<Buffer> {
  const archive = pack();
  for (const name of names) archive.entry({ name }, fixture("allure/fixtures/result.json"));
  archive.finalize();
  const parts: Buffer[] = [];
  for await (const part of archive as AsyncIterable<Buffer>) parts.push(part);
  return Buffer.concat(parts);
}

describeOnEveryEngine("a report of a runner's own format", (database) => {
  beforeEach(() => bindEmpty(database()));

  test.each(ROWS)("%s is told, stored and read back", async (format, bytes, statuses, failure) => {
    const answer = await sendBytes(bytes, { commit: SHA, environment: "ci", run: "7" });
    const tests = Object.values(statuses).reduce((sum, count) => sum + count, 0);
    expect(answer).toMatchObject({ isNew: true, kind: "run", tests, run: { statuses } });
    const project = await readProject(PROJECT);
    const { sets, reports } = await readTestFacts(project);
    const [report] = reports;
    expect(report).toMatchObject({ format, sha: SHA, environment: "ci", run: "7", tests });
    expect(sets.get(report?.set ?? -1)).toHaveLength(tests);
    const ids = (report?.exceptions ?? []).flatMap(({ message }) => message ?? []);
    const texts = await readFailureTexts(project, ids);
    expect([...texts.values()].join("\n")).toMatch(failure);
    expect(await sendBytes(bytes, { commit: SHA, environment: "ci", run: "7" })).toEqual({
      ...answer,
      isNew: false,
    });
  });

  test.each(ROWS)("%s without a commit is refused, and says how to name one", async (_, bytes) => {
    await expect(sendBytes(bytes, {})).rejects.toMatchObject({
      code: "unprocessable",
      message: expect.stringMatching(/needs the parameter commit/),
    });
  });

  test("a broken one is refused for what is broken and listed, also where no commit is named", async () => {
    for (const said of [{}, { commit: SHA }]) {
      const cut = Buffer.from('<testsuite name="a"><testcase classname="a" name="b">');
      await expect(sendBytes(cut, said)).rejects.toMatchObject({
        code: "unprocessable",
        extra: { total: 1, errors: [{ line: 1, detail: expect.any(String) }] },
      });
    }
    const { rows } = await readUploads(PROJECT, 1);
    expect(rows.filter(({ kind, state }) => kind === "run" && state === "refused")).toHaveLength(2);
  });

  test("a folder of results is one report, its attempts one test", async () => {
    const bytes = await packed(["a/1-result.json", "a/2-result.json", "a/3-attachment.txt"]);
    const answer = await sendBytes(bytes, { commit: SHA });
    expect(answer).toMatchObject({ kind: "run", tests: 1, run: { statuses: { failed: 1 } } });
  });

  test("an archive of something else is refused, and listed with the reason", async () => {
    const bytes = await packed(["report.json"]);
    await expect(sendBytes(bytes, { commit: SHA }, "other.tar")).rejects.toMatchObject({
      code: "unprocessable",
    });
    const { rows } = await readUploads(PROJECT, 1);
    expect(JSON.stringify(rows)).toContain("holds no Allure results");
  });

  test("an empty file is no clean run, whatever it is called", async () => {
    for (const format of ["go-test-json", "tap", "pytest-reportlog"]) {
      await expect(sendBytes(Buffer.from("\n"), { commit: SHA, format })).rejects.toMatchObject({
        code: "unprocessable",
        message: /empty/,
      });
    }
  });

  test("a head that does not tell is believed to be what the uploader says", async () => {
    const noise = "go: downloading a module of a long name\n".repeat(2000);
    const [, bytes] = ROWS[3] ?? ROWS[0] ?? [];
    const whole = Buffer.concat([Buffer.from(noise), bytes ?? Buffer.alloc(0)]);
    await expect(sendBytes(whole, { commit: SHA })).rejects.toMatchObject({
      code: "unprocessable",
    });
    const answer = await sendBytes(whole, { commit: SHA, format: "go-test-json" });
    expect(answer).toMatchObject({ kind: "run", tests: 6 });
  });
});
