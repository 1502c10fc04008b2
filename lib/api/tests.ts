import { type PlanParams, type PlanPlace, planQuery } from "@/lib/api/plan-query";
import type { TestHistory, TestsModel } from "@/lib/domain/verdict/test-model";

/** Filters of the list of tests, as the URL holds them. */
export const TESTS_PARAMS = ["show", "environment", "q", "page"] as const;
export const TEST_SHOWS = ["planned", "all", "failing", "unknown", "flaky", "passing"] as const;
export type TestShow = (typeof TEST_SHOWS)[number];

/** The tests that ran, filtered and paged: 50 rows at most. */
export function testsQuery(place: PlanPlace, params: PlanParams) {
  return planQuery<TestsModel>(place, "tests", params);
}

/** One test by the 16 hex digits of its key. */
export function testQuery(place: PlanPlace, id: string, params: PlanParams) {
  return planQuery<TestHistory>(place, "test", { ...params, id });
}
