/** Paths that the story speaks of. */
export const PATHS = {
  primary: "tests/mission_critical/test_websocket_agent_events_suite.py",
  fiveEvents: "tests/mission_critical/test_websocket_five_critical_events_business_value.py",
  compliance: "tests/mission_critical/test_websocket_pattern_golden_path_compliance.py",
  isolation: "tests/integration/websocket_ssot_compliance/test_multi_user_isolation_validation.py",
  emission: "tests/integration/websocket_core/test_event_emission_integration.py",
  bridgePattern: "tests/integration/test_ssot_bridge_pattern_enforcement.py",
  bridgeRouting: "tests/unit/websocket_core/test_websocket_bridge_message_routing.py",
  consistency: "tests/unit/websocket_core/test_websocket_import_path_consistency_validation.py",
  journey: "tests/e2e/golden_path/test_complete_golden_path_user_journey_e2e.py",
  detectPaths:
    "tests/mission_critical/test_websocket_manager_import_path_fragmentation_detection.py",
  detectServices: "tests/integration/test_websocket_manager_import_consolidation_validation.py",
  detectUnit: "tests/unit/test_websocket_manager_ssot_compliance_validation.py",
  validation: "tests/validation/test_websocket_manager_ssot_consolidation_success.py",
} as const;
