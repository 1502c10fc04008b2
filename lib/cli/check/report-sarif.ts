import type { CheckResult } from "./run";
export function sarifReport(result: CheckResult): string { return JSON.stringify(result.verdict.isPassed); }
