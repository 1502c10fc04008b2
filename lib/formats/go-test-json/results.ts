import type { ReportedResult, TestStatus } from "@/lib/domain/tests/report";
import { isBad } from "@/lib/formats/collapse-results";
import type { End, GoAttempt, GoPackage, GoPackages } from "@/lib/formats/go-test-json/packages";
import { countWords } from "@/lib/formats/record-count";
import { durationMs, messageText, nameText, saysQuarantine } from "@/lib/formats/report-text";

type Judged = {
  readonly results: ReportedResult[];
  readonly gaps: string[];
  readonly records: Readonly<Record<string, number>>;
};

const NO_PACKAGE = "(no package)";

/** Leaves as results, the attempts of each in their order; what failed beside them as errors of the package. */
export function resultsOf({ byName, builds, buildEvents }: GoPackages): Judged {
  const results: ReportedResult[] = [];
  const gaps: string[] = [];
  const words: string[] = [];
  for (const [name, owner] of byName) {
    const place = nameText(name) || NO_PACKAGE;
    const parents = parentsOf(owner);
    const own = leavesOf(owner, place, parents);
    // One by one: so many arguments of one call would exceed the stack.
    for (const result of own) results.push(result);
    for (const word of wordsOf(owner, name, parents)) words.push(word);
    const reasons = [
      ...parentFailures(owner, parents, own),
      ...packageFailure(owner, own, builds.get(owner.failedBuild ?? "") ?? ""),
    ];
    if (reasons.length > 0) results.push(packageError(place, reasons));
    gaps.push(...gapsOf(owner, place));
  }
  return { results, gaps, records: { ...countWords(words), "build events": buildEvents() } };
}

/** Tests that have subtests. A name may hold `/` itself, so only what is a test counts. */
function parentsOf({ tests }: GoPackage): ReadonlySet<string> {
  const parents = new Set<string>();
  for (const test of tests.keys()) {
    for (const outer of outerNames(test)) if (tests.has(outer)) parents.add(outer);
  }
  return parents;
}

/** A name with more parts is no name of a subtest in a subtest: each costs a look. */
const MAX_PARTS = 64;

/** What stands before each `/` of a name, the longest first. */
function outerNames(test: string): string[] {
  const names: string[] = [];
  let at = test.lastIndexOf("/");
  while (at > 0 && names.length < MAX_PARTS) {
    names.push(test.slice(0, at));
    at = test.lastIndexOf("/", at - 1);
  }
  return names;
}

function leavesOf(owner: GoPackage, place: string, parents: ReadonlySet<string>): ReportedResult[] {
  const results: ReportedResult[] = [];
  for (const [test, { attempts }] of owner.tests) {
    if (parents.has(test)) continue;
    const path = [nameText(test) || "(no name)"];
    for (const attempt of attempts) {
      const { status, message } = endingOf(attempt, test, owner.end);
      const ms = durationMs(attempt.seconds ?? -1, "s");
      results.push({
        place,
        isFile: false,
        path,
        variant: "",
        status,
        isRetried: false,
        durationMs: ms,
        message,
      });
    }
  }
  return results;
}

const NO_END = "go test reports no end of this test";

function endingOf(
  { end, output }: GoAttempt,
  test: string,
  ofPackage: End | null,
): { readonly status: TestStatus; readonly message: string | null } {
  const said = end ?? printedEnd(output, test);
  if (said === "pass") return { status: "passed", message: null };
  const text = plainOutput(output);
  if (said === "fail") return { status: "failed", message: messageText(text, "") };
  if (said === "skip") {
    return {
      status: saysQuarantine(text) ? "quarantined" : "skipped",
      message: messageText(text, ""),
    };
  }
  // Its package passed, so it did not fail; that it passed nobody said.
  const status = ofPackage === "pass" ? "skipped" : "error";
  return { status, message: messageText(NO_END, text) };
}

