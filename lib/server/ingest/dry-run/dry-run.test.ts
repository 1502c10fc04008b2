import { beforeAll, expect, test } from "vitest";
import type { PlanModel } from "@/lib/api/plan";
import { describeOnEveryEngine } from "@/lib/server/db/testing/test-database";
import { AppError } from "@/lib/server/errors";
import { answerModel } from "@/lib/server/http/answer-question";
import { demoPlans, demoScan, requests } from "@/lib/server/ingest/testing/demo";
import {
  bytesOf,
  everyRow,
  foretold,
  optionsOf,
  sarif,
  statesNow,
} from "@/lib/server/ingest/testing/foretold";
import { bindEmpty, PROJECT, send } from "@/lib/server/ingest/testing/law-store";
import { junit } from "@/lib/server/ingest/testing/reports";
import { upload } from "@/lib/server/ingest/upload";
import { dryRun } from "./dry-run";
import { rolledBack } from "./rolled-back";

const { header, commits } = demoScan();
const [plan1 = "", plan2 = ""] = demoPlans();
const BEFORE = 60;
const AFTER = 80;
const shaAt = (position: number): string =>
  (JSON.parse(commits[position] ?? "{}") as { sha: string }).sha;

describeOnEveryEngine("a dry run", (database) => {
  beforeAll(async () => {
    await bindEmpty(database());
    await send(requests(header, commits.slice(0, BEFORE), BEFORE)[0] ?? "");
    await send(plan1);
  }, 180_000);

  test("of a scan foretells its commits and counts, late ones and waiting ones too", async () => {
    const text = requests(header, commits.slice(BEFORE - 2, AFTER), AFTER)[0] ?? "";
    const { file, effect } = await foretold(database(), text);
    expect(file).toMatchObject({ kind: "scan", format: "plumbline.scan/1" });
    expect(effect?.own).toMatchObject({
      ...{ kind: "scan", commits: AFTER - BEFORE, known: 2, waitingFor: [] },
      line: { before: BEFORE, after: AFTER },
      latest: { before: shaAt(BEFORE - 1), after: shaAt(AFTER - 1) },
    });
    const [plan] = effect?.plans ?? [];
    expect(plan?.before?.counts).not.toEqual(plan?.after.counts);
    const gap = requests(header, commits.slice(AFTER + 1, AFTER + 2), 1)[0] ?? "";
    const waiting = await dryRun(bytesOf(gap), optionsOf(), "judged");
    expect(waiting.effect?.own).toMatchObject({
      commits: 1,
      waitingFor: [{ sha: shaAt(AFTER + 1), waitingFor: shaAt(AFTER) }],
      line: { before: AFTER, after: AFTER },
    });
    await send(gap);
    const base = await foretold(database(), requests(header, commits.slice(AFTER), 1)[0] ?? "");
    expect(base.effect?.own).toMatchObject({
      ...{ commits: 1, waitingFor: [], line: { before: AFTER, after: AFTER + 2 } },
    });
  }, 180_000);

  test("of a plan version foretells its counts, its rules and what would be judged otherwise", async () => {
    const { file, effect } = await foretold(database(), plan2);
    expect(file).toMatchObject({ kind: "plan", format: "plumbline.plan/1", tool: null });
    if (effect?.own.kind !== "plan") throw new Error("not of a plan");
    expect(effect.own).toMatchObject({ version: 2, isNew: true, against: 1 });
    expect(effect.own.changes.length).toBeGreaterThan(0);
    const place = { project: PROJECT, plan: effect.own.plan, question: "plan" };
    const stored = await answerModel<PlanModel>(place, { version: "2" });
    expect(effect.own.matches).toEqual(stored.matches);
    expect(effect.own.changes).toEqual(stored.diff?.changes);
    expect(effect.own.inForce).toBe(stored.inForce);
    expect(effect.own.matches.some(({ matches }) => matches === 0)).toBe(true);
    const other = `${plan2}\n# said again\n`;
    const same = await dryRun(bytesOf(other), optionsOf(), "judged");
    expect(same).toMatchObject({ seen: null, effect: { own: { isNew: false, changes: [] } } });
    expect(same.effect?.plans[0]?.states).toEqual([]);
    const changed = bytesOf(plan2.replace(/^title: .*$/m, "title: another"));
    await expect(dryRun(changed, optionsOf(), "judged")).rejects.toMatchObject({
      code: "conflict",
    });
  }, 180_000);

  test("of a test run foretells results, new tests and states", async () => {
    const commit = shaAt(AFTER - 1);
    const file = "netra_backend/tests/test_a.py";
    const one = { file, name: "test_one" };
    const run = { commit, environment: "local", startedAt: "2025-09-20T00:00:00Z" };
    const first = await foretold(database(), junit([one, { file, name: "test_two" }]), run);
    expect(first.effect?.own).toMatchObject({
      ...{ kind: "run", tests: 2, statuses: { passed: 2 }, fresh: 2, changed: [] },
      isElsewhere: false,
    });
    const later = { ...run, startedAt: "2025-09-20T01:00:00Z" };
    const text = junit([
      { ...one, failure: "E  no" },
      { file, name: "test_three" },
    ]);
    const second = await foretold(database(), text, later);
    expect(second.effect?.own).toMatchObject({
      ...{ fresh: 1, changed: [{ before: "passed", after: "failed", count: 1 }] },
    });
    expect(second.effect?.own).toHaveProperty("samples.0.after", "failed");
    expect(second.file.scope).toContain("environment local");
  }, 180_000);

  test("of findings foretells what is new, fixed, still there and not looked at", async () => {
    const at = (position: number, scope = "") => ({ commit: shaAt(position), scope });
    const places = ["a/x.py", "a/y.py", "b/z.py"];
    const first = await foretold(database(), sarif(places), at(AFTER - 3));
    expect(first.effect?.own).toMatchObject({
      kind: "findings",
      tools: [{ tool: "hand", introduced: 3, standing: { before: 0, after: 3 } }],
    });
    const second = await foretold(database(), sarif(["a/x.py", "a/new.py"]), at(AFTER - 2, "a/**"));
    const { own } = second.effect ?? {};
    expect(own).toMatchObject({
      tools: [
        { introduced: 1, fixed: 1, still: 1, untouched: 1, standing: { before: 3, after: 3 } },
      ],
    });
  }, 180_000);

  test("of a CODEOWNERS file foretells whose files are whose", async () => {
    const own = await foretold(database(), "* @all\n/netra_backend/ @backend\n");
    if (own.effect?.own.kind !== "owners") throw new Error("not of owners");
    const { rows, isInForce } = own.effect.own;
    expect(isInForce).toBe(true);
    const none = rows.find(({ owner }) => owner === null);
    expect(none).toMatchObject({ after: 0 });
    expect(rows.reduce((sum, { after }) => sum + after, 0)).toBe(none?.before);
    expect(rows.map(({ owner }) => owner)).toEqual(expect.arrayContaining(["@all", "@backend"]));
  }, 180_000);

  test("is refused as the upload would be, and listed nowhere", async () => {
    const rows = await everyRow(database());
    const spoilt = plan1
      .replace("risk: high", "risk: sometimes")
      .replace("risk: medium", "risk: never");
    for (const text of [
      spoilt,
      `${header}\n{"sha": 1}\n`,
      "<testsuites><testsuite>",
      " \n",
      "what",
    ]) {
      const run = { commit: shaAt(0) };
      const dry = await dryRun(bytesOf(text), optionsOf(run), "judged").catch(said);
      expect(await everyRow(database())).toEqual(rows);
      expect(dry).toMatchObject({ code: "unprocessable" });
      // The real one is listed: only what it says is asked of it here.
      const real = await upload(bytesOf(text), { ...optionsOf(run), project: "none" }).catch(said);
      expect(dry).toEqual(real);
    }
    const issues = (await dryRun(bytesOf(spoilt), optionsOf(), "judged").catch(said)) as {
      extra: { errors: { line?: number }[] };
    };
    expect(issues.extra.errors.map(({ line }) => line)).toEqual([
      expect.any(Number),
      expect.any(Number),
    ]);
    const report = junit([{ file: "a.py", name: "a" }]);
    const unsaid = await dryRun(bytesOf(report), optionsOf(), "judged").catch(said);
    expect(unsaid).toMatchObject({ code: "unprocessable", extra: { parameter: "commit" } });
  }, 180_000);

  test("waits for those before it, and is sent away when too many wait", async () => {
    let open = () => {};
    const gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    const order: number[] = [];
    const runs = Array.from({ length: 7 }, (_, at) =>
      rolledBack(async () => {
        await gate;
        order.push(at);
      }).catch((error: AppError) => error.code),
    );
    expect(await Promise.all(runs.slice(5))).toEqual(["unavailable", "unavailable"]);
    expect(order).toEqual([]);
    open();
    await Promise.all(runs);
    expect(order).toEqual([0, 1, 2, 3, 4]);
    await expect(rolledBack(() => Promise.reject(new Error("no")))).rejects.toThrow("no");
    expect(await rolledBack(async () => "again")).toBe("again");
  }, 180_000);

  test("keeps nothing that was read within, whatever is asked meanwhile", async () => {
    const text = requests(header, commits.slice(AFTER + 2, AFTER + 22), 20)[0] ?? "";
    const before = await statesNow();
    const dry = dryRun(bytesOf(text), optionsOf(), "judged");
    const asked = await Promise.all([statesNow(), statesNow(), dry.then(statesNow)]);
    expect(asked).toEqual([before, before, before]);
    expect((await dry).effect?.own).toMatchObject({ commits: 20 });
    const [one, two] = await Promise.all([
      dryRun(bytesOf(text), optionsOf(), "judged"),
      dryRun(bytesOf(text), optionsOf(), "read"),
    ]);
    expect(one).toEqual(await dry);
    expect(two).toEqual({ ...one, effect: null });
    await upload(bytesOf(text), optionsOf());
    const after = await statesNow();
    expect(after).not.toEqual(before);
    for (const { plan, after: foreseen } of one.effect?.plans ?? [])
      expect(after[plan]).toMatchObject(foreseen);
  }, 180_000);
});

function said(error: unknown): unknown {
  if (!(error instanceof AppError)) throw error;
  return { code: error.code, message: error.message, extra: error.extra };
}
