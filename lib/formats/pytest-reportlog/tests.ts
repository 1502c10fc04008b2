import type { ReportedResult, TestStatus } from "@/lib/domain/tests/report";
import { isBad } from "@/lib/formats/collapse-results";
import type { FormatIssue } from "@/lib/formats/issue";
import { splitNodeId } from "@/lib/formats/pytest-node-id";
import { type Reason, reasonText } from "@/lib/formats/pytest-reportlog/reason";
import { asNumber, asText, fieldIssue, type JsonObject } from "@/lib/formats/report-json";
import { durationMs, messageText, saysQuarantine } from "@/lib/formats/report-text";

/** One run of a test through its phases. */
type Attempt = {
  hasSetup: boolean;
  hasEnd: boolean;
  status: TestStatus | null;
  reason: Reason | null;
  seconds: number | null;
};

type Test = { attempt: Attempt; isRerun: boolean; hasBad: boolean };

const OUTCOMES = ["passed", "failed", "skipped", "rerun"];

/** Gathers phases to tests, by node id; a setup behind a setup begins another attempt. */
export function createTests() {
  const byId = new Map<string, Test>();
  const take = (nodeId: string, value: JsonObject, isSubtest: boolean): FormatIssue | null => {
    const outcome = asText(value.outcome);
    if (!OUTCOMES.includes(outcome)) {
      return fieldIssue(["outcome"], `one of ${OUTCOMES.join(", ")}`, value.outcome);
    }
    let test = byId.get(nodeId);
    if (test === undefined) {
      test = { attempt: newAttempt(), isRerun: false, hasBad: false };
      byId.set(nodeId, test);
    }
    if (isSubtest) takeSubtest(test.attempt, outcome, value);
    else takePhase(test, outcome, value);
    return null;
  };
  return {
    take,
    size: () => byId.size,
    rerun: () => [...byId.values()].filter(({ isRerun }) => isRerun).length,
    words: () => [...byId.values()].map(({ attempt }) => endOf(attempt)),
    results: () => [...byId].map(([nodeId, test]) => resultOf(nodeId, test)),
  };
}

function newAttempt(): Attempt {
  return { hasSetup: false, hasEnd: false, status: null, reason: null, seconds: null };
}

function takePhase(test: Test, outcome: string, value: JsonObject): void {
  const when = asText(value.when);
  if (when === "setup" && test.attempt.hasSetup) {
    test.hasBad ||= isBad(endOf(test.attempt));
    test.attempt = newAttempt();
  }
  const { attempt } = test;
  if (when === "setup") attempt.hasSetup = true;
  // Only a setup that passed is followed by a call. xdist writes `???` for a test whose worker crashed.
  if (when !== "setup" || outcome !== "passed") attempt.hasEnd = true;
  if (outcome === "rerun") test.isRerun = true;
  const seconds = asNumber(value.duration);
  if (seconds !== null) attempt.seconds = (attempt.seconds ?? 0) + Math.max(0, seconds);
  const status = phaseStatus(when, outcome, value);
  if (status === "passed" || isSettled(attempt.status)) {
    attempt.status ??= when === "call" ? "passed" : null;
    return;
  }
  attempt.status = status;
  attempt.reason = reasonText(value.longrepr);
}

/** The first phase that did not pass is where it began; a failing teardown counts behind a skip or a pass. */
function isSettled(status: TestStatus | null): boolean {
  return status !== null && isBad(status);
}

function phaseStatus(when: string, outcome: string, value: JsonObject): TestStatus {
  const isXfail = typeof value.wasxfail === "string";
  if (outcome === "skipped") return isXfail ? "xfailed" : skipStatus(value);
  if (outcome === "passed") return isXfail && when === "call" ? "xpassed" : "passed";
  return when === "call" ? "failed" : "error";
}

function skipStatus(value: JsonObject): TestStatus {
  return saysQuarantine(reasonText(value.longrepr).message) ? "quarantined" : "skipped";
}

/** Its test's own call passes all the same (pytest 9). */
function takeSubtest(attempt: Attempt, outcome: string, value: JsonObject): void {
  if (outcome !== "failed" || isSettled(attempt.status)) return;
  attempt.status = "failed";
  attempt.reason = reasonText(value.longrepr);
}

/** A test whose setup passed and of which nothing more is said was under way when pytest ended. */
function endOf({ status, hasEnd }: Attempt): TestStatus {
  return status ?? (hasEnd ? "passed" : "error");
}

const NO_END = "the log has no end of this test: it was under way when pytest ended";

function resultOf(nodeId: string, { attempt, hasBad }: Test): ReportedResult {
  const status = endOf(attempt);
  const { message = "", trace = "" } = attempt.reason ?? {};
  const isLost = attempt.status === null && !attempt.hasEnd;
  return {
    ...splitNodeId(nodeId),
    isFile: true,
    variant: "",
    status,
    isRetried: hasBad && !isBad(status),
    durationMs: attempt.seconds === null ? null : durationMs(attempt.seconds, "s"),
    message: isLost ? NO_END : messageText(message, trace),
  };
}
