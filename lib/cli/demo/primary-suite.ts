import type { DemoTest } from "./model";

/** The five critical events, in the order of the journey. */
export const EVENTS = [
  "agent_started",
  "agent_thinking",
  "tool_executing",
  "tool_completed",
  "agent_completed",
] as const;

const HOLLOWED_OUT_AT = "2025-09-15T00:12:08Z";

/** 20 functions, each run for every event. */
const FOR_EACH_EVENT: Readonly<Record<string, readonly string[]>> = {
  TestEventDelivery: [
    "test_event_is_sent",
    "test_event_reaches_the_browser",
    "test_event_is_sent_once",
    "test_event_keeps_its_order",
    "test_event_survives_reconnect",
  ],
  TestEventContent: [
    "test_event_has_its_type",
    "test_event_has_a_timestamp",
    "test_event_names_the_run",
    "test_event_names_the_user",
    "test_event_is_json",
    "test_event_has_no_secrets",
  ],
  TestEventTiming: [
    "test_event_within_a_second",
    "test_event_under_load",
    "test_event_after_idle",
    "test_event_before_timeout",
  ],
  TestEventFailures: [
    "test_event_after_tool_error",
    "test_event_after_agent_error",
    "test_event_with_slow_consumer",
    "test_event_with_full_queue",
    "test_event_after_restart",
  ],
};

/** 5 functions, each run for every event with 10 and with 50 users. */
const FOR_EACH_CROWD = ["order", "count", "latency", "content", "recipient"].map(
  (what) => `test_event_${what}_per_user`,
);

/** 14 functions that run once, beside one for each event's structure. */
const ONCE: Readonly<Record<string, readonly string[]>> = {
  TestRealConnection: [
    "test_connection_is_established",
    "test_connection_is_closed",
    "test_two_connections_of_one_user",
    "test_heartbeat",
    "test_authenticated_handshake",
    "test_rejected_handshake",
  ],
  TestJourney: [
    "test_all_five_events_in_order",
    "test_chat_message_to_answer",
    "test_error_is_told_to_the_user",
    "test_reconnect_resumes_the_run",
  ],
  TestIsolation: [
    "test_user_isolation_of_connections",
    "test_user_isolation_of_events",
    "test_no_shared_manager_between_users",
    "test_factory_gives_each_user_a_manager",
  ],
};

/** What was left: the structure of each event, and 13 functions that look at a mock only. */
const ON_A_MOCK = [
  ...EVENTS.map((event) => `test_mock_manager_accepts_${event}`),
  "test_emitter_calls_the_mock",
  "test_notifier_calls_the_mock",
  "test_bridge_calls_the_mock",
  "test_mock_records_order",
  "test_mock_records_users",
  "test_mock_is_reset",
  "test_payload_is_a_dict",
  "test_all_five_events_are_named",
];

/** The primary suite as it stood at that time: 44 functions in 169 tests, 18 functions once it was hollowed out. */
export function primarySuite(committedAt: string): readonly DemoTest[] {
  const structure = testsOf(
    "TestIndividualEvents",
    EVENTS.map((event) => `test_${event}_event_structure`),
  );
  if (committedAt >= HOLLOWED_OUT_AT) {
    return [...structure, ...testsOf("TestMockedManager", ON_A_MOCK)];
  }
  const crowds = EVENTS.flatMap((event) => [`${event}-10`, `${event}-50`]);
  return [
    ...structure,
    ...eachOf(FOR_EACH_EVENT).flatMap((test) => withParameters(test, EVENTS)),
    ...testsOf("TestConcurrentUsers", FOR_EACH_CROWD).flatMap((test) =>
      withParameters(test, crowds),
    ),
    ...eachOf(ONCE),
  ];
}

/** The tests of one class. */
export function testsOf(className: string, names: readonly string[]): readonly DemoTest[] {
  return names.map((name) => ({ className, name }));
}

function eachOf(classes: Readonly<Record<string, readonly string[]>>): readonly DemoTest[] {
  return Object.entries(classes).flatMap(([className, names]) => testsOf(className, names));
}

function withParameters({ className, name }: DemoTest, values: readonly string[]) {
  return values.map((value) => ({ className, name: `${name}[${value}]` }));
}
