import type { DemoTest, TestFile } from "./model";
import { PATHS } from "./paths";
import { EVENTS, primarySuite, testsOf } from "./primary-suite";
import { seeded } from "./seed";
import { UNWRITTEN_FILES } from "./unwritten-files";

/** When the commits that brought files to the line were committed. */
const AT = {
  merge1835: "2025-09-14T18:35:24Z",
  merge1840: "2025-09-14T18:40:41Z",
  after1840: "2025-09-14T18:41:01Z",
  merge2005: "2025-09-14T20:05:29Z",
  merge2300: "2025-09-14T23:00:24Z",
  sep15at0107: "2025-09-15T01:07:52Z",
  sep15at0629: "2025-09-15T06:29:11Z",
  sep15at1932: "2025-09-15T19:32:10Z",
} as const;

const always = (tests: readonly DemoTest[]) => () => tests;

const missionCritical = (path: string, tests: readonly DemoTest[], arrives?: string): TestFile => ({
  ...{ path, category: "mission_critical", tests: always(tests) },
  ...(arrives === undefined ? {} : { arrives }),
});

const named = (category: TestFile["category"], path: string, arrives?: string): TestFile => ({
  ...{ path, category, tests: always(testsOfSubject(path)) },
  ...(arrives === undefined ? {} : { arrives }),
});

const forEachEvent = (what: string) => EVENTS.map((event) => `test_${event}_${what}`);

const WAYS = [
  "when_all_is_well",
  "with_a_missing_field",
  "keeps_its_order",
  "for_an_unknown_user",
  "after_reconnect",
  "under_load",
  "cleans_up",
  "twice",
];

/** Three to seven tests named after the file, the same ones each time. */
function testsOfSubject(path: string): readonly DemoTest[] {
  const subject = (path.split("/").at(-1) ?? "").replace(/^test_|\.py$/g, "");
  const short = subject.replace(/_(e2e|unit|integration|validation)$/, "");
  const className = `Test${subject
    .split("_")
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join("")}`;
  const names = WAYS.slice(0, 3 + seeded(path, 5)).map((way) => `test_${short}_${way}`);
  return testsOf(className, names);
}

const MISSION_CRITICAL: readonly TestFile[] = [
  { path: PATHS.primary, category: "mission_critical", tests: primarySuite },
  missionCritical(PATHS.fiveEvents, [
    ...testsOf("TestBusinessValue", forEachEvent("is_worth_money")),
    ...testsOf("TestChatExperience", [
      ...forEachEvent("is_seen_by_the_user"),
      "test_user_isolation_of_answers",
      "test_answer_is_complete",
    ]),
  ]),
  // Ran from the branch that the merge of 18:40 brought in.
  missionCritical(
    "tests/mission_critical/test_websocket_event_structure_golden_path.py",
    testsOf("TestEventStructure", forEachEvent("has_its_fields")),
  ),
  named(
    "mission_critical",
    "tests/mission_critical/test_websocket_ssot_import_violations_detection.py",
  ),
  missionCritical(
    PATHS.compliance,
    testsOf("TestGoldenPathCompliance", [
      ...forEachEvent("follows_the_pattern"),
      "test_no_singleton_manager",
    ]),
    AT.merge1835,
  ),
  named(
    "mission_critical",
    "tests/mission_critical/test_websocket_ssot_multiple_managers_violation_detection.py",
  ),
];

const INTEGRATION: readonly TestFile[] = [
  named("integration", "tests/integration/test_websocket_manager_ssot.py", AT.merge1840),
  named(
    "integration",
    "tests/integration/websocket_ssot/test_websocket_manager_ssot_integration.py",
    "2025-09-14T13:03:43Z",
  ),
  named("integration", PATHS.bridgePattern, AT.merge1835),
  {
    // Ran from the branch that the merge of 18:35 brought in.
    path: PATHS.isolation,
    category: "integration",
    tests: always(
      testsOf("TestMultiUserIsolation", [
        "test_user_isolation_of_connections",
        "test_user_isolation_of_event_streams",
        "test_user_isolation_under_concurrent_sessions",
        "test_each_user_has_a_manager",
      ]),
    ),
  },
  named("integration", PATHS.emission, AT.merge1840),
];

const unit = (name: string, arrives?: string) =>
  named("unit", `tests/unit/websocket_core/${name}.py`, arrives);

const UNIT: readonly TestFile[] = [
  unit("test_startup_phase_coordination_unit"),
  unit("test_agent_handler_unit", AT.merge1840),
  unit("test_unified_emitter_unit", AT.merge1840),
  unit("test_agent_message_handler_unit", AT.merge2005),
  unit("test_unified_websocket_emitter_unit", AT.merge2005),
  unit("test_quality_router_fragmentation_unit", AT.sep15at0107),
  unit("test_issue_1181_message_router_ssot_validation_unit", AT.sep15at0629),
  unit("test_issue_1181_quality_router_import_failure_unit", AT.sep15at0629),
  unit("test_route_consolidation_unit", AT.sep15at1932),
  named("unit", PATHS.bridgeRouting, AT.after1840),
  named("unit", PATHS.consistency, AT.merge1840),
  unit("test_ssot_import_path_consistency_validation", AT.merge1840),
  named(
    "unit",
    "tests/unit/websocket_ssot_compliance/test_ssot_import_compliance.py",
    AT.merge1835,
  ),
];

const e2e = (path: string, arrives?: string) => named("e2e", `tests/e2e/${path}.py`, arrives);

const E2E: readonly TestFile[] = [
  named("e2e", PATHS.journey),
  // These two ran from the branch that the merge of 18:40 brought in.
  e2e("agent_goldenpath/test_websocket_event_validation_e2e"),
  e2e("test_golden_path_ssot_integration"),
  e2e("golden_path/test_authenticated_user_journeys_batch4_e2e"),
  e2e("golden_path/test_race_condition_scenarios"),
  e2e("golden_path/test_websocket_agent_events_validation"),
  e2e("golden_path/test_websocket_service_connectivity_e2e"),
  e2e("golden_path/test_simplified_golden_path_e2e", AT.sep15at0629),
  e2e("agent_goldenpath/test_agent_message_pipeline_e2e", "2025-09-14T05:12:27Z"),
  e2e("agent_goldenpath/test_multi_turn_conversation_e2e", "2025-09-14T08:17:08Z"),
  e2e("agent_goldenpath/test_multi_user_isolation_e2e", AT.merge1840),
  e2e("agent_goldenpath/test_websocket_events_comprehensive_e2e", AT.merge2300),
];

/** Every file that ever runs. */
export const TEST_FILES: readonly TestFile[] = [
  ...MISSION_CRITICAL,
  ...INTEGRATION,
  ...UNIT,
  ...E2E,
  ...UNWRITTEN_FILES,
];
