import type { ReportedResult, TestStatus } from "@/lib/domain/tests/report";

/**
 * What it means that a report holds one test (place, path, variant) several times. `attempts`: its writer repeats a
 * test that is run again. `phases`: its writer gives a failing test and its failing teardown an entry each. `others`:
 * these are different tests with the same name.
 */
export type Repeats = "attempts" | "phases" | "others";

/** Worst last. */
const BY_WEIGHT: readonly TestStatus[] = [
  "passed",
  "xpassed",
  "xfailed",
  "skipped",
  "quarantined",
  "failed",
  "error",
];

/**
 * One result for each test, in the order of first appearance. Attempts become the last one, retried when some were bad
 * and some were not; phases the worst one; others get ` #2`, ` #3` behind their name, in the order of the report.
 */
export function collapseResults(
  results: readonly ReportedResult[],
  repeats: Repeats,
): ReportedResult[] {
  const byKey = new Map<string, ReportedResult>();
  const counts = new Map<string, number>();
  for (const result of results) {
    const key = keyOf(result);
    const earlier = byKey.get(key);
    if (earlier === undefined) byKey.set(key, result);
    else if (repeats === "attempts") byKey.set(key, lastAttempt(earlier, result));
    else if (repeats === "phases" || isCollection(result)) {
      byKey.set(key, worstPhase(earlier, result));
    } else addNumbered(result, key, { byKey, counts });
  }
  return [...byKey.values()];
}

/** What makes two results results of one test; NUL parts it, which no storable text has. */
export function keyOf({ place, path, variant }: ReportedResult): string {
  const names = path.length === 1 ? path[0] : path.join("\0");
  return `${place}\0${variant}\0${names}`;
}

/** A file fails to load once, however often its report says so. */
function isCollection({ path }: ReportedResult): boolean {
  return path.length === 1 && path[0] === "(collection)";
}

export function isBad(status: TestStatus): boolean {
  return status === "failed" || status === "error";
}

function lastAttempt(earlier: ReportedResult, last: ReportedResult): ReportedResult {
  const isMixed = isBad(earlier.status) !== isBad(last.status);
  return {
    ...last,
    isRetried: earlier.isRetried || last.isRetried || isMixed,
    message: last.message ?? earlier.message,
  };
}

function worstPhase(earlier: ReportedResult, later: ReportedResult): ReportedResult {
  const isWorse = BY_WEIGHT.indexOf(later.status) > BY_WEIGHT.indexOf(earlier.status);
  const worst = isWorse ? later : earlier;
  return {
    ...worst,
    isRetried: earlier.isRetried || later.isRetried,
    durationMs: sum(earlier.durationMs, later.durationMs),
  };
}

function sum(left: number | null, right: number | null): number | null {
  return left === null || right === null ? (left ?? right) : left + right;
}

type Numbering = {
  readonly byKey: Map<string, ReportedResult>;
  readonly counts: Map<string, number>;
};

function addNumbered(result: ReportedResult, key: string, { byKey, counts }: Numbering): void {
  let ordinal = counts.get(key) ?? 1;
  let own: string;
  // A test may really be named `a #2`; such a number is left to it. The name ends the key.
  do {
    ordinal += 1;
    own = `${key} #${ordinal}`;
  } while (byKey.has(own));
  counts.set(key, ordinal);
  const path = result.path.slice();
  path.push(`${path.pop() ?? ""} #${ordinal}`);
  byKey.set(own, { ...result, path });
}
