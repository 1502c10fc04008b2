import type { FindingsReport, FindingsRun } from "@/lib/domain/findings/report";

/** What a sound report of findings holds: a line for each run, and what to know of it. */
export function findingsLines({ format, runs, notes }: FindingsReport): string[] {
  const lines = runs.map((run) => `${format} by ${runText(run)}`);
  const none = runs.length === 0 ? [`${format} without a run`] : [];
  return [...lines, ...none, ...notes.map((note) => `note: ${note}`)];
}

function runText({
  tool,
  version,
  variant,
  findings,
  suppressed,
  incomplete,
}: FindingsRun): string {
  const name = [tool, version, variant === "" ? "" : `(${variant})`].filter(Boolean).join(" ");
  const files = new Set(findings.map(({ path }) => path)).size;
  const rules = new Set(findings.map(({ rule }) => rule)).size;
  const silenced = suppressed > 0 ? `, ${suppressed} suppressed` : "";
  const end = incomplete === null ? "" : `; incomplete, closes nothing: ${incomplete}`;
  return `${name}: ${findings.length} findings of ${rules} rules in ${files} files${silenced}${end}`;
}
