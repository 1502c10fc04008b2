import type { TestStatus } from "@/lib/domain/tests/report";
import { messageText, saysQuarantine } from "@/lib/formats/report-text";

const STATUS_TAGS = ["error", "failure", "skipped"] as const;
/** Surefire and nextest: attempts before a pass, and further attempts behind a failure. */
const ATTEMPT_TAGS = ["flakyError", "flakyFailure", "rerunError", "rerunFailure"] as const;
type OutcomeTag = (typeof STATUS_TAGS)[number] | (typeof ATTEMPT_TAGS)[number];

const TAGS: ReadonlySet<string> = new Set([...STATUS_TAGS, ...ATTEMPT_TAGS]);

export function isOutcomeTag(tag: string): tag is OutcomeTag {
  return TAGS.has(tag);
}

/** One child of a `testcase` that says how it ended. */
export type Outcome = {
  readonly tag: OutcomeTag;
  readonly type: string;
  readonly message: string;
  readonly text: string;
};

export type Ending = {
  readonly status: TestStatus;
  readonly message: string | null;
  readonly isRetried: boolean;
  /** node:test writes a failing `todo` as failed and skipped: it fails no run. */
  readonly isTodo: boolean;
};

const DID_NOT_RUN = /^(?:notrun|disabled|skipped|ignored|suppressed)$/i;

const PASSED: Ending = { status: "passed", message: null, isRetried: false, isTodo: false };

/**
 * How a test ended, by its children only: error before failure before skipped before passed (FORMATS 2).
 * `status="notrun"` (googletest) and `disabled` (CTest) are skips, and so is googletest 1.10's `status="run" result="skipped"`, which
 * has no child: what did not run has not passed. `said`: the two attributes.
 */
export function endingOf(
  outcomes: readonly Outcome[],
  said: readonly (string | undefined)[],
): Ending {
  if (outcomes.length === 0) {
    const isSkip = said.some((word) => DID_NOT_RUN.test(word ?? ""));
    return isSkip ? { ...PASSED, status: "skipped" } : PASSED;
  }
  const find = (...tags: OutcomeTag[]) => outcomes.find(({ tag }) => tags.includes(tag));
  const skip = find("skipped");
  const isTodo = skip?.type === "todo";
  const error = find("error");
  if (error) return { ...PASSED, status: "error", message: textOf(error), isTodo };
  const failure = find("failure");
  if (failure) return { ...PASSED, status: "failed", message: textOf(failure), isTodo };
  if (skip) return { ...PASSED, status: skipStatus(skip), message: textOf(skip), isTodo };
  // What is left are attempts that failed before the one that passed.
  const [attempt] = outcomes;
  return { ...PASSED, message: attempt ? textOf(attempt) : null, isRetried: true };
}

function skipStatus({ type, message, text }: Outcome): TestStatus {
  if (type === "pytest.xfail") return "xfailed";
  // pytest's text begins with the file's path, which is no reason.
  const reason = message === "" ? text : message;
  return saysQuarantine(type) || saysQuarantine(reason) ? "quarantined" : "skipped";
}

function textOf({ message, text }: Outcome): string | null {
  return messageText(message, text);
}
