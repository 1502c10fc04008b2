import { beforeEach, expect, test } from "vitest";
import type { FindingsModel } from "@/lib/domain/findings/model";
import { describeOnEveryEngine } from "@/lib/server/db/testing/test-database";
import { importStore } from "@/lib/server/ingest/import/import-store";
import { deleteProject } from "@/lib/server/ingest/project";
import { reindexAll } from "@/lib/server/ingest/reindex";
import { shuffled } from "@/lib/server/ingest/testing/demo";
import { bindEmpty, clear, exported, PROJECT, send } from "@/lib/server/ingest/testing/law-store";
import { RECEIVED_AT, sendReport } from "@/lib/server/ingest/testing/reports";
import { withdrawUpload } from "@/lib/server/ingest/withdraw";
import { openBoard } from "@/lib/server/read/board";
import { findingsCsv, readFileFindings, readFindingsBoard } from "@/lib/server/read/findings";
import { findingsMapCsv, findingsMapJson } from "@/lib/server/read/findings-map";
import { readUploads } from "@/lib/server/read/uploads";

const SHAS = ["a1", "b2", "c3", "d4"].map((pair) => pair.repeat(20));
const TREES = [["src/a.py", "src/old.py"], [], [], ["src/new.py"]];
const GONE = [[], [], [], ["src/old.py"]];

/** Four commits; at the last one `src/old.py` went and `src/new.py` came. */
function scan(): string {
  const header = {
    ...{ format: "plumbline.scan/1", repository: "example", recorded: "all" },
    tool: { name: "t", version: "1" },
  };
  const commits = SHAS.map((sha, at) => ({
    ...{ sha, parents: at === 0 ? [] : [SHAS[at - 1]], mode: at === 0 ? "full" : "delta" },
    ...(at === 0 ? {} : { base: SHAS[at - 1] }),
    committedAt: `2026-01-0${at + 1}T00:00:00Z`,
    ...{ filesScanned: 2, files: [], tree: { added: TREES[at], removed: GONE[at] } },
    ...(at === 3 ? { deleted: GONE[at] } : {}),
  }));
  return `${[header, ...commits].map((line) => JSON.stringify(line)).join("\n")}\n`;
}

const PLAN = `format: plumbline.plan/1
id: p
version: 1
title: P
subject:
  canonical: [{module: a.b}]
  legacy: [{module: a.c}]
  findings: [{tool: ruff, rule: "F*"}]
scope: {include: ["**"]}
strategy: {targets: {new: 20, update: 60, validation: 20}}
`;

/** ruff's JSON of `RULE path:line` lines, with the paths of some machine. */
function ruff(...lines: string[]): string {
  const problems = lines.map((line) => {
    const [, code, path, row] = /^(\S+) (\S+):(\d+)$/.exec(line) ?? [];
    const location = { row: Number(row), column: 1 };
    return { code, filename: `/home/ci/${path}`, location, message: `${code} here` };
  });
  return JSON.stringify(problems);
}

const REPORTS: readonly (readonly [at: number, text: string])[] = [
  [0, ruff("F401 src/a.py:1", "F401 src/old.py:9", "E501 src/a.py:3")],
  [1, ruff("F401 src/a.py:5", "F401 src/old.py:9")],
  [2, ruff("F401 src/old.py:9", "E501 src/a.py:3")],
  [3, ruff("F401 src/new.py:7")],
];

function sendAt(at: number, text: string, more: object = {}) {
  return sendReport(text, { commit: SHAS[at] ?? "", format: "ruff-json", ...more });
}

async function sendLine(): Promise<void> {
  await send(scan());
  await send(PLAN);
}

async function model(params = "show=all", at?: string): Promise<FindingsModel> {
  const moment = at === undefined ? {} : { at: { kind: "sha", sha: at } as const };
  const board = await openBoard({ project: PROJECT, plan: "p", ...moment });
  return readFindingsBoard(board, new URLSearchParams(params));
}

async function* each(lines: readonly string[]): AsyncGenerator<string> {
  yield* lines;
}

