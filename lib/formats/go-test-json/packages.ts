import { asNumber, asText, type JsonObject } from "@/lib/formats/report-json";

export type End = "pass" | "fail" | "skip";

/** One run of a test: from `run` to its end, with what it printed, cut. */
export type GoAttempt = { end: End | null; seconds: number | null; output: string };

/** Attempts, oldest first, and how often a `run` was reported: some writers leave it out. */
export type GoTest = { readonly attempts: GoAttempt[]; runs: number };

export type GoPackage = {
  /** By the name of the test. */
  readonly tests: Map<string, GoTest>;
  hasStart: boolean;
  end: End | null;
  /** False when only a plain line says how it ended. */
  hasEndEvent: boolean;
  /** What it printed outside of its tests, cut. */
  output: string;
  failedBuild: string | null;
};

/** Of one test's or package's output more is never shown. */
const MAX_OUTPUT = 8000;
/** A test of a loop that runs it again and again: further attempts replace the last. */
const MAX_ATTEMPTS = 1000;

export type GoPackages = ReturnType<typeof createPackages>;

/** Gathers events by package and test. */
export function createPackages() {
  const byName = new Map<string, GoPackage>();
  const builds = new Map<string, string>();
  let size = 0;
  let buildEvents = 0;
  const packageOf = (name: string): GoPackage => {
    let found = byName.get(name);
    if (found === undefined) {
      size += 1;
      found = newPackage();
      byName.set(name, found);
    }
    return found;
  };
  const takeTest = (owner: GoPackage, test: string, action: string, value: JsonObject): void => {
    let known = owner.tests.get(test);
    if (known === undefined) {
      size += 1;
      known = { attempts: [], runs: 0 };
      owner.tests.set(test, known);
    }
    takeTestEvent(known, action, value);
  };
  const take = (action: string, value: JsonObject): void => {
    if (action === "build-output" || action === "build-fail") {
      buildEvents += 1;
      const path = asText(value.ImportPath);
      builds.set(path, append(builds.get(path) ?? "", asText(value.Output)));
      return;
    }
    const test = asText(value.Test);
    const owner = packageOf(asText(value.Package));
    if (test === "") takePackageEvent(owner, action, value);
    else takeTest(owner, test, action, value);
  };
  /** `FAIL	example.com/shop [build failed]`: what go prints of a package that no test of ran. */
  const plainLine = (line: string): void => {
    const failed = /^FAIL\s+(\S{1,500}) \[(?:build|setup) failed\]$/.exec(line);
    if (failed?.[1] === undefined) return;
    const owner = packageOf(failed[1]);
    owner.end = "fail";
    owner.output = append(owner.output, line);
  };
  // Whatever is kept by its name counts.
  return {
    take,
    plainLine,
    byName,
    builds,
    size: () => size + builds.size,
    buildEvents: () => buildEvents,
  };
}

function newPackage(): GoPackage {
  const how = { hasStart: false, end: null, hasEndEvent: false, output: "", failedBuild: null };
  return { tests: new Map(), ...how };
}

function append(output: string, more: string): string {
  return output.length >= MAX_OUTPUT ? output : output + more.slice(0, MAX_OUTPUT);
}

function endOf(action: string): End | null {
  return action === "pass" || action === "fail" || action === "skip" ? action : null;
}

function takePackageEvent(owner: GoPackage, action: string, value: JsonObject): void {
  if (action === "start") owner.hasStart = true;
  if (action === "output") owner.output = append(owner.output, asText(value.Output));
  const end = endOf(action);
  if (end === null) return;
  // Run again, a package ends again: the last end counts, as with its tests.
  owner.end = end;
  owner.hasEndEvent = true;
  owner.failedBuild = asText(value.FailedBuild) || null;
}

/** A test that is run again begins anew; where the `run` is left out, or several are under way, its next end tells. */
function takeTestEvent(test: GoTest, action: string, value: JsonObject): void {
  const { attempts } = test;
  const end = endOf(action);
  if (action === "run") test.runs += 1;
  let last = attempts.at(-1);
  if (last === undefined || (last.end !== null && (action === "run" || end !== null))) {
    last = { end: null, seconds: null, output: "" };
    if (attempts.length >= MAX_ATTEMPTS) attempts.pop();
    attempts.push(last);
  }
  if (action === "output") last.output = append(last.output, asText(value.Output));
  if (end === null) return;
  last.end = end;
  last.seconds = asNumber(value.Elapsed);
  if (end === "pass") last.output = "";
}
