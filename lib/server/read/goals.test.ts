import { beforeEach, expect, test } from "vitest";
import type { FileModel } from "@/lib/api/file";
import type { FilesModel } from "@/lib/api/files";
import type { GoalsModel } from "@/lib/api/goals";
import type { Act } from "@/lib/domain/acts";
import { goalSubject } from "@/lib/domain/goals/goal";
import { describeOnEveryEngine } from "@/lib/server/db/testing/test-database";
import { answerModel } from "@/lib/server/http/answer-question";
import { parseAct, storeAct } from "@/lib/server/ingest/store-act";
import { demoPlans, demoScan, requests } from "@/lib/server/ingest/testing/demo";
import { bindEmpty, PROJECT, send } from "@/lib/server/ingest/testing/law-store";

const { header, commits } = demoScan();
const [plan = ""] = demoPlans();
/** When the last of the commits that are sent stood on the line. */
const START = Math.max(
  ...commits
    .slice(0, 30)
    .map((line) => Date.parse((JSON.parse(line) as { committedAt: string }).committedAt)),
);
const DAY = 86_400_000;

describeOnEveryEngine("goals of files", (database) => {
  let place = { project: PROJECT, plan: "" };
  const ask = <T>(question: string, params: Record<string, string> = {}) =>
    answerModel<T>({ ...place, question }, params);
  const say = (kind: Act["kind"], subject: string, at: number) =>
    storeAct(PROJECT, place.plan, parseAct({ kind, subject, by: "Ada", reason: "agreed" }), at);

  beforeEach(async () => {
    await bindEmpty(database());
    for (const text of requests(header, commits.slice(0, 30), 30)) await send(text);
    place = { project: PROJECT, plan: (await send(plan)).plan?.id ?? "" };
  }, 60_000);

  test("are judged as of the moment, withdrawn with their trail, and filter the files", async () => {
    const { rows } = await ask<FilesModel>("files", { show: "legacy" });
    const [first, second] = rows.map(({ path }) => path);
    if (first === undefined || second === undefined)
      throw new Error("two files hold legacy imports");
    const past = goalSubject("convert", first, new Date(START - DAY).toISOString().slice(0, 10));
    const future = goalSubject("convert", second, "2199-01-01");
    await say("goal", past, START);
    await say("goal", future, START);
    await say("goal", goalSubject("hold", "no/such.py"), START);
    const goals = await ask<GoalsModel>("goals");
    expect(goals.rows.map(({ path, state }) => [path, state])).toEqual([
      [first, "late"],
      ["no/such.py", "unknown"],
      [second, "on time"],
    ]);
    expect(goals.sentence).toBe("3 goals: 1 late, 1 unknown, 1 on time");
    const late = await ask<FilesModel>("files", { show: "all", goal: "late" });
    expect(late.rows.map(({ path, goal }) => [path, goal])).toEqual([[first, "late"]]);
    expect((await ask<FilesModel>("files", { show: "all", goal: "any" })).total).toBe(2);
    await say("ungoal", past, START + 4 * 3_650 * DAY);
    const file = await ask<FileModel>("file", { path: first });
    expect(file.goals).toEqual([]);
    expect(file.goalTrail.map(({ kind, by }) => [kind, by])).toEqual([
      ["ungoal", "Ada"],
      ["goal", "Ada"],
    ]);
    const before = new Date(START + DAY).toISOString();
    expect((await ask<GoalsModel>("goals", { at: before })).rows).toHaveLength(3);
    const earlier = new Date(START - 1).toISOString();
    expect((await ask<GoalsModel>("goals", { at: earlier })).rows).toEqual([]);
  }, 60_000);
});
