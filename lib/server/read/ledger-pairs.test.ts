import { beforeAll, expect, test } from "vitest";
import { type BreakdownRow, breakdown } from "@/lib/domain/board/breakdown";
import { countsAt } from "@/lib/domain/board/counts";
import { DIMENSIONS, type Dimension, type KeyOf, keyOf } from "@/lib/domain/board/dimensions";
import { FLOW_LISTS, type FlowList, flowSpans } from "@/lib/domain/board/flow-list";
import { type Ledger, ledger } from "@/lib/domain/board/ledger";
import { describeOnEveryEngine } from "@/lib/server/db/testing/test-database";
import {
  demoOwners,
  demoPlans,
  demoScan,
  requests,
  shuffled,
} from "@/lib/server/ingest/testing/demo";
import { bindEmpty, PROJECT, send } from "@/lib/server/ingest/testing/law-store";
import { type Board, openBoard } from "@/lib/server/read/board";
import { readOwners } from "@/lib/server/read/owner-files";

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

function numberOf(sums: Ledger, list: FlowList): number {
  const numbers: Readonly<Record<string, number>> = {
    ...sums.in,
    ...sums.out,
    ...{ start: sums.start, end: sums.end },
    ...{ cameIn: sums.cameIn, progress: sums.progress },
    ...{ in: sum(sums.in), out: sum(sums.out) },
  };
  return numbers[list] ?? -1;
}

function expectWhole(rows: readonly BreakdownRow[], whole: Ledger): void {
  for (const row of rows) expect(balance(row.ledger)).toBe(row.ledger.end);
  const all = (of: (part: Ledger) => number) =>
    rows.reduce((count, row) => count + of(row.ledger), 0);
  expect(all(({ start }) => start)).toBe(whole.start);
  expect(all(({ end }) => end)).toBe(whole.end);
  expect(all(({ progress }) => progress)).toBe(whole.progress);
  expect(all(({ cameIn }) => cameIn)).toBe(whole.cameIn);
}

async function keysOf(board: Board): Promise<Readonly<Record<Dimension, KeyOf>>> {
  const ownerOf = (await readOwners(board))?.ownerOf;
  const keys = DIMENSIONS.map((dimension) => [dimension, keyOf(dimension, { ...board, ownerOf })]);
  return Object.fromEntries(keys) as Record<Dimension, KeyOf>;
}

/** Those of the demo's file that ever held a legacy import, and nobody. */
const OWNERS = [
  "@example/auth",
  "@example/backend",
  "@example/backend-tests",
  "@example/e2e-tests",
  "@example/golden-path",
  "@example/integration-tests",
  "@example/test-framework",
  "@example/tests",
  "@example/tooling",
  "@example/unit-tests",
  "none",
];

describeOnEveryEngine("the ledger of the demo", (database) => {
  beforeAll(async () => {
    await bindEmpty(database());
    for (const text of [...requests(header, commits, 500), ...demoPlans(), demoOwners()])
      await send(text);
  }, 120_000);

  test.each([1, 2, 3])(
    "balances between 200 random pairs of moments, whole and by each dimension, under version %i",
    async (version) => {
      const board = await openBoard({ project: PROJECT, plan: "websocket-manager", version });
      const { judged } = board;
      const of = await keysOf(board);
      const owners = new Set<string>();
      for (const [from, to] of pairs(judged.length, version)) {
        const whole = ledger(judged, from, to);
        expect(balance(whole)).toBe(whole.end);
        expect(whole.start).toBe(countsAt(judged, from).legacy);
        expect(whole.end).toBe(countsAt(judged, to).legacy);
        for (const dimension of DIMENSIONS) {
          const rows = breakdown(judged, from, to, of[dimension]);
          expectWhole(rows, whole);
        }
        for (const { key } of breakdown(judged, from, to, of.owner)) owners.add(key);
      }
      expect([...owners].sort()).toEqual(OWNERS);
    },
    120_000,
  );

  test("gives numbers that are as long as their lists, between 20 random pairs", async () => {
    const board = await openBoard({ project: PROJECT, plan: "websocket-manager", version: 3 });
    const { judged } = board;
    for (const [from, to] of pairs(judged.length, 9).slice(0, 20)) {
      const whole = ledger(judged, from, to);
      for (const list of FLOW_LISTS)
        expect(flowSpans(judged, { list, class: "legacy", from, to }), list).toHaveLength(
          numberOf(whole, list),
        );
    }
  });

  test("gives the numbers of each owner as many imports, between 20 random pairs", async () => {
    const board = await openBoard({ project: PROJECT, plan: "websocket-manager", version: 3 });
    const { judged } = board;
    const { owner: of } = await keysOf(board);
    for (const [from, to] of pairs(judged.length, 11).slice(0, 20)) {
      const rows = breakdown(judged, from, to, of);
      for (const list of FLOW_LISTS) {
        const listed = flowSpans(judged, { list, class: "legacy", from, to });
        const numbers = rows.map(({ key, ledger: sums }) => [key, numberOf(sums, list)]);
        const lists = rows.map(({ key }) => [key, listed.filter((one) => of(one) === key).length]);
        expect(lists, list).toEqual(numbers);
      }
    }
  });
});
