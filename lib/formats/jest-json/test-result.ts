import type { ReportedResult, TestStatus } from "@/lib/domain/tests/report";
import { asNumber, asText, type JsonObject } from "@/lib/formats/report-json";
import { durationMs, messageText, nameText } from "@/lib/formats/report-text";

type Fault = { readonly field: string; readonly must: string; readonly value: unknown };

/** Vitest says `skipped` where Jest says `pending`; `todo` is a test that nobody has written. */
const STATUSES: ReadonlyMap<string, TestStatus> = new Map([
  ["passed", "passed"],
  ["failed", "failed"],
  ["pending", "skipped"],
  ["skipped", "skipped"],
  ["disabled", "skipped"],
  ["todo", "skipped"],
]);

/** One test of a file, or the field that is wrong with it. */
export function testResult(
  test: JsonObject,
): Omit<ReportedResult, "place" | "isFile" | "variant"> | Fault {
  const status = STATUSES.get(asText(test.status));
  if (status === undefined) {
    const must = `one of ${[...STATUSES.keys()].join(", ")}`;
    return { field: "status", must, value: test.status };
  }
  const title = nameText(asText(test.title ?? test.fullName)) || "(no name)";
  const [first = "", ...others] = textsOf(test.failureMessages);
  const retries = textsOf(test.retryMessages).concat(textsOf(test.retryReasons));
  return {
    path: [
      ...textsOf(test.ancestorTitles)
        .map(nameText)
        .filter((name) => name !== ""),
      title,
    ],
    status,
    // Jest runs a test again only after a failure.
    isRetried: status === "passed" && ((asNumber(test.invocations) ?? 1) > 1 || retries.length > 0),
    durationMs: durationMs(asNumber(test.duration) ?? -1, "ms"),
    message: messageText(first || (retries[0] ?? ""), others.join("\n")),
  };
}

const MAX_TEXTS = 100;

function textsOf(value: unknown): string[] {
  if (!Array.isArray(value)) return [];
  return value.slice(0, MAX_TEXTS).map(asText);
}
