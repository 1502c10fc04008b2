import { beforeEach, expect, test } from "vitest";
import type { BacktestModel, ForecastModel } from "@/lib/api/forecast";
import type { OverviewModel } from "@/lib/api/overview";
import { describeOnEveryEngine } from "@/lib/server/db/testing/test-database";
import { bind, bindEmpty, PROJECT, send } from "@/lib/server/ingest/testing/law-store";
import { openBoard } from "./board";
import { QUESTIONS } from "./questions";

const DAY = 86_400_000;
const START = Date.UTC(2025, 0, 1, 12);
const DAYS = 100;
const LEFT = 300;

const PLAN = `format: plumbline.plan/1
id: paths
version: 1
title: Paths
startsAt: 2025-01-01
subject: { family: ["app.*"], canonical: [{ module: app.new }], legacy: [{ module: app.old }] }
scope: { include: ["**/*.py"] }
strategy: { targets: { new: 20, update: 60, validation: 20 } }
phases:
  - { id: one, title: One, days: 120, entry: [], exit: [{ violations: all, atMost: 0 }] }
`;

function shaOf(day: number): string {
  return day.toString(16).padStart(40, "0");
}

/** A commit a day; on each second one two imports are removed. */
function commitLine(day: number, outside: number): string {
  const gone = Math.floor(day / 2) * 2;
  const legacy = Array.from({ length: LEFT - gone }, (_, at) => ({
    module: "app.old",
    name: `n${at + gone}`,
  }));
  const other = Array.from({ length: outside }, (_, at) => ({
    module: "app.third",
    name: `n${at}`,
  }));
  const imports = [...legacy, ...other].map((one, at) => ({ line: at + 1, kind: "from", ...one }));
  return JSON.stringify({
    sha: shaOf(day),
    parents: day === 0 ? [] : [shaOf(day - 1)],
    height: day + 1,
    committedAt: new Date(START + day * DAY).toISOString(),
    mode: day === 0 ? "full" : "delta",
    ...(day === 0 ? {} : { base: shaOf(day - 1) }),
    filesScanned: 1,
    files: [{ path: "a.py", imports }],
  });
}

async function sendHistory(outside: number): Promise<void> {
  const header = `{"format":"plumbline.scan/1","tool":{"name":"hand","version":"1"},"repository":"r","recorded":"all"}`;
  const lines = Array.from({ length: DAYS }, (_, day) => commitLine(day, outside));
  await send(`${[header, ...lines].join("\n")}\n`);
  await send(PLAN);
}

async function ask<T>(question: string, params = "", day = DAYS - 1): Promise<T> {
  const at = { kind: "sha", sha: shaOf(day) } as const;
  const board = await openBoard({ project: PROJECT, plan: "paths", at });
  return (await QUESTIONS[question]?.json(board, new URLSearchParams(params))) as T;
}

async function askCsv(question: string): Promise<string[][]> {
  const at = { kind: "sha", sha: shaOf(DAYS - 1) } as const;
  const board = await openBoard({ project: PROJECT, plan: "paths", at });
  const text = (await QUESTIONS[question]?.csv?.(board, new URLSearchParams())) ?? "";
  return text
    .trimEnd()
    .split("\r\n")
    .map((line) => line.split(","));
}

describeOnEveryEngine("the forecast of a stored history", (database) => {
  beforeEach(() => bind(database()));

  test("has dates, a fan from the last count, and the planned end", async () => {
    await bindEmpty(database());
    await sendHistory(0);
    const model = await ask<ForecastModel>("forecast");
    expect(model).toMatchObject({ state: "dates", left: 202, from: START + 99 * DAY });
    expect(model.pace).toMatchObject({ days: 99, activeDays: 49, in: 0 });
    expect(model.pace.out).toBeCloseTo((98 * 7) / 99);
    expect(model.finding).toMatch(/^Finished by .* in 85% of the runs, at 6\.9 a week$/);
    expect(model.target).toMatchObject({ of: "plan", t: Date.UTC(2025, 4, 1) });
    expect(model.counts.at(-1)).toEqual({ t: model.from, count: 202 });
    expect(model.fan.length).toBeGreaterThan(30);
    expect(await ask<ForecastModel>("forecast")).toEqual(model);
    expect((await ask<OverviewModel>("overview")).forecast).toBe(model.finding);
  });

  test("takes another target from the URL, and says no to what is none", async () => {
    const model = await ask<ForecastModel>("forecast", "target=2025-06-30");
    expect(model.target).toMatchObject({ of: "asked", t: Date.UTC(2025, 6, 1) - 1 });
    await expect(ask("forecast", "target=soon")).rejects.toThrow("target=soon is not a day");
  });

  test("is the same numbers as CSV", async () => {
    const model = await ask<ForecastModel>("forecast");
    const [, ...rows] = await askCsv("forecast");
    expect(rows.length).toBe(model.counts.length + model.fan.length);
    expect(rows.at(-1)?.[2]).toBe(String(model.fan.at(-1)?.median));
  });

  test("was tested at earlier days as it would have been asked then", async () => {
    const { rows, firstDay, calibration } = await ask<BacktestModel>("backtest");
    expect(rows.length).toBeGreaterThan(10);
    expect(calibration.forecasts + calibration.refused).toBe(rows.length);
    for (const row of rows.slice(-3)) {
      expect(firstDay + row.day * DAY).toBe(START + row.day * DAY);
      const then = await ask<ForecastModel>("forecast", "", row.day);
      const dates = row.outcome.state === "dates" ? row.outcome.days[50] : null;
      expect(then.dates?.[50]).toBe(dates === null ? undefined : then.from + dates * DAY);
      expect(then.left).toBe(row.left);
    }
    const tests = rows.reduce((sum, { counts }) => sum + Math.max(1, counts.length), 0);
    expect((await askCsv("backtest")).length - 1).toBe(tests);
  });

  test("refuses a history that is too short", async () => {
    const early = await ask<ForecastModel>("forecast", "", 20);
    expect(early).toMatchObject({ state: "tooLittle", dates: null, fan: [] });
    expect(early.finding).toBe("No forecast yet: 20 days of history, 28 are needed");
  });

  test("does not know the finish while imports stand outside the plan", async () => {
    await bindEmpty(database());
    await sendHistory(3);
    const model = await ask<ForecastModel>("forecast");
    expect(model.blocked).toEqual({ outside: 3, unrecorded: 0 });
    expect(model.finding).toBe("The finish is unknown: 3 imports outside version 1");
    await send(PLAN.replace("version: 1", "version: 2").concat("unplanned: allowed\n"));
    const allowed = await ask<ForecastModel>("forecast");
    expect(allowed.blocked.outside).toBe(0);
    expect(allowed.finding).toMatch(/^Finished by/);
  });
});
