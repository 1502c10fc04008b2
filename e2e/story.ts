/**
 * A code base in three commits: two files on the legacy path, one on the canonical path; then one moves. Every journey
 * builds on these facts, so its numbers can be counted by hand here.
 */
export const CANONICAL = "shop.core.database";
export const LEGACY = "shop.legacy.database";
const FILES = ["app/basket.py", "app/orders.py", "app/stock.py"] as const;
export const PLAN = "database-path";

const START = Date.UTC(2025, 8, 1, 9);
const DAY = 86_400_000;

/** The sha of the nth commit, from 1. */
export function sha(n: number): string {
  return n.toString(16).padStart(40, "c");
}

function importing(path: string, module: string) {
  return { path, imports: [{ line: 3, module, name: "Database", kind: "from" }] };
}

function commitLine(n: number, rest: object): object {
  return {
    sha: sha(n),
    parents: n === 1 ? [] : [sha(n - 1)],
    height: n,
    committedAt: `${new Date(START + n * DAY).toISOString().slice(0, 19)}Z`,
    subject: `commit ${n}`,
    author: "dev01",
    filesScanned: FILES.length + 1,
    ...rest,
  };
}

const HEADER = {
  format: "plumbline.scan/1",
  tool: { name: "story", version: "1" },
  repository: "shop",
  recorded: "all",
};

/** Commit 1 has the whole tree; 2 brings `app/orders.py` to the canonical path; 3 puts it back. */
const COMMITS: Readonly<Record<number, object>> = {
  1: {
    mode: "full",
    files: [
      importing("app/basket.py", LEGACY),
      importing("app/orders.py", LEGACY),
      importing("app/stock.py", CANONICAL),
    ],
    tree: { added: [...FILES, "tests/test_orders.py"] },
  },
  2: { mode: "delta", base: sha(1), files: [importing("app/orders.py", CANONICAL)] },
  3: { mode: "delta", base: sha(2), files: [importing("app/orders.py", LEGACY)] },
};

/** Those commits of the story as one upload; more than three go on without a change. */
export function scanText(numbers: readonly number[]): string {
  const lines = numbers.map((n) =>
    commitLine(n, COMMITS[n] ?? { mode: "delta", base: sha(n - 1), files: [] }),
  );
  return [HEADER, ...lines].map((line) => `${JSON.stringify(line)}\n`).join("");
}

/** How tests of the story's only test file ended: what they said, null when they passed. */
export type Endings = Readonly<Record<string, string | null>>;

/** A run of them as pytest writes JUnit XML. */
export function reportText(endings: Endings): string {
  const cases = Object.entries(endings).map(([name, failure]) => {
    const end = failure === null ? "" : `<failure message="${failure}">${failure}</failure>`;
    return `<testcase classname="tests.test_orders" name="${name}" file="tests/test_orders.py" time="1.5">${end}</testcase>`;
  });
  return `<?xml version="1.0"?><testsuites><testsuite name="pytest" tests="${cases.length}">${cases.join("")}</testsuite></testsuites>`;
}

/** Version 1 takes `shop.core.database` for canonical; version 2, from 3 September on, the other way round. */
export function planText(version: 1 | 2): string {
  const [canonical, legacy] = version === 1 ? [CANONICAL, LEGACY] : [LEGACY, CANONICAL];
  return `format: plumbline.plan/1
id: ${PLAN}
version: ${version}
effectiveAt: 2025-09-0${version + 1}T00:00:00Z
title: Database path
issue: "#7"
startsAt: 2025-09-02
stakes: { summary: Checkout, details: [Orders are paid here] }
impact: [{ group: Business, text: Lost orders }]
subject:
  names: [Database]
  family: ["shop.legacy.*"]
  canonical: [{ module: ${canonical} }]
  legacy: [{ module: ${legacy} }]
scope: { include: ["**/*.py"], exclude: ["vendor/**"] }
exemptions: [{ path: "shop/**", reason: the package itself, owner: platform }]
environments: { unit: [local] }
criticalFiles: [{ path: app/orders.py, risk: high, why: Takes the money, guards: [tests/test_orders.py] }]
strategy: { targets: { new: 20, update: 60, validation: 20 } }
tests: [{ path: tests/test_orders.py, category: unit, bucket: update, missionCritical: true, todo: [Update the import] }]
goldenPath:
  title: Checkout
  files: [app/orders.py]
  steps: [{ id: paid, tests: ["tests/test_orders.py::*paid*"] }]
  guarantees: [{ id: stock, title: Stock is counted, tests: [tests/test_orders.py] }]
phases:
  - id: move
    title: Move the imports
    days: [1, 2]
    steps: [{ text: Move orders, check: { violations: app/orders.py, atMost: 0 } }]
    exit: [{ violations: all, atMost: 0 }]
    commands: [pytest tests]
rollback:
  staleAfter: 24h
  triggers: [{ id: failed, title: A mission critical test failed, when: { tests: { missionCritical: true }, any: failed } }]
  steps: [Revert the move]
risks: [{ title: Orders are lost, trigger: failed, mitigations: [Move one file at a time] }]
success: [{ group: Imports, text: One path, check: { canonical: all, atLeast: 100 } }]
commands: [{ group: Local, run: pytest }]
`;
}
