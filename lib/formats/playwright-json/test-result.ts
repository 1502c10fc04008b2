import type { ReportedResult, TestStatus } from "@/lib/domain/tests/report";
import { asNumber, asObject, asText, type JsonObject } from "@/lib/formats/report-json";
import { durationMs, messageText, nameText, saysQuarantine } from "@/lib/formats/report-text";
import { zonedTime } from "@/lib/formats/report-time";

type Fault = { readonly field: string; readonly must: string; readonly value: unknown };

type Read = {
  /** Playwright's own word: expected, unexpected, flaky or skipped. */
  readonly word: string;
  /** `attempt:` and the status of each attempt. */
  readonly attempts: readonly string[];
  readonly startedAt: number | null;
  readonly result: Omit<ReportedResult, "place" | "isFile" | "path">;
};

const WORDS = ["expected", "unexpected", "flaky", "skipped"];
const MAX_ATTEMPTS = 1000;
const ATTEMPTS = ["passed", "failed", "timedOut", "skipped", "interrupted"];

/** One entry of a spec's `tests`, or the field that is wrong with it. */
export function testResult(test: JsonObject): Read | Fault {
  const { status, results = [] } = test;
  const word = asText(status);
  if (!WORDS.includes(word)) {
    return { field: "status", must: `one of ${WORDS.join(", ")}`, value: status };
  }
  if (!Array.isArray(results) || results.length > MAX_ATTEMPTS) {
    const must = `a list of at most ${MAX_ATTEMPTS} attempts`;
    return { field: "results", must, value: results };
  }
  const attempts = results.map((item) => asObject(item) ?? {});
  const odd = attempts.findIndex((attempt) => !ATTEMPTS.includes(asText(attempt.status)));
  if (odd >= 0) {
    const must = `a list of attempts with one of ${ATTEMPTS.join(", ")} as status`;
    return { field: "results", must, value: attempts[odd]?.status };
  }
  const last = attempts.at(-1);
  const starts = attempts.flatMap((attempt) => zonedTime(asText(attempt.startTime)) ?? []);
  return {
    word,
    attempts: attempts.map((attempt) => `attempt:${asText(attempt.status)}`),
    startedAt: starts.length === 0 ? null : Math.min(...starts.slice(0, 100)),
    result: {
      variant: nameText(asText(test.projectName)),
      ...endingOf(test, word, attempts),
      isRetried: word === "flaky",
      durationMs: durationMs(asNumber(last?.duration) ?? -1, "ms"),
    },
  };
}

const PASSED_UNEXPECTEDLY = "It passed, and its suite expects it to fail (test.fail).";

/** A test that its suite expects to fail and that passes fails the run, as Playwright itself counts it. */
function endingOf(
  test: JsonObject,
  word: string,
  attempts: readonly JsonObject[],
): { readonly status: TestStatus; readonly message: string | null } {
  const last = asText(attempts.at(-1)?.status);
  const failure = failureText(attempts);
  if (word === "skipped") return skipOf(test);
  if (word === "flaky") return { status: "passed", message: failure };
  if (word === "expected") {
    // Without an attempt nothing ran, whatever is said of it.
    if (last === "" || last === "skipped") return { status: "skipped", message: failure };
    return { status: test.expectedStatus === "failed" ? "xfailed" : "passed", message: failure };
  }
  if (last === "passed") return { status: "failed", message: PASSED_UNEXPECTEDLY };
  return { status: last === "interrupted" ? "error" : "failed", message: failure };
}

function skipOf(test: JsonObject): { status: TestStatus; message: string | null } {
  const annotations = Array.isArray(test.annotations) ? test.annotations.slice(0, 20) : [];
  const reasons = annotations.map((item) => asText(asObject(item)?.description));
  const message = messageText(reasons.filter((reason) => reason !== "").join("; "), "");
  return { status: saysQuarantine(message ?? "") ? "quarantined" : "skipped", message };
}

/** Of the last attempt that has one. */
function failureText(attempts: readonly JsonObject[]): string | null {
  for (const attempt of [...attempts].reverse()) {
    const errors = Array.isArray(attempt.errors) ? attempt.errors : [];
    const all = [attempt.error, ...errors].map(asObject).filter((error) => error !== null);
    const error = all[0];
    if (error === undefined) continue;
    const message = asText(error.message) || asText(error.value);
    return messageText(message, asText(error.stack));
  }
  return null;
}
