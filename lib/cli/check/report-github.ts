import type { CheckResult } from "./run";
export function githubReport(result: CheckResult): string { return JSON.stringify(result.verdict.isPassed); }
