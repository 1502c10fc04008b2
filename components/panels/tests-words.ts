import { TEST_SHOWS, type TESTS_PARAMS, type TestShow } from "@/lib/api/tests";

export type TestsParams = {
  readonly [name in (typeof TESTS_PARAMS)[number]]?: string | undefined;
};

type ShowWord = {
  readonly word: string;
  readonly title: string;
  /** Behind the count in the finding. */
  readonly verb: string;
  readonly none: string;
};

/** What each choice of tests shows. */
export const SHOW_WORDS: Readonly<Record<TestShow, ShowWord>> = {
  planned: {
    word: "In the plan",
    title: "Tests of files that the plan names, or that guard something.",
    verb: "of the plan",
    none: "No test that ran belongs to the plan.",
  },
  all: {
    word: "All",
    title: "Every test that ran on this line.",
    verb: "ran",
    none: "No test ran on this line up to this commit.",
  },
  failing: {
    word: "Failing",
    title: "The last result that counts failed, in at least one environment.",
    verb: "failing",
    none: "No test fails in its last run; see those that are unknown.",
  },
  unknown: {
    word: "Unknown",
    title: "Stale, skipped, gone, or not run where the plan asks for it.",
    verb: "unknown",
    none: "No test is unknown.",
  },
  flaky: {
    word: "Flaky",
    title: "Passed and failed without a change between, or passed on a second try only.",
    verb: "flaky",
    none: "No test is flaky in the runs known here.",
  },
  passing: {
    word: "Passing",
    title: "Passed in its last run, in every environment that the plan asks for.",
    verb: "passing",
    none: "No test is known to pass.",
  },
};

/** What the answer shows when nothing is asked for. */
export const USUAL_SHOW: TestShow = "all";

export function shownTests(text: string | undefined): TestShow {
  return TEST_SHOWS.find((one) => one === text) ?? USUAL_SHOW;
}
