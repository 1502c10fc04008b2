import type { FindingsReport, ReportedFinding } from "@/lib/domain/findings/report";
import { finding, MAX_FINDINGS, oneRun } from "@/lib/formats/findings";
import { type ParseResult, refused } from "@/lib/formats/issue";

/**
 * What `lint-imports` prints: it has no other output. A finding is one import of a broken contract; there are modules, and
 * no files. Without the line `Contracts: k kept, b broken.` it did not run. Refused is text without its heading (line 1).
 */
export function parseImportLinter(text: string): ParseResult<FindingsReport> {
  const lines = text.split(/\r?\n/);
  if (!lines.slice(0, 50).some((line) => line.trim() === "Import Linter")) {
    const message = "the text must begin with the heading Import Linter";
    return refused({ message, pointer: "", line: 1, column: 1 });
  }
  const total = lines.find((line) => CONTRACTS.test(line));
  const findings: ReportedFinding[] = [];
  let contract = "(no contract)";
  let heading = "";
  for (const [index, line] of lines.entries()) {
    if (/^-{2,}$/.test(line) && lines[index - 1]?.trim()) contract = lines[index - 1]?.trim() ?? "";
    const notAllowed = NOT_ALLOWED.exec(line)?.[0];
    if (notAllowed !== undefined) heading = notAllowed.replace(/:$/, "");
    const link = LINK.exec(line);
    if (link === null) continue;
    if (findings.length >= MAX_FINDINGS) {
      const message = `the report holds more than ${MAX_FINDINGS} findings`;
      return refused({ message, pointer: "", line: index + 1 });
    }
    findings.push(importOf(contract, heading, link));
  }
  return oneRun("import-linter", {
    tool: "import-linter",
    incomplete: total === undefined ? gapOf(lines) : null,
    findings: total === undefined ? [] : findings,
  });
}

const CONTRACTS = /^Contracts: \d+ kept, \d+ broken/;
const NOT_ALLOWED = /^\S+ is not allowed to import \S+:$/;
/** `-   a.b -> c (l.4, l.7)`, with further steps of a chain below. */
const LINK = /^(?:-|&)?\s+(?:& )?(\S+) -> (\S+)(?: \((l\.\d+(?:, l\.\d+)*|\?)\))?$/;

function importOf(contract: string, heading: string, link: RegExpExecArray): ReportedFinding {
  const [, from = "", to = "", lines = ""] = link;
  const step = `${from} -> ${to}`;
  const message = heading === "" ? step : `${heading}: ${step}`;
  return finding({
    rule: contract,
    path: "",
    line: Number(/\d+/.exec(lines)?.[0]),
    level: "error",
    message,
    relation: step,
  });
}

/** The last line that is no ornament: what it failed at. */
function gapOf(lines: readonly string[]): string {
  const last = lines.filter((line) => /\w/.test(line)).at(-1) ?? "";
  return `import-linter did not come to its end: ${last.trim().slice(0, 300)}`;
}
