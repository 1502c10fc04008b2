import { MAX_BODY_BYTES } from "@/lib/api/upload-limits";
import { readLines } from "@/lib/cli/upload/lines";
import { findingsLines } from "@/lib/cli/validate/findings-lines";
import { reportLines } from "@/lib/cli/validate/report-lines";
import type { FindingsFormat } from "@/lib/domain/findings/report";
import { ownerRules } from "@/lib/domain/owners/owner-file";
import type { ScannedCommit } from "@/lib/domain/scan";
import type { ReportFormat } from "@/lib/domain/tests/report";
import { parseCodeowners } from "@/lib/formats/codeowners/parse";
import { type FormatIssue, issueText, type Refusal } from "@/lib/formats/issue";
import { parsePlan } from "@/lib/formats/plan/parse";
import { PLAN_FORMAT } from "@/lib/formats/plan/schema";
import {
  detectFormat,
  isFindingsFormat,
  isReportFormat,
  OWNERS_FORMAT,
  parseFindings,
  parseReport,
} from "@/lib/formats/registry";
import { createScanReader, type ScanReader } from "@/lib/formats/scan/reader";
import { decodeText } from "@/lib/formats/text";
import { uploadText } from "@/lib/formats/upload-text";

export type Verdict = { readonly isSound: boolean; readonly lines: readonly string[] };

/** What the bytes are, told by their content: what they hold when they are sound, else a line for each reason. */
export async function validateText(chunks: AsyncIterable<Buffer>, name: string): Promise<Verdict> {
  const lines = readLines(chunks, MAX_BODY_BYTES, name);
  const head: Buffer[] = [];
  for (let next = await lines.next(); !next.done; next = await lines.next()) {
    head.push(next.value);
    if (next.value.toString("utf8").trim() !== "") break;
  }
  const text = Buffer.concat(head).toString("utf8");
  if (detectFormat(text).id === "plumbline.scan/1") return validateScan(head, lines);
  const rest: Buffer[] = [];
  for await (const line of lines) rest.push(line);
  return validateWhole(Buffer.concat([...head, ...rest]), name);
}

type Counts = { files: number; imports: number; full: number };

async function validateScan(
  head: readonly Buffer[],
  lines: AsyncIterable<Buffer>,
): Promise<Verdict> {
  const reader = createScanReader();
  const counts: Counts = { files: 0, imports: 0, full: 0 };
  for (const line of head) takeLine(reader, line, counts);
  let number = head.length;
  for await (const line of lines) {
    number += 1;
    if (takeLine(reader, line, counts)) continue;
    return { isSound: false, lines: [`line ${number}: the text is not UTF-8; save it as UTF-8`] };
  }
  const outcome = reader.finish();
  if (!outcome.ok) return refusal("plumbline.scan/1", outcome);
  const { header, commits } = outcome.value;
  const { tool, recorded } = header;
  const what = recorded === "all" ? "all imports" : `imports of ${recorded.modules.length} modules`;
  const sentence = `plumbline.scan/1 by ${tool.name} ${tool.version}, ${what}: ${commits} commits (${counts.full} full), ${counts.files} file versions, ${counts.imports} imports`;
  return { isSound: true, lines: [sentence] };
}

/** False when the line is no text. */
function takeLine(reader: ScanReader, line: Buffer, counts: Counts): boolean {
  const end = line.at(-1) === 10 ? line.length - 1 : line.length;
  const text = decodeText(line.subarray(0, end));
  if (!text.ok) return false;
  const commit = reader.take(text.value)?.commit;
  if (commit) count(commit, counts);
  return true;
}

function count(commit: ScannedCommit, counts: Counts): void {
  if (commit.mode === "full") counts.full += 1;
  counts.files += commit.files.length;
  for (const { imports } of commit.files) counts.imports += imports.length;
}

async function validateWhole(bytes: Buffer, name: string): Promise<Verdict> {
  const text = await uploadText(bytes);
  if (!text.ok) return refusal("unknown", text);
  const format = detectFormat(text.value);
  if (format.id === "unknown") return { isSound: false, lines: [format.reason] };
  if (isReportFormat(format.id)) return validateReport(text.value, format.id);
  if (isFindingsFormat(format.id)) return validateFindings(text.value, format.id);
  if (format.id === "plumbline.scan/1") return validateScan([], utf8Lines(text.value, name));
  if (format.id === OWNERS_FORMAT) return validateOwners(text.value);
  return validatePlan(text.value);
}

function validateOwners(text: string): Verdict {
  const owners = parseCodeowners(text);
  if (!owners.ok) return refusal(OWNERS_FORMAT, owners);
  const { dialect } = owners.value;
  return {
    isSound: true,
    lines: [`${OWNERS_FORMAT} (${dialect}): ${ownerRules(owners.value)} rules`],
  };
}

/** A scan whose bytes were not UTF-8, so that no line could be told before. */
function utf8Lines(text: string, name: string): AsyncIterable<Buffer> {
  const chunks = async function* () {
    yield Buffer.from(text, "utf8");
  };
  return readLines(chunks(), MAX_BODY_BYTES, name);
}

function validateReport(text: string, format: ReportFormat): Verdict {
  const report = parseReport(text, format);
  if (!report.ok) return refusal(format, report);
  return { isSound: true, lines: [...reportLines(report.value), ...warningLines(report.warnings)] };
}

function validateFindings(text: string, format: FindingsFormat): Verdict {
  const report = parseFindings(text, format);
  if (!report.ok) return refusal(format, report);
  const lines = [...findingsLines(report.value), ...warningLines(report.warnings)];
  return { isSound: true, lines };
}

function validatePlan(text: string): Verdict {
  const plan = parsePlan(text);
  if (!plan.ok) return refusal(PLAN_FORMAT, plan);
  const { id, version, tests, phases } = plan.value;
  const sentence = `${PLAN_FORMAT} ${id} version ${version}: ${tests.length} tests, ${phases.length} phases`;
  return { isSound: true, lines: [sentence, ...warningLines(plan.warnings)] };
}

function warningLines(warnings: readonly FormatIssue[]): string[] {
  return warnings.map((issue) => `warning: ${issueText(issue)}`);
}

function refusal(format: string, { issues, total }: Refusal): Verdict {
  const reasons = issues.map((issue) => {
    const at = issue.pointer === "" ? "" : ` (${issue.pointer})`;
    return `${issueText(issue)}${at}`;
  });
  const left = total - issues.length;
  const more = left > 0 ? [`and ${left} further reasons`] : [];
  const sentence = `${format}, not sound: ${total === 1 ? "one reason" : `${total} reasons`}`;
  return { isSound: false, lines: [sentence, ...reasons, ...more] };
}
