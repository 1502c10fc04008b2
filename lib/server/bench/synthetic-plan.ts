import "server-only";
import { plan } from "@/lib/server/bench/synthetic";

/** The plan of `synthetic.ts` with everything that is judged, over the test files of `synthetic-runs.ts` (20 areas). */
export function judgedPlan(): string {
  const bare = plan(1)
    .split("\n")
    .filter((line) => !line.startsWith("strategy:"));
  return [...bare, ...JUDGED, ""].join("\n");
}

const ENTRIES = [
  ["area0/**", "mission_critical", "update", "missionCritical: true"],
  ["area1/**", "mission_critical", "existing", "missionCritical: true"],
  ["area2/**", "integration", "update", ""],
  ["area3/**", "unit", "update", ""],
  ["area4/**", "integration", "existing", ""],
  ["area5/**", "e2e", "existing", ""],
  ["area6/test_part_6.py", "mission_critical", "new", "mustFailFirst: true"],
  ["area7/**", "unit", "new", "mustFailFirst: true"],
  ["area8/**", "validation", "validation", ""],
  ["area9/**", "unit", "existing", ""],
].map(
  ([path, category, bucket, more]) =>
    `  - { path: "tests/${path}", category: ${category}, bucket: ${bucket}${more === "" ? "" : `, ${more}`} }`,
);

const STEPS = [1, 3, 5, 7, 9].map(
  (thing) =>
    `    - { id: step_${thing}, tests: ["tests/area${thing}/**::*thing_that_is_${thing}"] }`,
);

const JUDGED = [
  "environments: { unit: [ci], integration: [ci], mission_critical: [ci, staging], e2e: [staging], validation: [ci] }",
  "criticalFiles:",
  '  - { path: src/area0/part0/file_0.py, risk: high, why: central, guards: ["tests/area0/**", "tests/area10/**"] }',
  '  - { path: src/area1/part1/file_1.py, risk: high, why: central, guards: ["tests/area11/**"] }',
  "strategy: { targets: { new: 20, update: 60, validation: 20 } }",
  "tests:",
  ...ENTRIES,
  "goldenPath:",
  "  title: Golden path",
  '  files: [src/area0/part0/file_0.py, "src/area1/part1/*.py"]',
  "  steps:",
  ...STEPS,
  "  guarantees:",
  '    - { id: isolation, title: Isolation, tests: ["tests/**::*thing_that_is_11"] }',
  '    - { id: journey, title: Journey, tests: ["tests/area5/**", "tests/area12/**"] }',
  "phases:",
  "  - { id: detect, title: Detect, goal: failing tests, days: [1, 2], exit: [{ tests: { bucket: new, mustFailFirst: true }, are: seen-failing }] }",
  "  - id: protect",
  "    title: Protect",
  "    goal: tests survive",
  "    days: [2, 3]",
  "    entry: [{ phase: detect, is: done }]",
  "    exit: [{ tests: { missionCritical: true }, are: passing }, { tests: { bucket: update }, are: updated }]",
  "  - id: consolidate",
  "    title: Consolidate",
  "    goal: one import path",
  "    days: [3, 4]",
  "    entry: [{ phase: protect, is: done }]",
  "    exit: [{ violations: criticalFiles, atMost: 0 }, { violations: all, atMost: 0 }, { tests: { missionCritical: true }, are: passing }]",
  "  - { id: validate, title: Validate, goal: proof, days: [1, 2], entry: [{ phase: consolidate, is: done }], exit: [{ tests: { bucket: validation }, are: passing }] }",
  "rollback:",
  "  staleAfter: 24h",
  "  triggers:",
  "    - { id: mission-critical, title: A mission critical test fails, when: { tests: { missionCritical: true }, any: failed } }",
  "    - { id: events, title: A step fails, when: { goldenPath: steps, any: failed } }",
  "    - { id: isolation, title: Isolation fails, when: { goldenPath: isolation, any: failed } }",
  "    - { id: journey, title: The journey fails, when: { goldenPath: journey, any: failed } }",
  "    - { id: regressed, title: A critical file regressed, when: { introduced: criticalFiles } }",
  "    - { id: after, title: A legacy import behind the consolidation, when: { introduced: all, after: consolidate } }",
  "  steps: [Revert]",
  "success:",
  "  - { group: Tests, text: seen failing, check: { tests: { bucket: new, mustFailFirst: true }, are: failed-then-passing } }",
  "  - { group: Tests, text: passing, check: { goldenPath: all, are: passing } }",
  "  - { group: Imports, text: none legacy, check: { violations: all, atMost: 0 } }",
];
