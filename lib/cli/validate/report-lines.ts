import { TEST_STATUSES, type TestReport } from "@/lib/domain/tests/report";

/** What a test report holds, as lines: format and writer with the tests by status, then what a reader must know of it. */
export function reportLines(report: TestReport): string[] {
  const { format, writer, results, incomplete, isSimulated, startedAt } = report;
  const counts = TEST_STATUSES.flatMap((status) => {
    const count = results.filter((result) => result.status === status).length;
    return count === 0 ? [] : [`${count} ${status}`];
  });
  const tests = `${results.length} ${results.length === 1 ? "test" : "tests"}`;
  const by = counts.length === 0 ? "" : ` (${counts.join(", ")})`;
  const files = new Set(results.filter(({ isFile }) => isFile).map(({ place }) => place)).size;
  const inFiles = files === 0 ? "" : ` in ${files} ${files === 1 ? "file" : "files"}`;
  const retried = results.filter(({ isRetried }) => isRetried).length;
  const name = writer === "unknown" ? "an unknown writer" : writer;
  const lines = [`${format} by ${name}: ${tests}${inFiles}${by}`];
  if (startedAt !== null) lines.push(`started at ${new Date(startedAt).toISOString()}`);
  if (retried > 0) lines.push(`retried with another end: ${retried}`);
  if (incomplete !== null) lines.push(`incomplete: ${incomplete}`);
  if (isSimulated) lines.push("simulated: the report says that it was made by a simulation");
  return lines;
}
