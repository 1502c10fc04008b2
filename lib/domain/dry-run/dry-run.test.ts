import fc from "fast-check";
import { expect, test } from "vitest";
import type { Ledger } from "@/lib/domain/board/ledger";
import type { TestStatus } from "@/lib/domain/tests/report";
import { type LastResult, resultChanges } from "./last-results";
import { dryRunLines } from "./lines";
import type { DryRun } from "./model";
import { ownerChanges } from "./owners-effect";
import { type JudgedPart, type PlanState, planEffect } from "./plan-effect";

const part = fc.record({
  kind: fc.constantFrom<JudgedPart["kind"]>("goldenPath", "trigger", "phase", "criterion"),
  id: fc.constantFrom("a", "b", "c"),
  title: fc.constant("title"),
  state: fc.constantFrom<string>("armed", "fired", "unknown"),
});
const parts = fc.uniqueArray(part, { selector: ({ kind, id }) => `${kind} ${id}` });

function ledgerOf(introduced: number, converted: number): Ledger {
  return {
    ...{ start: 0, end: introduced - converted },
    in: { introduced, reopened: 0, scopeAdded: 0 },
    out: {
      ...{ converted, removed: 0, left: 0, fileDeleted: 0 },
      ...{ unreadable: 0, exempted: 0, scopeRemoved: 0 },
    },
    ...{ moved: { in: 0, out: 0 }, progress: converted, cameIn: introduced },
  };
}

function stateOf(judged: readonly JudgedPart[], introduced = 0, converted = 0): PlanState {
  const legacy = introduced - converted;
  return {
    ...{ plan: "p", title: "Plan", version: 1, judged, ledger: ledgerOf(introduced, converted) },
    counts: {
      ...{ outOfScope: 0, exempt: 0, canonical: converted, legacy, unplanned: 0 },
      ...{ unclassified: 0, legacyFiles: legacy },
    },
  };
}

test("states that change are those that differ, and what is foretold leads from the one to the other", () => {
  fc.assert(
    fc.property(parts, parts, (before, after) => {
      const { states } = planEffect(stateOf(before), stateOf(after));
      const keyOf = ({ kind, id }: Pick<JudgedPart, "kind" | "id">) => `${kind} ${id}`;
      const reached = new Map(before.map((one) => [keyOf(one), one.state]));
      for (const change of states) {
        expect(reached.get(keyOf(change)) ?? null).toBe(change.before);
        expect(change.before).not.toBe(change.after);
        if (change.after === null) reached.delete(keyOf(change));
        else reached.set(keyOf(change), change.after);
      }
      expect(reached).toEqual(new Map(after.map((one) => [keyOf(one), one.state])));
      expect(planEffect(stateOf(before), stateOf(before)).states).toEqual([]);
    }),
  );
});

test("a new result and another one are told apart, what ended badly first", () => {
  const results = (entries: Record<string, TestStatus>): ReadonlyMap<string, LastResult> =>
    new Map(Object.entries(entries).map(([key, status]) => [key, { id: key, status }]));
  const changes = resultChanges({
    before: results({ same: "passed", worse: "passed", better: "failed" }),
    after: results({ better: "passed", same: "passed", fresh: "passed", worse: "error" }),
  });
  expect(changes.fresh).toBe(1);
  expect(changes.changed).toEqual(
    expect.arrayContaining([
      { before: "passed", after: "error", count: 1 },
      { before: "failed", after: "passed", count: 1 },
    ]),
  );
  expect(changes.samples.map(({ id }) => id)).toEqual(["worse", "better", "fresh"]);
});

test("an owner that loses all files is a row still, and no owner stands last", () => {
  const before = new Map([[null, 4] as const, ["@old", 2] as const]);
  const after = new Map([[null, 1] as const, ["@new", 5] as const]);
  expect(ownerChanges({ before, after })).toEqual([
    { owner: "@new", before: 0, after: 5 },
    { owner: "@old", before: 2, after: 0 },
    { owner: null, before: 4, after: 1 },
  ]);
});

test("its lines say why a count moves, and that nothing would change where it was seen", () => {
  const armed: JudgedPart = { kind: "trigger", id: "t", title: "Any leaves", state: "armed" };
  const fired: JudgedPart = { ...armed, state: "fired" };
  const dry: DryRun = {
    isDry: true,
    file: {
      ...{ kind: "scan", format: "plumbline.scan/1", tool: "hand 1", scope: "all imports of x" },
      ...{ counts: [{ what: "commits", count: 1_200 }], notes: ["odd"] },
    },
    seen: null,
    effect: {
      own: {
        ...{ kind: "scan", commits: 1_200, known: 0, imports: 3, files: 1, waitingFor: [] },
        ...{ line: { before: 2, after: 1_202 }, latest: { before: null, after: null } },
      },
      plans: [planEffect(stateOf([armed], 4, 1), stateOf([fired], 6, 2))],
    },
  };
  expect(dryRunLines(dry)).toEqual([
    "plumbline.scan/1 by hand 1: all imports of x; 1,200 commits",
    "note: odd",
    "1,200 new commits, with 3 imports listed in 1 file; the line goes from 2 to 1,202 commits.",
    "Plan, version 1: legacy imports go from 3 to 4: +2 introduced, +1 converted.",
    "  then: out of scope 0, exempt 0, canonical 2 (+1), legacy 4 (+1), unplanned 0, unclassified 0",
    "  Trigger “Any leaves”: armed before, fired then",
  ]);
  expect(dryRunLines({ ...dry, seen: 7, effect: null }).at(-1)).toBe(
    "received before as upload 7: sending it changes nothing",
  );
});
