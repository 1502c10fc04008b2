import { beforeEach, expect, test } from "vitest";
import { describeOnEveryEngine } from "@/lib/server/db/testing/test-database";
import { onChange } from "@/lib/server/ingest/announce";
import { parseAct, storeAct } from "@/lib/server/ingest/store-act";
import { demoPlans } from "@/lib/server/ingest/testing/demo";
import { bindEmpty, PROJECT, send } from "@/lib/server/ingest/testing/law-store";
import { readActs } from "@/lib/server/read/acts";
import { readProject } from "@/lib/server/read/project";

const [plan = ""] = demoPlans();
const AT = 1_800_000_000_000;

function refusalOf(body: unknown): unknown {
  try {
    return parseAct(body);
  } catch (error) {
    return error;
  }
}

describeOnEveryEngine("an act", (database) => {
  let slug = "";
  beforeEach(async () => {
    await bindEmpty(database());
    slug = (await send(plan)).plan?.id ?? "";
  });

  test("is stored as it was given, makes a revision and is announced", async () => {
    let announced = 0;
    const stop = onChange(PROJECT, () => {
      announced += 1;
    });
    const before = await readProject(PROJECT);
    const note = parseAct({
      kind: "note",
      subject: "step:one",
      by: " Ada ",
      reason: "looked at it",
    });
    const tick = parseAct({ kind: "tick", subject: "step:one", by: "Bob" });
    await storeAct(PROJECT, slug, note, AT);
    const second = await storeAct(PROJECT, slug, tick, AT + 1);
    stop();
    const project = await readProject(PROJECT);
    expect(await readActs(project, slug)).toEqual([
      { id: 1, kind: "note", subject: "step:one", by: "Ada", at: AT, reason: "looked at it" },
      second.act,
    ]);
    expect(second.act).toEqual({ ...tick, id: 2, at: AT + 1 });
    expect([project.revision, announced]).toEqual([before.revision + 2, 2]);
    expect(await readActs(project, "another")).toEqual([]);
  });

  test("repeated within five seconds is the first one, later another", async () => {
    const act = parseAct({ kind: "acknowledge", subject: "incident:x", by: "Ada" });
    const first = await storeAct(PROJECT, slug, act, AT);
    expect(await storeAct(PROJECT, slug, act, AT + 5_000)).toEqual({ ...first, isNew: false });
    const others = [
      { ...act, by: "Bob" },
      { ...act, reason: "seen" },
      { ...act, subject: "incident:y" },
    ];
    for (const other of others)
      expect((await storeAct(PROJECT, slug, other, AT + 1)).isNew).toBe(true);
    expect((await storeAct(PROJECT, slug, act, AT + 10_000)).isNew).toBe(true);
    const twice = await Promise.all(
      [1, 2, 3].map(() => storeAct(PROJECT, slug, { ...act, by: "Eve" }, AT)),
    );
    expect(twice.filter(({ isNew }) => isNew)).toHaveLength(1);
  });

  test("is refused by the name of its field, and where there is no such plan", async () => {
    const sound = { kind: "note", subject: "step:one", by: "Ada", reason: "why" };
    for (const [body, pointer] of [
      [{ ...sound, kind: "shrug" }, "/kind"],
      [{ ...sound, subject: " " }, "/subject"],
      [{ ...sound, by: "" }, "/by"],
      [{ ...sound, reason: "  " }, "/reason"],
      [{ ...sound, kind: "override", reason: undefined }, "/reason"],
      [{ ...sound, kind: "attest", reason: "" }, "/reason"],
      [{ ...sound, reason: "x".repeat(2_001) }, "/reason"],
      [{ ...sound, reason: "a\0b" }, "/reason"],
      [{ ...sound, kind: "goal", subject: "goal:convert:2025-02-30:a.py" }, "/subject"],
      [{ ...sound, kind: "goal", subject: "step:one" }, "/subject"],
      [{ ...sound, kind: "ungoal", subject: "goal:hold:a.py", reason: "" }, "/reason"],
      [{ ...sound, more: 1 }, ""],
      [null, ""],
    ] as const)
      expect(refusalOf(body)).toMatchObject({
        code: "unprocessable",
        extra: { errors: [{ pointer }], total: 1 },
      });
    expect(parseAct({ ...sound, kind: "tick", reason: undefined }).reason).toBe("");
    await expect(storeAct(PROJECT, "no-such", parseAct(sound), AT)).rejects.toMatchObject({
      code: "not-found",
    });
    await expect(storeAct("no-such", slug, parseAct(sound), AT)).rejects.toMatchObject({
      code: "not-found",
    });
    expect(await readActs(await readProject(PROJECT), slug)).toEqual([]);
  });
});