describeOnEveryEngine("findings of other scanners", (database) => {
  beforeEach(async () => {
    await bindEmpty(database());
    await sendLine();
  });

  test("have lives along the line, under the paths of the tree", async () => {
    for (const [at, text] of REPORTS) await sendAt(at, text);
    const all = await model();
    expect(
      all.points.map(({ standing, introduced, fixed }) => [standing, introduced, fixed]),
    ).toEqual([
      [3, 3, 0],
      [2, 0, 1],
      [2, 1, 1],
      [1, 0, 1],
    ]);
    expect(all.files.map(({ path, standing }) => [path, standing])).toEqual([
      ["src/new.py", 1],
      ["src/a.py", 0],
    ]);
    const board = await openBoard({ project: PROJECT, plan: "p" });
    const { lives } = await readFileFindings(board, "src/new.py");
    expect(lives).toMatchObject([
      { rule: "F401", line: 7, opened: { sha: SHAS[0] }, closed: null, isNamed: true },
    ]);
    const csv = await findingsCsv(board, new URLSearchParams("show=all"));
    expect(csv.split("\n").filter((line) => line.includes("reopened"))).toHaveLength(1);
  });

  test("are drawn over time, a row for each file, with the filter of the page", async () => {
    for (const [at, text] of REPORTS) await sendAt(at, text);
    const board = await openBoard({ project: PROJECT, plan: "p" });
    const ask = (params: string) => findingsMapJson(board, new URLSearchParams(params));
    expect(await ask("show=all")).toMatchObject({
      ...{ finding: "1 finding in src", findings: 1, filesNow: 1, filesNoLonger: 1 },
      groups: [
        {
          name: "src",
          rows: [
            { path: "src/new.py", now: 1 },
            { path: "src/a.py", now: 0 },
          ],
        },
      ],
    });
    const day = { from: Date.UTC(2026, 0, 2), to: Date.UTC(2026, 0, 3) };
    expect(await ask("show=all&zoom=2026-01-02T00:00:00Z..2026-01-03T00:00:00Z")).toMatchObject({
      zoom: day,
    });
    await expect(ask(`zoom=${SHAS[0]}..${SHAS[1]}`)).rejects.toThrow("two times");
    const csv = await findingsMapCsv(board, new URLSearchParams("rule=E501&show=all"));
    const [head = "", ...rows] = csv.trimEnd().split("\r\n");
    expect(head).toMatch(/^path,now,since,changed,2026-01-0/);
    expect(rows.map((row) => row.split(",").slice(0, 2).join())).toEqual(["src/a.py,0"]);
  });

  test("are those that the plan names, unless all are asked for", async () => {
    for (const [at, text] of REPORTS) await sendAt(at, text);
    const plan = await model("");
    expect(plan).toMatchObject({ show: "plan", now: 1, atFirst: 2, standing: { plan: 1, all: 1 } });
    expect(plan.rules.map(({ rule }) => rule)).toEqual(["F401"]);
    expect(plan.named).toEqual([{ tool: "ruff", rule: "F*", standing: 1 }]);
    expect((await model("rule=E501&show=all")).now).toBe(0);
    expect(await model("show=all", SHAS[2])).toMatchObject({ now: 2 });
  });

  test("end the same in whatever order their reports came, and whatever came of their line", async () => {
    for (const [at, text] of REPORTS) await sendAt(at, text);
    const expected = await model();
    const lines = await exported(database());
    for (const seed of [1, 2, 3]) {
      await bindEmpty(database());
      for (const [at, text] of shuffled(REPORTS, seed)) await sendAt(at, text);
      await sendLine();
      expect(await model()).toEqual(expected);
      expect(await exported(database())).toEqual(lines);
    }
  });

  test("are moved by export and import, with receipts and without, and stay over a reindex", async () => {
    for (const [at, text] of REPORTS) await sendAt(at, text);
    const expected = await model();
    for (const withReceipts of [true, false]) {
      const lines = await exported(database(), withReceipts);
      await clear(database());
      await importStore(database().client, each(lines));
      expect(await model()).toEqual(expected);
      expect(await exported(database(), withReceipts)).toEqual(lines);
    }
    await reindexAll();
    expect(await model()).toEqual(expected);
  });

  test("go with the withdrawal of their report, and with the project", async () => {
    for (const [at, text] of REPORTS) await sendAt(at, text);
    const last = (await sendAt(3, ruff("E999 src/a.py:1"))).upload;
    expect((await model()).now).toBe(1);
    await withdrawUpload(PROJECT, last, { by: "Ada", reason: "wrong", at: RECEIVED_AT });
    expect((await model()).files[0]?.path).toBe("src/new.py");
    await deleteProject(PROJECT);
    const { rows } = await database().pool.query<{ n: number }>(
      "select (select count(*) from finding_text)::int + (select count(*) from finding_report)::int as n",
    );
    expect(rows[0]?.n).toBe(0);
  });

  test("are closed by a clean run, not by an incomplete one, another tool or another scope", async () => {
    await sendAt(0, ruff("F401 src/a.py:1"));
    const failed = JSON.stringify({
      version: "2.1.0",
      runs: [
        {
          tool: { driver: { name: "ruff" } },
          ...{ results: [], invocations: [{ executionSuccessful: false }] },
        },
      ],
    });
    await sendAt(1, failed);
    await sendAt(1, "", { format: "mypy-json" });
    await sendAt(1, "[]", { scope: "docs/**" });
    await sendAt(1, "[]", { variant: "nightly" });
    const held = await model();
    expect(held).toMatchObject({ now: 1 });
    expect(held.tools.map(({ tool, variant }) => `${tool} ${variant}`.trim())).toEqual([
      "ruff",
      "mypy",
      "ruff nightly",
    ]);
    await sendAt(2, "[]", { scope: "src/**" });
    expect(await model()).toMatchObject({ now: 0, sentence: "No finding stands" });
  });

  test("are answered with their counts, once; refused with the place; and listed as uploads", async () => {
    const text = ruff("F401 src/a.py:1");
    const first = await sendAt(0, text);
    expect(first).toMatchObject({
      ...{ isNew: true, kind: "findings" },
      findings: { commit: SHAS[0], tools: [{ tool: "ruff", findings: 1, incomplete: null }] },
    });
    expect(await sendAt(0, text)).toEqual({ ...first, isNew: false });
    await expect(sendAt(0, '[{"code":"A","filename":3,"location":{}}]')).rejects.toMatchObject({
      message: expect.stringContaining("[0].filename must be the path of a file"),
    });
    await expect(sendAt(0, "", { format: "eslint-json" })).rejects.toThrow("the file is empty");
    await expect(sendReport(text, { commit: "" })).rejects.toThrow("needs the parameter commit");
    const { rows } = await readUploads(PROJECT, 1);
    expect(rows.map(({ kind, state, findings }) => [kind, state, findings.length])).toEqual([
      ["unknown", "refused", 0],
      ["findings", "refused", 0],
      ["findings", "stored", 1],
      ["plan", "stored", 0],
      ["scan", "stored", 0],
    ]);
  });

  test("say nothing of a line that no scanner reported on", async () => {
    const none = await model();
    expect(none).toMatchObject({
      tools: [],
      now: 0,
      sentence: "No other scanner has reported yet",
    });
    await sendReport(ruff("F401 src/a.py:1"), { commit: "ee".repeat(20), branch: "topic" });
    expect(await model()).toMatchObject({ tools: [], elsewhere: 1 });
  });
});
