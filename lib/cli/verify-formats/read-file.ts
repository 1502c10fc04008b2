import { existsSync, readFileSync } from "node:fs";
import type { FindingsReport } from "@/lib/domain/findings/report";
import type { TestReport } from "@/lib/domain/tests/report";
import type { FormatIssue } from "@/lib/formats/issue";
import {
  detectNamed,
  isFindingsFormat,
  isReportFormat,
  parseFindings,
  parseReport,
} from "@/lib/formats/registry";
import { decodeText } from "@/lib/formats/text";

/** What Plumbline makes of a file, as an upload would. */
export type Reading =
  | { readonly kind: "tests"; readonly report: TestReport }
  | { readonly kind: "findings"; readonly report: FindingsReport }
  | {
      readonly kind: "refused";
      readonly issue: FormatIssue;
      readonly isBlank: boolean;
      /** Nothing told what it is. */
      readonly isUntold: boolean;
    }
  | { readonly kind: "missing" };

/** `named` is what the uploader calls it: asked for only where the content does not tell (an empty list, blanks). */
export function readFile(file: string, named: string | null): Reading {
  return existsSync(file) ? readBytes(readFileSync(file), named) : { kind: "missing" };
}

/** The same of bytes. */
export function readBytes(
  bytes: Uint8Array,
  named: string | null,
): Exclude<Reading, { kind: "missing" }> {
  const decoded = decodeText(bytes);
  if (!decoded.ok) return refusal(decoded.issues[0], false);
  const text = decoded.value;
  const isBlank = text.trim() === "";
  const format = detectNamed(text, named);
  if (format.id === "unknown") {
    return refusal({ message: format.reason, pointer: "" }, isBlank, true);
  }
  if (isReportFormat(format.id)) {
    const report = parseReport(text, format.id);
    return report.ok ? { kind: "tests", report: report.value } : refusal(report.issues[0], isBlank);
  }
  if (isFindingsFormat(format.id)) {
    const report = parseFindings(text, format.id);
    if (!report.ok) return refusal(report.issues[0], isBlank);
    return { kind: "findings", report: report.value };
  }
  return refusal({ message: `the file is ${format.title}`, pointer: "" }, isBlank);
}

type Refused = Extract<Reading, { kind: "refused" }>;

function refusal(issue: FormatIssue | undefined, isBlank: boolean, isUntold = false): Refused {
  return { kind: "refused", issue: issue ?? { message: "", pointer: "" }, isBlank, isUntold };
}

/** True when the refusal says where: a line, a pointer, or that there is nothing at all. */
export function namesPlace({ issue, isBlank }: Pick<Refused, "issue" | "isBlank">): boolean {
  if (issue.line !== undefined || issue.pointer !== "") return true;
  return isBlank && /\bempty\b/.test(issue.message);
}

/** True when the refusal says what the file is instead, or that it is of no format that is known. */
export function namesFormat({ issue, isUntold }: Refused): boolean {
  return isUntold || /\blooks like \w|\bis (?:an? )?[A-Z]\w/.test(issue.message);
}
