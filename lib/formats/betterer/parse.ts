import type { FindingsReport, ReportedFinding } from "@/lib/domain/findings/report";
import { finding, MAX_FINDINGS, oneRun } from "@/lib/formats/findings";
import { type ParseResult, type Refusal, refused } from "@/lib/formats/issue";
import { parseJsonText } from "@/lib/formats/json-text";
import { asObject, asText } from "@/lib/formats/report-json";

/**
 * Betterer's results file: a JavaScript module that is never run. Each test is a template literal, whose text is JSON:
 * files, each with its issues `[line from 0, column, length, message, hash]`; or a bare number, which has no findings.
 * Refused are another heading, a literal without its end, and one that is not JSON (line).
 */
export function parseBetterer(text: string): ParseResult<FindingsReport> {
  if (!/^\s*\/\/ BETTERER RESULTS V\d/.test(text)) {
    const message = "the file must begin with // BETTERER RESULTS";
    return refused({ message, pointer: "", line: 1, column: 1 });
  }
  const findings: ReportedFinding[] = [];
  const notes: string[] = [];
  const entry = /^exports\[`((?:[^`\\]|\\.)*)`\] = \{\s*value: `/gm;
  for (let found = entry.exec(text); found !== null; found = entry.exec(text)) {
    const from = found.index + found[0].length;
    const end = literalEnd(text, from);
    if (end < 0) return fault(text, from, "a value has no closing backtick; was the file cut off?");
    const name = unescaped(found[1] ?? "");
    const value = parseJsonText(unescaped(text.slice(from, end)));
    if (!value.ok) return fault(text, from, `the value of ${name.slice(0, 100)} ${value.message}`);
    const files = asObject(value.value);
    if (files === null) notes.push(`${name.slice(0, 100)} is a number, which has no findings`);
    for (const [key, issues] of Object.entries(files ?? {})) readFile(name, key, issues, findings);
    if (findings.length > MAX_FINDINGS) {
      return fault(text, from, `the report holds more than ${MAX_FINDINGS} findings`);
    }
    entry.lastIndex = end;
  }
  const left = /^exports\[/m.exec(text.replace(entry, ""));
  if (left !== null)
    return fault(text, text.lastIndexOf("exports["), "an entry is not as Betterer writes it");
  return oneRun("betterer", { tool: "Betterer", findings }, notes.slice(0, 20));
}

function readFile(test: string, key: string, issues: unknown, findings: ReportedFinding[]): void {
  const path = key.replace(/:[^:/]*$/, "");
  for (const issue of Array.isArray(issues) ? issues : []) {
    const [line, , , message] = Array.isArray(issue) ? issue : [];
    findings.push(
      finding({
        rule: test,
        path,
        line: typeof line === "number" ? line + 1 : null,
        level: "warning",
        message: asText(message),
      }),
    );
  }
}

/** Index of the backtick that ends the literal begun at `from`; -1 for none. */
function literalEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length) {
    if (text[at] === "`") return at;
    at += text[at] === "\\" ? 2 : 1;
  }
  return -1;
}

/** Betterer puts a backslash before what ends a literal, before quotes and before each other backslash. */
function unescaped(text: string): string {
  return text.replace(/\\([\s\S])/g, "$1");
}

function fault(text: string, offset: number, message: string): Refusal {
  const line = text.slice(0, Math.max(0, offset)).split("\n").length;
  return refused({ message, pointer: "", line });
}
