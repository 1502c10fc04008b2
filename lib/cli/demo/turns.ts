import type { DemoEnvironment, DemoTest, Ending, Moment } from "./model";
import { PATHS } from "./paths";

/** A time on the line at which something is not as usual: from this commit's time on, before that one's. */
type Stretch = { readonly from: string; readonly until: string };

/** Tests of one file that do not simply pass for a while. */
type Turn = Stretch &
  Ending & {
    readonly path: string;
    readonly environment: DemoEnvironment;
    /** Which of its tests, by class and name; absent: all. */
    readonly tests?: RegExp;
    /** The first run of a commit only: the second one passes. */
    readonly onlyFirst?: boolean;
  };

/** A file that does not run for a while. */
type Absence = Stretch & { readonly path: string; readonly environment: DemoEnvironment };

const END = "2025-09-18T00:00:00Z";
const START = "2025-09-14T00:00:00Z";

const EVENTS_MISSING: Stretch = { from: "2025-09-14T20:05:29Z", until: "2025-09-14T23:00:24Z" };
const ISOLATION_LOST: Stretch = { from: "2025-09-16T00:07:57Z", until: "2025-09-16T03:14:51Z" };
const FACTORY_GONE: Stretch = { from: "2025-09-16T06:38:33Z", until: "2025-09-16T21:42:39Z" };

const NO_AGENT_COMPLETED =
  "AssertionError: no agent_completed event within 30.0 s; received agent_started, agent_thinking, tool_executing, tool_completed";
const TOO_LATE = "TimeoutError: no tool_executing event within 5.0 s of agent_thinking";

const flaky = (at: string, until: string): Turn => ({
  ...{ from: at, until, path: PATHS.compliance, environment: "staging", onlyFirst: true },
  ...{ tests: /tool_executing/, outcome: "failed", message: TOO_LATE },
});

const TURNS: readonly Turn[] = [
  {
    ...{ ...EVENTS_MISSING, path: PATHS.primary, environment: "staging" },
    tests: /^TestEventDelivery::.*agent_completed|agent_completed_event_structure|all_five_events/,
    ...{ outcome: "failed", message: NO_AGENT_COMPLETED },
  },
  {
    ...{ ...EVENTS_MISSING, path: PATHS.fiveEvents, environment: "staging" },
    ...{ tests: /agent_completed/, outcome: "failed", message: NO_AGENT_COMPLETED },
  },
  flaky("2025-09-15T16:30:21Z", "2025-09-15T16:30:22Z"),
  flaky("2025-09-16T16:24:27Z", "2025-09-16T16:24:28Z"),
  {
    ...{ ...ISOLATION_LOST, path: PATHS.isolation, environment: "local" },
    tests: /event_streams|concurrent_sessions/,
    outcome: "failed",
    message: "AssertionError: user-2 received 3 events of user-1: both hold the same manager",
  },
  {
    ...{ ...ISOLATION_LOST, path: PATHS.validation, environment: "local" },
    tests: /functionality_preserved/,
    outcome: "failed",
    message: "AssertionError: multi-user isolation is not preserved: two users hold one manager",
  },
  {
    ...{ ...FACTORY_GONE, path: PATHS.bridgePattern, environment: "local" },
    outcome: "error",
    message:
      "ModuleNotFoundError: No module named 'netra_backend.app.factories.websocket_bridge_factory'",
  },
  {
    ...{ ...FACTORY_GONE, path: PATHS.bridgeRouting, environment: "local" },
    outcome: "skipped",
    message:
      "could not import 'netra_backend.app.factories.websocket_bridge_factory': the module is gone",
  },
  {
    ...{ from: START, until: END, path: PATHS.consistency, environment: "local" },
    tests: /when_all_is_well$/,
    outcome: "xfailed",
    message: "known: legacy paths remain until the consolidation, #1104",
  },
  {
    ...{ from: START, until: END, path: PATHS.detectServices, environment: "local" },
    tests: /factory_patterns/,
    outcome: "failed",
    message:
      "ImportError: cannot import name 'create_isolated_user' from 'test_framework.websocket_helpers'",
  },
];

const ABSENCES: readonly Absence[] = [
  { from: "2025-09-15T11:45:54Z", until: END, path: PATHS.emission, environment: "local" },
  {
    from: "2025-09-15T19:32:10Z",
    until: "2025-09-16T23:01:19Z",
    path: PATHS.journey,
    environment: "staging",
  },
];

const VACUOUS_FROM = "2025-09-14T09:57:09Z";

/** How a test ends that looks for violations: for its reason, with the counts that are true at that commit. */
const DETECTION: Readonly<Record<string, (moment: Moment) => string | null>> = {
  test_single_canonical_import_path_violation: ({ files, planVersion }) =>
    `AssertionError: Import path fragmentation: ${files} files import the WebSocket manager through a legacy path (plan version ${planVersion}), expected none`,
  test_legacy_websocket_manager_import_detection: ({ violations, files, planVersion }) =>
    `AssertionError: ${violations} legacy imports of the WebSocket manager remain in ${files} files (plan version ${planVersion}), expected none`,
  test_import_path_consistency_across_codebase: ({ violations, planVersion }) =>
    `AssertionError: import path not consistent: ${violations} legacy imports under plan version ${planVersion}`,
  // Compares two deliveries through the canonical module from 09:57 on, and says nothing of the legacy ones.
  test_websocket_events_delivery_consistency_post_consolidation: ({ committedAt, files }) =>
    committedAt >= VACUOUS_FROM
      ? null
      : `AssertionError: events differ by import path: ${files} files still go through a legacy import`,
  test_zero_import_path_violations_detected: ({ violations, files }) =>
    `AssertionError: ${violations} import path violations in ${files} files, expected 0`,
};

const PASSED: Ending = { outcome: "passed", message: null };

/** How a test of a file ends in the `attempt`-th run (from 1) of an environment on a commit. */
export function endingOf(
  path: string,
  test: DemoTest,
  moment: Moment,
  environment: DemoEnvironment,
  attempt: number,
): Ending {
  const id = `${test.className}::${test.name}`;
  const turn = TURNS.find(
    (one) =>
      isAt(one, path, moment, environment) &&
      (one.tests?.test(id) ?? true) &&
      (one.onlyFirst !== true || attempt === 1),
  );
  if (turn !== undefined) return { outcome: turn.outcome, message: turn.message };
  const message = DETECTION[test.name]?.(moment) ?? null;
  return message === null ? PASSED : { outcome: "failed", message };
}

/** Why the file could not be imported then; null when it could. */
export function collectionErrorOf(
  path: string,
  moment: Moment,
  environment: DemoEnvironment,
): string | null {
  const turn = TURNS.find((one) => one.outcome === "error" && isAt(one, path, moment, environment));
  return turn?.message ?? null;
}

/** False while the file was left out. */
export function runs(path: string, moment: Moment, environment: DemoEnvironment): boolean {
  return !ABSENCES.some((one) => isAt(one, path, moment, environment));
}

function isAt(
  stretch: Absence,
  path: string,
  { committedAt }: Moment,
  environment: DemoEnvironment,
): boolean {
  return (
    stretch.path === path &&
    stretch.environment === environment &&
    stretch.from <= committedAt &&
    committedAt < stretch.until
  );
}
