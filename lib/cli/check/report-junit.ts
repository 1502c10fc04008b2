import type { CheckResult } from "./run";
export function junitReport(result: CheckResult): string { return JSON.stringify(result.verdict.isPassed); }
