import "server-only";
import type { TestCase } from "@/lib/domain/tests/facts";
import type { ReportedResult, TestStatus } from "@/lib/domain/tests/report";
import { digestHex } from "./digest";

/** One test of a report under its key, which is 32 hex digits. */
export type ReportRow = {
  readonly test: TestCase;
  readonly status: TestStatus;
  readonly isRetried: boolean;
  readonly durationMs: number | null;
  readonly message: string | null;
};

/** Of two results of one test the one that is further from a pass counts: a pass must not hide the other. */
const SEVERITY: readonly TestStatus[] = [
  "passed",
  "xfailed",
  "skipped",
  "quarantined",
  "xpassed",
  "failed",
  "error",
];

/** The results of a report as the store holds them: `variant` appended, each test once. */
export function reportRows(
  project: string,
  results: readonly ReportedResult[],
  variant: string,
): ReportRow[] {
  const rows = new Map<string, ReportRow>();
  for (const result of results) {
    const row = rowOf(project, result, variant);
    const known = rows.get(row.test.key);
    if (known === undefined || severity(row) > severity(known)) rows.set(row.test.key, row);
  }
  return [...rows.values()];
}

function severity({ status }: ReportRow): number {
  return SEVERITY.indexOf(status);
}

function rowOf(project: string, result: ReportedResult, suffix: string): ReportRow {
  const { place, path, status, isRetried, durationMs, isFile, message } = result;
  const variant = suffix === "" ? result.variant : `${result.variant} ${suffix}`.trim();
  const key = testKey(project, place, path, variant);
  const test = { place, isFile, name: path.join("::"), variant, key };
  return { test, status, isRetried, durationMs, message };
}

/** A test's key as 32 hex digits. NUL parts the texts, which no storable text has: run together they could mean two tests. */
function testKey(project: string, place: string, path: readonly string[], variant: string): string {
  return digestHex(`${project}\0${place}\0${path.join("\0")}\0${variant}`);
}
