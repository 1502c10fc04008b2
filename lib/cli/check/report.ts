import { githubReport } from "./report-github";
import { junitReport } from "./report-junit";
import { markdownReport } from "./report-markdown";
import { sarifReport } from "./report-sarif";
import { summaryText, textReport } from "./report-text";
import type { CheckResult } from "./run";

const WRITERS = {
  text: textReport,
  github: githubReport,
  sarif: sarifReport,
  junit: junitReport,
  markdown: markdownReport,
} as const;

export type ReportFormat = keyof typeof WRITERS;
export const REPORT_FORMATS = Object.keys(WRITERS) as readonly ReportFormat[];

export function isReportFormat(name: string): name is ReportFormat {
  return Object.hasOwn(WRITERS, name);
}

/** The report in a format, and the summary for those who see only the terminal. */
export function renderReport(
  result: CheckResult,
  format: ReportFormat,
): { readonly text: string; readonly summary: string } {
  return { text: WRITERS[format](result), summary: summaryText(result) };
}
