import type { CorpusSet, Row } from "@/lib/cli/verify-formats/corpus";
import { findingsOf } from "@/lib/cli/verify-formats/expected-findings";
import { testsOfSet } from "@/lib/cli/verify-formats/expected-runs";
import { type Reading, readFile } from "@/lib/cli/verify-formats/read-file";
import { matchFindings } from "@/lib/domain/findings/match";
import type { ReportedFinding } from "@/lib/domain/findings/report";

export type SetResult = {
  readonly set: CorpusSet;
  /** Sentences; none when the set is as its row says. */
  readonly differences: readonly string[];
  /** `3 fixed, 1 new` for each step of a sequence of findings. */
  readonly steps: readonly string[];
};

/** Reads all members of a set and holds them against its counts, and the steps of a sequence against each other. */
export function verifySet(set: CorpusSet, rows: ReadonlyMap<string, Row>): SetResult {
  const differences: string[] = [];
  const readings = set.members.map((file) => readFile(file, rows.get(file)?.format ?? null));
  if (readings.length === 0) differences.push("it names no member");
  for (const [index, reading] of readings.entries()) {
    const why = countDifference(reading, set.counts[index]);
    if (why !== null) differences.push(`${set.members[index]}: ${why}`);
  }
  const steps = set.kind === "sequence" ? stepsOf(readings, differences) : [];
  return { set, differences, steps };
}

function countDifference(reading: Reading, expected: number | undefined): string | null {
  if (reading.kind === "missing") return "the file is not there";
  if (reading.kind === "refused") return `refused: ${reading.issue.message}`;
  if (expected === undefined || Number.isNaN(expected)) return "its row states no count";
  if (reading.kind === "tests") {
    const tests = testsOfSet(reading.report);
    return tests === expected ? null : `${tests} tests instead of ${expected}`;
  }
  const found = findingsOf(reading.report).length;
  return found === expected ? null : `${found} findings instead of ${expected}`;
}

function stepsOf(readings: readonly Reading[], differences: string[]): string[] {
  const steps: string[] = [];
  for (const [index, late] of readings.entries()) {
    const early = readings[index - 1];
    if (early?.kind !== "findings" || late.kind !== "findings") continue;
    const [before, after] = [findingsOf(early.report), findingsOf(late.report)];
    const paths = new Set(after.map(({ path }) => path));
    const match = matchFindings(before, after, (path) => !paths.has(path));
    const { fixed, introduced } = match;
    steps.push(`${fixed.length} fixed, ${introduced.length} new`);
    if (introduced.length - fixed.length !== after.length - before.length) {
      differences.push(`step ${index}: new - fixed is not the difference of the counts`);
    }
    const name = ({ rule, path, message }: ReportedFinding) => `${rule}\0${path}\0${message}`;
    const gone = new Set(fixed.map((at) => before[at]).map((item) => (item ? name(item) : "")));
    const both = introduced.map((at) => after[at]).filter((item) => item && gone.has(name(item)));
    if (both.length > 0) {
      differences.push(`step ${index}: ${both.length} are both new and fixed`);
    }
  }
  return steps;
}
