import type { ReportFormat } from "./report-format";
import { summaryText, textReport } from "./report-text";
import type { CheckResult } from "./run";

/** Loaded when they are asked for: most checks write text. */
const WRITERS: Readonly<Record<ReportFormat, () => Promise<(result: CheckResult) => string>>> = {
  text: async () => textReport,
  github: async () => (await import("./report-github")).githubReport,
  sarif: async () => (await import("./report-sarif")).sarifReport,
  junit: async () => (await import("./report-junit")).junitReport,
  markdown: async () => (await import("./report-markdown")).markdownReport,
};

/** The report in a format, and the summary for those who see only the terminal. */
export async function renderReport(
  result: CheckResult,
  format: ReportFormat,
): Promise<{ readonly text: string; readonly summary: string }> {
  const write = await WRITERS[format]();
  return { text: write(result), summary: summaryText(result) };
}