/** A test that prints without a line end hides the line of its own end from the tool that makes events of lines. */
function printedEnd(output: string, test: string): End | null {
  const at = output.lastIndexOf(`: ${test} (`);
  const word = at < 0 ? null : /--- (PASS|FAIL|SKIP)$/.exec(output.slice(Math.max(0, at - 8), at));
  if (word === null) return null;
  if (word[1] === "PASS") return "pass";
  return word[1] === "FAIL" ? "fail" : "skip";
}

/** Without the lines that say what the event says. */
function plainOutput(output: string): string {
  return output
    .split("\n")
    .filter((line) => !/^\s*(?:=== (?:RUN|PAUSE|CONT|NAME)|--- (?:FAIL|SKIP|PASS):)/.test(line))
    .join("\n")
    .trim();
}

/** Parents that ended badly while every subtest that is known of ended well. */
function parentFailures(
  { tests, end }: GoPackage,
  parents: ReadonlySet<string>,
  leaves: readonly ReportedResult[],
): string[] {
  const explained = new Set<string>();
  for (const { path, status } of leaves) {
    const [name = ""] = path;
    if (isBad(status)) for (const outer of outerNames(name)) explained.add(outer);
  }
  return [...parents].flatMap((parent) => {
    const last = tests.get(parent)?.attempts.at(-1);
    if (last === undefined || explained.has(nameText(parent))) return [];
    const { status, message } = endingOf(last, parent, end);
    return isBad(status) ? [`${parent} failed outside of its subtests\n${message ?? ""}`] : [];
  });
}

function attemptsOf(tests: GoPackage["tests"]): GoAttempt[] {
  return [...tests.values()].flatMap(({ attempts }) => attempts);
}

function packageFailure(
  { end, output, tests, failedBuild }: GoPackage,
  leaves: readonly ReportedResult[],
  build: string,
): string[] {
  if (end !== "fail") return [];
  const anyFailed = attemptsOf(tests).some((attempt) => attempt.end === "fail");
  if (failedBuild === null && (anyFailed || leaves.some(({ status }) => isBad(status)))) return [];
  const what = tests.size === 0 ? "the package failed before its tests" : "the package failed";
  return [`${what}\n${build}${output}`];
}

function packageError(place: string, reasons: readonly string[]): ReportedResult {
  const message = messageText(reasons.join("\n"), "");
  const path = ["(collection)"];
  const how = { isRetried: false, durationMs: null, message } as const;
  return { place, isFile: false, path, variant: "", status: "error", ...how };
}

/** `test:` each test with its last end, `leaf:` those without subtests, `package:` the packages. */
function wordsOf(owner: GoPackage, name: string, parents: ReadonlySet<string>): string[] {
  const words = [...owner.tests].flatMap(([test, { attempts, runs }]) => {
    const last = attempts.at(-1)?.end ?? "unfinished";
    const again = runs > 1 ? ["run again"] : [];
    return [`test:${last}`, ...(parents.has(test) ? [] : [`leaf:${last}`]), ...again];
  });
  return owner.hasEndEvent && name !== "" ? [...words, `package:${owner.end}`] : words;
}

function gapsOf({ tests, end, hasStart, output }: GoPackage, place: string): string[] {
  const lost = [...tests].filter(([test, { attempts }]) => {
    const last = attempts.at(-1);
    return last !== undefined && last.end === null && printedEnd(last.output, test) === null;
  });
  const gaps: string[] = [];
  const [first] = lost;
  if (first !== undefined) {
    const more = lost.length > 1 ? ` and of ${lost.length - 1} more` : "";
    gaps.push(`${place}: there is no end of ${nameText(first[0])}${more}`);
  }
  const panicked = attemptsOf(tests).some((attempt) => /^panic: /m.test(attempt.output));
  if (end === "fail" && (panicked || /^panic: /m.test(output))) {
    gaps.push(`${place}: a panic ended the package; tests behind it did not run`);
  } else if (end === null && (hasStart || tests.size > 0) && lost.length === 0) {
    gaps.push(`${place}: there is no end of the package`);
  }
  return gaps;
}
