import type { TestFile } from "./model";
import { PATHS } from "./paths";
import { testsOf } from "./primary-suite";

const CASES = {
  paths: [
    "test_single_canonical_import_path_violation",
    "test_legacy_websocket_manager_import_detection",
  ],
  services: [
    "test_factory_patterns_maintain_user_isolation_post_consolidation",
    "test_websocket_events_delivery_consistency_post_consolidation",
  ],
  unit: ["test_import_path_consistency_across_codebase"],
  validation: [
    "test_zero_import_path_violations_detected",
    "test_all_critical_websocket_functionality_preserved",
  ],
};

/** The plan's new and validation tests with its cases; `arrives` is when they first ran, for they never came to the line. */
export const UNWRITTEN_FILES: readonly TestFile[] = [
  {
    path: PATHS.detectPaths,
    category: "mission_critical",
    arrives: "2025-09-14T01:00:33Z",
    tests: () => testsOf("TestWebSocketManagerImportPathFragmentation", CASES.paths),
  },
  {
    path: PATHS.detectServices,
    category: "integration",
    arrives: "2025-09-14T03:12:31Z",
    tests: () => testsOf("TestWebSocketManagerImportConsolidationValidation", CASES.services),
  },
  {
    path: PATHS.detectUnit,
    category: "unit",
    arrives: "2025-09-14T03:12:31Z",
    tests: () => testsOf("TestWebSocketManagerSSOTCompliance", CASES.unit),
  },
  {
    path: PATHS.validation,
    category: "validation",
    arrives: "2025-09-16T00:07:57Z",
    tests: () => testsOf("TestWebSocketManagerSSOTConsolidationSuccess", CASES.validation),
  },
];
