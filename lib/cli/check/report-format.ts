export const REPORT_FORMATS = ["text", "github", "sarif", "junit", "markdown"] as const;

/** How a check reports. */
export type ReportFormat = (typeof REPORT_FORMATS)[number];

export function isReportFormat(name: string): name is ReportFormat {
  return REPORT_FORMATS.some((format) => format === name);
}
