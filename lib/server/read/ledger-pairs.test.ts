import { beforeAll, expect, test } from "vitest";
import { breakdown } from "@/lib/domain/board/breakdown";
import { countsAt } from "@/lib/domain/board/counts";
import { DIMENSIONS, keyOf } from "@/lib/domain/board/dimensions";
import { FLOW_LISTS, flowSpans } from "@/lib/domain/board/flow-list";
import { type Ledger, ledger } from "@/lib/domain/board/ledger";
import { describeOnEveryEngine } from "@/lib/server/db/testing/test-database";
import { demoPlans, demoScan, requests, shuffled } from "@/lib/server/ingest/testing/demo";
import { bindEmpty, PROJECT, send } from "@/lib/server/ingest/testing/law-store";
import { openBoard } from "@/lib/server/read/board";

const PAIRS = 200;
const { header, commits } = demoScan();

const sum = (flows: Readonly<Record<string, number>>) =>
  Object.values(flows).reduce((all, count) => all + count, 0);
const balance = ({ start, in: into, out, moved }: Ledger) =>
  start + sum(into) - sum(out) + moved.in - moved.out;

/** Pairs of positions, the earlier first; the same for the same seed. */
function pairs(length: number, seed: number): readonly (readonly [number, number])[] {
  const all = Array.from({ length }, (_, position) => position);
  const firsts = shuffled(all, seed);
  const seconds = shuffled(all, seed + 1);
  return firsts.slice(0, PAIRS).map((first, n) => {
    const second = seconds[n] ?? 0;
    return [Math.min(first, second), Math.max(first, second)];
  });
}

describeOnEveryEngine("the ledger of the demo", (database) => {
  beforeAll(async () => {
    await bindEmpty(database());
    for (const text of [...requests(header, commits, 500), ...demoPlans()]) await send(text);
  }, 120_000);

  test.each([1, 2, 3])(
    "balances between 200 random pairs of moments, whole and by each dimension, under version %i",
    async (version) => {
      const board = await openBoard({ project: PROJECT, plan: "websocket-manager", version });
      const { judged } = board;
      for (const [from, to] of pairs(judged.length, version)) {
        const whole = ledger(judged, from, to);
        expect(balance(whole)).toBe(whole.end);
        expect(whole.start).toBe(countsAt(judged, from).legacy);
        expect(whole.end).toBe(countsAt(judged, to).legacy);
        for (const dimension of DIMENSIONS) {
          const rows = breakdown(judged, from, to, keyOf(dimension, board));
          for (const row of rows) expect(balance(row.ledger)).toBe(row.ledger.end);
          const all = (of: (part: Ledger) => number) =>
            rows.reduce((count, row) => count + of(row.ledger), 0);
          expect(all(({ start }) => start)).toBe(whole.start);
          expect(all(({ end }) => end)).toBe(whole.end);
          expect(all(({ progress }) => progress)).toBe(whole.progress);
          expect(all(({ cameIn }) => cameIn)).toBe(whole.cameIn);
        }
      }
    },
    120_000,
  );

  test("gives numbers that are as long as their lists, between 20 random pairs", async () => {
    const board = await openBoard({ project: PROJECT, plan: "websocket-manager", version: 3 });
    const { judged } = board;
    for (const [from, to] of pairs(judged.length, 9).slice(0, 20)) {
      const whole = ledger(judged, from, to);
      const numbers: Readonly<Record<string, number>> = {
        ...whole.in,
        ...whole.out,
        ...{ start: whole.start, end: whole.end },
        ...{ cameIn: whole.cameIn, progress: whole.progress },
        ...{ in: sum(whole.in), out: sum(whole.out) },
      };
      for (const list of FLOW_LISTS)
        expect(flowSpans(judged, { list, class: "legacy", from, to }), list).toHaveLength(
          numbers[list] ?? -1,
        );
    }
  });
});
