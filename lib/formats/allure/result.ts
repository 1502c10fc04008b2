import type { ReportedResult, TestStatus } from "@/lib/domain/tests/report";
import { coordinatesOf } from "@/lib/formats/allure/coordinates";
import { asNumber, asObject, asText, type JsonObject } from "@/lib/formats/report-json";
import { durationMs, messageText, nameText, saysQuarantine } from "@/lib/formats/report-text";

export type AllureResult = {
  /** What attempts of one test have in common; null where the file does not say. */
  readonly history: string | null;
  readonly start: number | null;
  readonly stop: number | null;
  /** The status in Allure's words. */
  readonly word: string;
  readonly result: ReportedResult;
};

type Fault = { readonly field: string; readonly must: string; readonly value: unknown };

/** `unknown` is what a framework could not tell, and a result without status was not finished. */
const STATUSES: ReadonlyMap<string, TestStatus> = new Map([
  ["passed", "passed"],
  ["failed", "failed"],
  ["broken", "error"],
  ["skipped", "skipped"],
  ["unknown", "skipped"],
]);

/** One attempt, or the field that is wrong with it. */
export function readResult(value: JsonObject): AllureResult | Fault {
  const name = nameText(asText(value.name)) || nameText(asText(value.fullName));
  if (name === "") return { field: "name", must: "the test's name", value: value.name };
  const word = asText(value.status);
  const told = STATUSES.get(word);
  if (told === undefined && value.status !== undefined && value.status !== null) {
    return {
      field: "status",
      must: `one of ${[...STATUSES.keys()].join(", ")}`,
      value: value.status,
    };
  }
  const details = asObject(value.statusDetails) ?? {};
  const message = messageText(asText(details.message), asText(details.trace));
  const [start, stop] = [asNumber(value.start), asNumber(value.stop)];
  const result: ReportedResult = {
    ...coordinatesOf(value, name),
    status: statusOf(told ?? "error", details, message),
    isRetried: details.flaky === true && told === "passed",
    durationMs: durationMs(start === null || stop === null ? -1 : stop - start, "ms"),
    message: told === undefined ? "Allure has no end of this test." : message,
  };
  return { history: asText(value.historyId) || null, start, stop, word: word || "none", result };
}

function statusOf(status: TestStatus, details: JsonObject, message: string | null): TestStatus {
  if (status !== "skipped") return status;
  return details.muted === true || saysQuarantine(message ?? "") ? "quarantined" : "skipped";
}
