import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Classifier, TargetClass } from "../classify";
import { IMPORT_CLASSES } from "../import-class";
import { commitChanges } from "./commit-changes";
import { total } from "./commit-flows";
import { countsAt } from "./counts";
import { CLASS_LISTS, FLOW_LISTS, type FlowList, flowSpans } from "./flow-list";
import { flowRow, flowSentence, inListOrder } from "./flow-rows";
import { type Judged, judge } from "./judge";
import { ledger } from "./ledger";
import type { LineFacts } from "./line-facts";
import { ofWhich, partSpans } from "./of-which";

const COMMITS = 12;
const CLASSES: readonly TargetClass[] = ["canonical", "legacy", "legacy", "unplanned"];

type Life = {
  readonly path: number;
  readonly target: number;
  readonly opened: number;
  readonly openedHow: number;
  readonly length: number | null;
  readonly closedHow: number;
};

function factsOf(lives: readonly Life[]): LineFacts {
  const column = (of: (life: Life, index: number) => number) => Int32Array.from(lives.map(of));
  const closed = ({ opened, length }: Life) =>
    length === null || opened + length >= COMMITS ? -1 : opened + length;
  const each = <T>(of: (index: number) => T) => Array.from({ length: COMMITS }, (_, i) => of(i));
  return {
    commits: {
      sha: each((index) => `${index}`.padStart(40, "0")),
      committedAt: each((index) => index * 1000),
      effectiveAt: each((index) => index * 1000),
      isMerge: each((index) => index % 3 === 0),
      author: each(() => null),
      subject: each(() => null),
      filesScanned: each(() => 5),
      scanner: each(() => 0),
    },
    lives: {
      path: column(({ path }) => path),
      target: column(({ target }) => target),
      kind: column(() => 0),
      n: column((_, index) => index),
      opened: column(({ opened }) => opened),
      openedHow: column(({ openedHow }) => openedHow),
      closed: column(closed),
      closedHow: column(({ closedHow }) => closedHow),
      bornPath: column(({ path }) => path),
      born: column(() => 0),
    },
    spells: [],
    paths: ["a/one.py", "a/two.py", "b/three.py"],
    targets: CLASSES.map((_, index) => ({ module: `m${index}`, name: "Manager" })),
    scanners: [{ tool: "t", version: "1", recorded: "all" }],
    isEstimated: false,
    waiting: [],
  };
}

const CLASSIFIER: Pick<Classifier, "path" | "target"> = {
  path: () => ({ standing: "judged" }),
  target: (module) => CLASSES[Number(module.slice(1))] ?? null,
};

const anyLife = fc.record({
  path: fc.nat({ max: 2 }),
  target: fc.nat({ max: CLASSES.length - 1 }),
  opened: fc.nat({ max: COMMITS - 1 }),
  openedHow: fc.constantFrom(0, 1),
  length: fc.option(fc.integer({ min: 1, max: COMMITS })),
  closedHow: fc.constantFrom(0, 1, 3),
});

const anyLine = fc.array(anyLife, { maxLength: 30 }).map((lives) => {
  const facts = factsOf(lives);
  return { facts, judged: judge(facts, CLASSIFIER, COMMITS * 1000) };
});

const anySpan = fc
  .tuple(fc.integer({ min: -1, max: COMMITS - 1 }), fc.integer({ min: -1, max: COMMITS - 1 }))
  .map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) }));

function sizeOf(judged: Judged, list: FlowList, span: { from: number; to: number }): number {
  return flowSpans(judged, { list, class: "legacy", ...span }).length;
}

