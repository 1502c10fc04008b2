import { beforeEach, expect, test } from "vitest";
import type { FinishesModel, ForecastModel } from "@/lib/api/forecast";
import { describeOnEveryEngine } from "@/lib/server/db/testing/test-database";
import { bindEmpty, PROJECT, send } from "@/lib/server/ingest/testing/law-store";
import { openBoard } from "./board";
import { QUESTIONS } from "./questions";

const DAY = 86_400_000;
const START = Date.UTC(2025, 0, 1, 12);
const DAYS = 60;

const PLAN = `format: plumbline.plan/1
id: paths
version: 1
title: Paths
startsAt: 2025-01-01
subject: { family: ["app.*"], canonical: [{ module: app.new }], legacy: [{ module: app.old }] }
scope: { include: ["**/*.py"] }
strategy: { targets: { new: 20, update: 60, validation: 20 } }
phases:
  - { id: one, title: One, entry: [], exit: [{ violations: all, atMost: 0 }] }
`;
const OWNERS = "/src/web/ @web\n/src/core/ @core\n";

const shaOf = (day: number) => day.toString(16).padStart(40, "0");
const named = (module: string, from: number, to: number) =>
  Array.from({ length: to - from }, (_, at) => ({ module, name: `n${from + at}` }));

/** One folder loses an import on every second day, one stands still, one moves as the first and holds a path outside the plan. */
function filesOn(day: number) {
  const gone = Math.floor(day / 2);
  const files = [
    ["src/web/a.py", named("app.old", gone, 90)],
    ["src/core/b.py", named("app.old", 0, 40)],
    ["lib/mixed/c.py", [...named("app.old", gone, 80), ...named("app.third", 0, 3)]],
  ] as const;
  return files.map(([path, imports]) => ({
    path,
    imports: imports.map((one, at) => ({ line: at + 1, kind: "from", ...one })),
  }));
}

function commitLine(day: number): string {
  return JSON.stringify({
    ...{ sha: shaOf(day), parents: day === 0 ? [] : [shaOf(day - 1)], height: day + 1 },
    committedAt: new Date(START + day * DAY).toISOString(),
    ...(day === 0 ? { mode: "full" } : { mode: "delta", base: shaOf(day - 1) }),
    ...{ filesScanned: 3, files: filesOn(day) },
  });
}

async function ask<T>(question: string, params = "", day = DAYS - 1): Promise<T> {
  const at = { kind: "sha", sha: shaOf(day) } as const;
  const board = await openBoard({ project: PROJECT, plan: "paths", at });
  return (await QUESTIONS[question]?.json(board, new URLSearchParams(params))) as T;
}

describeOnEveryEngine("the forecast of a part", (database) => {
  beforeEach(async () => {
    await bindEmpty(database());
    const header = `{"format":"plumbline.scan/1","tool":{"name":"hand","version":"1"},"repository":"r","recorded":"all"}`;
    const lines = Array.from({ length: DAYS }, (_, day) => commitLine(day));
    for (const text of [`${[header, ...lines].join("\n")}\n`, PLAN, OWNERS]) await send(text);
  });

  test("has dates at the part's own pace, or the reason why it has none", async () => {
    const { rows } = await ask<FinishesModel>("finishes");
    expect(rows.map(({ key, left, finish }) => [key, left, finish.state])).toEqual([
      ["src/web", 61, "dates"],
      ["lib/mixed", 51, "blocked"],
      ["src/core", 40, "noTrend"],
    ]);
    expect(rows.map(({ finish }) => finish.why)).toEqual([
      null,
      "The finish is unknown: 3 imports outside version 1",
      "No finish at this rate: 0 a week leave, 0 come in",
    ]);
    const whole = await ask<ForecastModel>("forecast");
    expect(whole).toMatchObject({ part: null, left: 152, blocked: { outside: 3 } });
  });

  test("is the same in the table and alone, by folder and by owner", async () => {
    const [web] = (await ask<FinishesModel>("finishes", "by=owner")).rows;
    expect(web).toMatchObject({ key: "@web", left: 61, finish: { state: "dates" } });
    for (const params of ["dir=src/web", "owner=@web"]) {
      const alone = await ask<ForecastModel>("forecast", params);
      expect(alone).toMatchObject({ left: 61, state: "dates", blocked: { outside: 0 } });
      expect(alone.dates?.[50]).toBe(web?.finish.half);
      expect(alone.dates?.[85]).toBe(web?.finish.most);
      expect(alone.finding).toMatch(/^Finished by .* in 85% of the runs, at 3\.4 a week$/);
    }
    const nobody = await ask<ForecastModel>("forecast", "owner=none");
    expect(nobody).toMatchObject({ left: 51, part: { dimension: "owner", key: "none" } });
    expect(nobody.finding).toBe("The finish is unknown: 3 imports outside version 1");
  });

  test("is refused by the same rules: too few days, no such part, two parts", async () => {
    const [early] = (await ask<FinishesModel>("finishes", "by=owner", 20)).rows;
    expect(early?.finish).toMatchObject({
      ...{ state: "tooLittle", half: null, most: null },
      why: "No forecast yet: 20 days of history, 28 are needed",
    });
    await expect(ask("forecast", "dir=src")).rejects.toMatchObject({ code: "not-found" });
    await expect(ask("forecast", "owner=@nobody")).rejects.toMatchObject({ code: "not-found" });
    await expect(ask("forecast", "dir=src/web&owner=@web")).rejects.toThrow("not of both");
  });
});
