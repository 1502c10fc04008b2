import type { ReportedResult, TestStatus } from "@/lib/domain/tests/report";
import { isBad } from "@/lib/formats/collapse-results";
import { isOutsideTests } from "@/lib/formats/outside-tests";
import { asNumber, asObject, asText, type JsonObject } from "@/lib/formats/report-json";
import {
  durationMs,
  filePlace,
  messageText,
  nameText,
  saysQuarantine,
} from "@/lib/formats/report-text";

/** Why an entry of `tests` is no test. */
export type TestFault = { readonly field: string; readonly must: string; readonly value: unknown };

/** One entry of `results.tests`, or the field that is wrong with it. */
export function testResult(test: JsonObject, isPlaywright: boolean): ReportedResult | TestFault {
  const name = nameText(asText(test.name));
  if (name === "") return { field: "name", must: "the test's name", value: test.name };
  const ended = statusOf(test, isPlaywright);
  if (ended === null) {
    const must = "one of passed, failed, skipped, pending, other";
    return { field: "status", must, value: test.status };
  }
  const message = messageText(asText(test.message), asText(test.trace));
  const isQuarantined = ended === "skipped" && saysQuarantine(message ?? "");
  const status = isQuarantined ? "quarantined" : ended;
  const coordinates = coordinatesOf(test, name, isPlaywright);
  const isOutside = isBad(status) && isOutsideTests(name);
  return {
    place: coordinates.place,
    isFile: coordinates.isFile,
    path: isOutside ? ["(collection)"] : coordinates.path,
    variant: coordinates.variant,
    status,
    isRetried: wasRetried(test, status),
    durationMs: durationMs(asNumber(test.duration) ?? -1, "ms"),
    message,
  };
}

/** `other` is what the format has no word for: a test to be written, or one that the runner lost. */
function statusOf(test: JsonObject, isPlaywright: boolean): TestStatus | null {
  const raw = asText(test.rawStatus);
  switch (test.status) {
    case "passed":
      return isPlaywright && isExpectedToFail(test) ? expectedStatus(raw) : "passed";
    case "failed":
      return "failed";
    case "skipped":
    case "pending":
      return "skipped";
    case "other":
      return /error|broken|crash|timed ?out|interrupted/i.test(raw) ? "error" : "skipped";
    default:
      return null;
  }
}

/** Playwright's `test.fail()`: the reporter writes `passed` for what failed as expected and for what did not. */
function expectedStatus(raw: string): TestStatus {
  return raw === "passed" ? "xpassed" : "xfailed";
}

function isExpectedToFail(test: JsonObject): boolean {
  const annotations = asObject(test.extra)?.annotations;
  return Array.isArray(annotations) && annotations.some((item) => asObject(item)?.type === "fail");
}

function wasRetried(test: JsonObject, status: TestStatus): boolean {
  if (status === "xpassed" || status === "xfailed") return false;
  if (test.flaky === true) return true;
  const attempts = Array.isArray(test.retryAttempts) ? test.retryAttempts : [];
  const isMixed = attempts.some(
    (attempt) => (asObject(attempt)?.status === "failed") !== isBad(status),
  );
  return isMixed || (status === "passed" && (asNumber(test.retries) ?? 0) > 0);
}

type Coordinates = Pick<ReportedResult, "place" | "isFile" | "path" | "variant">;

function coordinatesOf(test: JsonObject, name: string, isPlaywright: boolean): Coordinates {
  const file = filePlace(asText(test.filePath));
  const suites = suitesOf(test.suite);
  if (isPlaywright) {
    const found = playwrightCoordinates(file, suites, name);
    if (found !== null) return found;
  }
  const variant = nameText(asText(test.browser));
  if (file !== "") {
    const describes = isTailOf(suites[0], file) ? suites.slice(1) : suites;
    return { place: file, isFile: true, path: withName(describes, name), variant };
  }
  const [place = "(no suite)", ...within] = suites;
  return { place, isFile: false, path: withName(within, name), variant };
}

/**
 * Playwright's reporter writes `project > file > describe`. The file of that is the one that its JUnit report has,
 * relative to the configuration; `filePath` is absolute on the machine of the run.
 */
function playwrightCoordinates(
  file: string,
  [project, own, ...describes]: readonly string[],
  name: string,
): Coordinates | null {
  if (project === undefined || own === undefined || !isTailOf(own, file)) return null;
  return { place: filePlace(own), isFile: true, path: [...describes, name], variant: project };
}

function isTailOf(name: string | undefined, file: string): boolean {
  return name !== undefined && (file === name || file.endsWith(`/${filePlace(name)}`));
}

/** A list in version 1, one text before. */
function suitesOf(suite: unknown): string[] {
  const all = Array.isArray(suite) ? suite.map(asText) : asText(suite).split(" > ");
  return all.map(nameText).filter(isNamed);
}

const isNamed = (name: string) => name !== "";
const flat = (text: string) => text.replaceAll(" > ", " ");

/** Jest's full titles begin with the describes already; a describe may itself hold ` > `. */
function withName(describes: readonly string[], name: string): string[] {
  if (describes.length === 0) return [name];
  const prefix = flat(describes.join(" "));
  return prefix !== "" && flat(name).startsWith(`${prefix} `) ? [name] : [...describes, name];
}