describe("the imports behind a number", () => {
  it("are as many as the ledger says, for every flow and span", () => {
    fc.assert(
      fc.property(anyLine, anySpan, ({ judged }, span) => {
        const sums = ledger(judged, span.from, span.to);
        const said = {
          ...sums.in,
          ...sums.out,
          start: sums.start,
          end: sums.end,
          cameIn: sums.cameIn,
          progress: sums.progress,
          in: total(sums.in),
          out: total(sums.out),
        };
        for (const list of FLOW_LISTS) expect(sizeOf(judged, list, span)).toBe(said[list]);
        expect(sums.end).toBe(sums.start + total(sums.in) - total(sums.out));
      }),
    );
  });

  it("end as they started, plus those that came, less those that went, in every class", () => {
    fc.assert(
      fc.property(anyLine, anySpan, ({ judged }, span) => {
        for (const name of IMPORT_CLASSES) {
          const [start = 0, end = 0, came = 0, went = 0] = CLASS_LISTS.map(
            (list) => flowSpans(judged, { list, class: name, ...span }).length,
          );
          expect(end).toBe(start + came - went);
          expect(end).toBe(countsAt(judged, span.to)[name]);
        }
      }),
    );
  });

  it("divide into parts that are as large as they say", () => {
    fc.assert(
      fc.property(
        anyLine,
        anySpan,
        fc.constantFrom(...FLOW_LISTS),
        ({ facts, judged }, span, list) => {
          const question = { list, class: "legacy", ...span } as const;
          for (const { part, count } of ofWhich(facts, judged, question)) {
            expect(partSpans(facts, judged, question, part)).toHaveLength(count);
            expect(count).toBeLessThanOrEqual(sizeOf(judged, list, span));
          }
        },
      ),
    );
  });

  it("sum over the commits of a span to the ledger of the span", () => {
    fc.assert(
      fc.property(anyLine, anySpan, ({ facts, judged }, { from, to }) => {
        const rows = commitChanges(facts, judged, from, to);
        const sums = ledger(judged, from, to);
        const sum = (of: (row: (typeof rows)[number]) => number) =>
          rows.reduce((count, row) => count + of(row), 0);
        expect(sum((row) => row.legacyIn)).toBe(total(sums.in));
        expect(sum((row) => row.legacyOut)).toBe(total(sums.out));
        expect(sum((row) => row.progress)).toBe(sums.progress);
        expect(rows.map(({ t }) => t)).toEqual(rows.map(({ t }) => t).sort((a, b) => b - a));
      }),
    );
  });
});

const LEGACY = { path: 0, target: 1, opened: 1, openedHow: 0, length: 3, closedHow: 0 };

describe("parts of a flow", () => {
  it("tell a legacy import that gave way to another one in the same file and commit", () => {
    const facts = factsOf([LEGACY, { ...LEGACY, target: 2, opened: 4, length: null }]);
    const judged = judge(facts, CLASSIFIER, 0);
    const question = { list: "removed", class: "legacy", from: 0, to: 11 } as const;
    expect(ofWhich(facts, judged, question)).toEqual([{ part: "besideLegacy", count: 1 }]);
  });

  it("do not tell it of one that opened in another file", () => {
    const facts = factsOf([LEGACY, { ...LEGACY, path: 1, target: 2, opened: 4, length: null }]);
    const judged = judge(facts, CLASSIFIER, 0);
    const question = { list: "removed", class: "legacy", from: 0, to: 11 } as const;
    expect(ofWhich(facts, judged, question)).toEqual([]);
  });

  it("tell what a merge brought in and what still stands", () => {
    const facts = factsOf([
      { ...LEGACY, opened: 3, length: null },
      { ...LEGACY, opened: 4, length: 2 },
    ]);
    const judged = judge(facts, CLASSIFIER, 0);
    const question = { list: "introduced", class: "legacy", from: 0, to: 11 } as const;
    expect(ofWhich(facts, judged, question)).toEqual([
      { part: "byMerge", count: 1 },
      { part: "stands", count: 1 },
    ]);
  });
});

describe("rows of a flow", () => {
  it("do not tell an end that lies after the moment", () => {
    const facts = factsOf([LEGACY]);
    const span = judge(facts, CLASSIFIER, 0).spans[0];
    if (!span) throw new Error("no span");
    expect(flowRow(facts, span, 3)).toMatchObject({ closed: null, closing: null });
    expect(flowRow(facts, span, 4)).toMatchObject({ closed: { t: 4000 }, closing: "removed" });
  });

  it("come newest first where imports moved, and by path where they stand", () => {
    const facts = factsOf([
      { ...LEGACY, path: 2, length: null },
      { ...LEGACY, opened: 5, length: null },
    ]);
    const { spans } = judge(facts, CLASSIFIER, 0);
    const paths = (list: FlowList) =>
      inListOrder(facts, [...spans].reverse(), list).map(({ from }) => from);
    expect(paths("introduced")).toEqual([5, 1]);
    expect(paths("end")).toEqual([5, 1]);
    expect(inListOrder(facts, spans, "end").map(({ path }) => path)).toEqual([0, 2]);
  });

  it("are told in a sentence with their number", () => {
    const story = {
      list: "removed",
      class: "legacy",
      count: 227,
      files: 120,
      since: "plan start",
    } as const;
    expect(flowSentence(story)).toBe(
      "227 legacy imports were removed since plan start, in 120 files.",
    );
    expect(flowSentence({ ...story, count: 1, files: 1 })).toBe(
      "1 legacy import was removed since plan start, in 1 file.",
    );
    expect(flowSentence({ list: "end", class: "outside", count: 2, files: 1, since: "" })).toBe(
      "2 imports outside the plan stand, in 1 file.",
    );
    expect(flowSentence({ ...story, count: 0, files: 0 })).toBe(
      "No legacy import was removed since plan start.",
    );
  });
});
