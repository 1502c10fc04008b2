import type { FindingsReport, ReportedFinding } from "@/lib/domain/findings/report";
import { eachItem, finding, MAX_FINDINGS, oneRun, tooMany } from "@/lib/formats/findings";
import type { FieldPath, FormatIssue, ParseResult } from "@/lib/formats/issue";
import { refused } from "@/lib/formats/issue";
import { asText, fieldIssue, type JsonObject, readJsonObject } from "@/lib/formats/report-json";

/**
 * flake8-json's `--format=json`: files, each with its problems; clean files are listed with none. Refused are broken JSON
 * (line and column), a file whose problems are no list, a problem without code or text (pointer).
 */
export function parseFlake8Json(text: string): ParseResult<FindingsReport> {
  const read = readJsonObject(text);
  if (!read.ok) return read;
  const findings: ReportedFinding[] = [];
  for (const [file, problems] of Object.entries(read.value)) {
    if (!Array.isArray(problems))
      return refused(fieldIssue([file], "a list of problems", problems));
    const found = eachItem(problems, [file], (item, path) => problem(file, item, path));
    if (!found.ok) return found;
    if (findings.length + found.value.length > MAX_FINDINGS) {
      return tooMany(findings.length + found.value.length, []);
    }
    for (const one of found.value) findings.push(one);
  }
  return oneRun("flake8-json", { tool: "flake8", findings });
}

function problem(file: string, item: JsonObject, path: FieldPath): ReportedFinding | FormatIssue {
  const { code, text, line_number, physical_line } = item;
  if (typeof code !== "string") return fieldIssue([...path, "code"], "the code of a check", code);
  if (typeof text !== "string") return fieldIssue([...path, "text"], "a text", text);
  return finding({
    rule: code,
    path: asText(item.filename) || file,
    line: line_number,
    level: /^(?:E9|F)/.test(code) ? "error" : "warning",
    message: text,
    lineText: asText(physical_line),
  });
}
