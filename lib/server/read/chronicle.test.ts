import { beforeAll, expect, test } from "vitest";
import type { ChronicleModel } from "@/lib/api/chronicle";
import { flowSpans } from "@/lib/domain/board/flow-list";
import { momentInWords } from "@/lib/domain/words";
import { describeOnEveryEngine } from "@/lib/server/db/testing/test-database";
import { demoPlans, demoScan, requests } from "@/lib/server/ingest/testing/demo";
import { bindEmpty, PROJECT, send } from "@/lib/server/ingest/testing/law-store";
import { openBoard } from "./board";
import { QUESTIONS } from "./questions";

const { header, commits } = demoScan();

async function told(version: number): Promise<ChronicleModel["events"]> {
  const board = await openBoard({ project: PROJECT, plan: "websocket-manager", version });
  const model = (await QUESTIONS.chronicle?.json(board, new URLSearchParams())) as ChronicleModel;
  return model.events;
}

describeOnEveryEngine("the chronicle of the demo", (database) => {
  beforeAll(async () => {
    await bindEmpty(database());
    for (const text of [...requests(header, commits, 500), ...demoPlans()]) await send(text);
  }, 240_000);

  test("tells 5 to 17 September under version 1, each event by what it was", async () => {
    const events = await told(1);
    const september = events.filter(({ t }) => t >= Date.UTC(2025, 8, 5));
    expect(september.map(({ t, title }) => `${momentInWords(t)} ${title}`)).toEqual([
      "5 Sep 05:11 218 legacy imports went, 120 with deleted files",
      "6 Sep 00:27 541 canonical imports came in",
      "6 Sep 22:37 412 canonical imports went",
      "8 Sep 23:42 +92 legacy in 43 files",
      "9 Sep 20:22 +81 legacy in 43 files",
      "10 Sep 23:50 +21 legacy in 16 files",
      "13 Sep 23:34 103 files became unreadable",
      "14 Sep 05:12 +321 legacy in 240 files in 2 s",
      "14 Sep 18:04 +51 legacy in 30 files",
      "14 Sep 18:05 51 legacy imports went, 33 with deleted files",
      "14 Sep 20:05 +38 legacy in 10 files",
      "14 Sep 23:00 44 imports left the legacy paths",
      "15 Sep 06:29 +108 legacy in 51 files in 7 min 38 s",
      "15 Sep 07:35 +402 legacy in 284 files in 3 min 37 s",
      "16 Sep 00:07 1,386 imports left the legacy paths in 2 min 44 s",
      "16 Sep 15:45 42 files came as copies of others",
      "16 Sep 21:42 1,460 files came as copies of others",
      "17 Sep 15:35 +66 legacy in 37 files",
    ]);
  });

  test("says how each came: by a merge, taken back, put back, copied, unreadable", async () => {
    const events = await told(1);
    const detail = (sha: string) =>
      events.find(({ shas }) => shas.some((one) => one.startsWith(sha)))?.detail;
    expect(detail("21838b31")).toContain("14 files became unreadable: broken files are no");
    expect(detail("bba79eef")).toContain("bba79eef was taken back by a85a38fa 22 h 10 min later.");
    expect(detail("bba79eef")).toContain("342 files became unreadable");
    expect(detail("a85a38fa")).toContain("a85a38fa takes back bba79eef after 22 h 10 min.");
    expect(detail("b919cd05")).toContain("Came in by a merge.");
    expect(detail("9e482507")).toContain("9e482507 takes back 4ae165c7 after 1 min 30 s.");
    expect(detail("10219f0a")).toMatch(
      /imports came back that e1e380d3 had taken out 2 h 55 min before\./,
    );
    expect(detail("e1e380d3")).toMatch(
      /imports that it took out came back with 10219f0a 2 h 55 min later\./,
    );
    expect(detail("ac888600")).not.toContain("merge");
    expect(detail("847e5060")).toBe("Came in by a merge. Most of them in backups.");
    expect(detail("1d3c0267")).toContain("13 of them reopened.");
  });

  test("calls the same commits converted where another version judges so", async () => {
    const title = async (version: number, sha: string) =>
      (await told(version)).find(({ shas }) => shas.some((one) => one.startsWith(sha)))?.title;
    expect(await title(2, "b919cd05")).toBe("318 legacy imports converted");
    expect(await title(3, "ac888600")).toBe("1,386 legacy imports converted in 2 min 44 s");
    expect(await title(3, "bba79eef")).toBe("+727 legacy in 583 files");
  });

  test("gives each title as many imports as its list has", async () => {
    const board = await openBoard({ project: PROJECT, plan: "websocket-manager", version: 1 });
    for (const { title, opens, before, position } of await told(1)) {
      if (typeof opens === "string") continue;
      const from = board.facts.commits.sha.indexOf(before ?? "");
      const question = { list: opens.list, class: opens.class, from, to: position } as const;
      const [said = ""] = /[\d,]+/.exec(title) ?? [];
      expect(flowSpans(board.judged, question), title).toHaveLength(
        Number(said.replaceAll(",", "")),
      );
    }
  });

  test("is the same as CSV", async () => {
    const board = await openBoard({ project: PROJECT, plan: "websocket-manager", version: 1 });
    const text = (await QUESTIONS.chronicle?.csv?.(board, new URLSearchParams())) ?? "";
    const events = await told(1);
    expect(text.trimEnd().split("\r\n")).toHaveLength(events.length + 1);
    for (const { shas } of events) expect(text).toContain(shas.join(" "));
  });
});
