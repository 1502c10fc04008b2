import { PAYLOAD_COUNT, payload, payloadPath } from "../lib/fixtures/script-payloads";
import { LEGACY, PLAN, sha } from "./story";

const numbers = Array.from({ length: PAYLOAD_COUNT }, (_, n) => n);
const DAY = 86_400_000;
const START = Date.UTC(2025, 8, 1);

/** A scan with a payload in every field that takes a text: each file has its own, and each commit. */
export function hostileScan(): string {
  const header = {
    format: "plumbline.scan/1",
    tool: { name: payload(0), version: payload(6) },
    repository: payload(18),
    recorded: "all",
  };
  const files = numbers.map((n) => ({
    path: payloadPath(n),
    by: { sha: sha(n + 1), author: payload(n + 1) },
    imports: [
      { line: n + 1, module: LEGACY, name: payload(n), alias: payload(n + 2), kind: "from" },
      { line: n + 2, module: payload(n + 3), name: "Database", kind: "from" },
    ],
  }));
  const commits = numbers.map((n) => ({
    sha: sha(n + 1),
    parents: n === 0 ? [] : [sha(n)],
    height: n + 1,
    committedAt: new Date(START + n * DAY).toISOString(),
    subject: payload(n),
    author: payload(n + 4),
    filesScanned: files.length,
    ...(n === 0
      ? { mode: "full", files, tree: { added: files.map(({ path }) => path) } }
      : {
          mode: "delta",
          base: sha(n),
          files: [{ path: payloadPath(n), imports: [] }],
          unreadable: [{ path: payloadPath((n + 7) % PAYLOAD_COUNT), reason: payload(n + 5) }],
        }),
  }));
  return [header, ...commits].map((line) => `${JSON.stringify(line)}\n`).join("");
}

/** A plan of the same project with payloads in its texts. */
export function hostilePlan(): string {
  const text = (n: number) => payload(n);
  return JSON.stringify({
    format: "plumbline.plan/1",
    id: PLAN,
    version: 1,
    title: text(1),
    issue: text(18),
    startsAt: "2025-09-02",
    stakes: { summary: text(2), details: [text(3), text(19)] },
    impact: [{ group: text(4), text: text(5) }],
    subject: {
      names: ["Database"],
      canonical: [{ module: "shop.core.database" }],
      legacy: [{ module: LEGACY }],
    },
    scope: { include: ["**/*.py"], exclude: [] },
    exemptions: [{ path: payloadPath(3), reason: text(6), owner: text(7) }],
    environments: { unit: ["local"] },
    criticalFiles: [0, 6, 17].map((n) => ({ path: payloadPath(n), risk: "high", why: text(n) })),
    strategy: { targets: { new: 20, update: 60, validation: 20 } },
    tests: [
      {
        path: "tests/test_orders.py",
        category: "unit",
        bucket: "update",
        missionCritical: true,
        todo: [text(8)],
        note: text(9),
      },
    ],
    goldenPath: {
      title: text(10),
      steps: [{ id: "paid", title: text(11), tests: ["tests/test_orders.py::*"] }],
      guarantees: [{ id: "stock", title: text(12), tests: ["tests/test_orders.py"] }],
    },
    phases: [
      {
        id: "move",
        title: text(13),
        goal: text(14),
        days: [1, 2],
        steps: [{ text: text(15) }],
        exit: [{ violations: "all", atMost: 0 }],
        commands: [text(16)],
      },
    ],
    rollback: {
      staleAfter: "24h",
      triggers: [
        {
          id: "failed",
          title: text(17),
          when: { tests: { missionCritical: true }, any: "failed" },
        },
      ],
      steps: [text(18)],
    },
    risks: [{ title: text(19), trigger: "failed", mitigations: [text(20)] }],
    success: [{ group: text(21), text: text(22), check: { canonical: "all", atLeast: 100 } }],
    commands: [{ group: text(23), run: text(24) }],
  });
}

/** A run in which a test of each payload failed with another one. */
export function hostileReport(): string {
  const escaped = (value: string) =>
    value
      .replaceAll("&", "&amp;")
      .replaceAll("<", "&lt;")
      .replaceAll(">", "&gt;")
      .replaceAll('"', "&quot;");
  const cases = numbers.map(
    (n) =>
      `<testcase classname="tests.test_orders" name="${escaped(payload(n))}" file="tests/test_orders.py" time="1"><failure message="${escaped(payload(n + 1))}">${escaped(payload(n + 2))}</failure></testcase>`,
  );
  return `<?xml version="1.0"?><testsuites><testsuite name="pytest">${cases.join("")}</testsuite></testsuites>`;
}
