import { beforeEach, expect, test } from "vitest";
import { describeOnEveryEngine } from "@/lib/server/db/testing/test-database";
import { bindEmpty, PROJECT, send } from "@/lib/server/ingest/testing/law-store";
import { sendReport } from "@/lib/server/ingest/testing/reports";
import { openBoard } from "@/lib/server/read/board";
import { readTestIndex } from "@/lib/server/read/runs";

const SHA = "ab".repeat(20);
const PLACE = "src/cart.test.ts";

const SCAN = [
  {
    ...{ format: "plumbline.scan/1", repository: "example", recorded: "all" },
    tool: { name: "t", version: "1" },
  },
  {
    ...{ sha: SHA, parents: [], mode: "full", committedAt: "2026-01-01T00:00:00Z" },
    ...{ filesScanned: 1, files: [], tree: { added: [PLACE], removed: [] } },
  },
]
  .map((line) => `${JSON.stringify(line)}\n`)
  .join("");

const PLAN = `format: plumbline.plan/1
id: p
version: 1
title: P
subject:
  canonical: [{module: a.b}]
  legacy: [{module: a.c}]
scope: {include: ["**"]}
strategy: {targets: {new: 20, update: 60, validation: 20}}
`;

/** Vitest's JSON of one test, below the folder in which it ran. */
function json(root: string, status: string): string {
  const test = { ancestorTitles: ["cart", "total"], title: "adds up", fullName: "", status };
  const testResults = [{ name: `${root}/${PLACE}`, status, assertionResults: [test] }];
  return JSON.stringify({ numTotalTests: 1, numTotalTestSuites: 1, success: true, testResults });
}

/** Its JUnit of the same run. */
function junit(inner: string): string {
  return `<testsuites name="vitest tests"><testsuite name="${PLACE}">
    <testcase classname="${PLACE}" name="cart &gt; total &gt; adds up">${inner}</testcase></testsuite></testsuites>`;
}

describeOnEveryEngine("one test of Vitest", (database) => {
  beforeEach(async () => {
    await bindEmpty(database());
    await send(SCAN);
    await send(PLAN);
  });

  test("is one, whatever machine and reporter named its file", async () => {
    const at = (run: string, hour: number) => ({
      ...{ commit: SHA, run, environment: "ci" },
      startedAt: `2026-01-01T0${hour}:00:00Z`,
    });
    await sendReport(json("/home/runner/work/shop", "failed"), at("one", 1));
    await sendReport(json("C:\\\\shop".replaceAll("\\\\", "/"), "passed"), at("two", 2));
    await sendReport(junit("<failure>no</failure>"), at("three", 3));
    await sendReport(json("/tmp/x", "passed"), at("four", 4));
    const { project, runsUntil } = await openBoard({ project: PROJECT, plan: "p" });
    const index = await readTestIndex(project, runsUntil);
    const [test = -1, ...others] = index.testsOf(PLACE);
    expect(others).toEqual([]);
    expect(index.facts.cases[test]?.place).toBe(PLACE);
    expect(index.same.size).toBe(3);
    const ends = index.runs.map((run) => index.results.of(run).marks.get(test)?.status ?? "passed");
    expect(ends).toEqual(["failed", "passed", "failed", "passed"]);
  });
});
