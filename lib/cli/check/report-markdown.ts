import type { CheckResult } from "./run";
export function markdownReport(result: CheckResult): string { return JSON.stringify(result.verdict.isPassed); }
