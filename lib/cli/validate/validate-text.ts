import { MAX_BODY_BYTES } from "@/lib/api/upload-limits";
import { readLines } from "@/lib/cli/upload/lines";
import type { ScannedCommit } from "@/lib/domain/scan";
import { issueText, type Refusal } from "@/lib/formats/issue";
import { parsePlan } from "@/lib/formats/plan/parse";
import { detectFormat } from "@/lib/formats/registry";
import { createScanReader, type ScanReader } from "@/lib/formats/scan/reader";
import { decodeText } from "@/lib/formats/text";

export type Verdict = { readonly isSound: boolean; readonly lines: readonly string[] };

/** What the bytes are, told by their content: one line when they are sound, else one for each reason. */
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
  return validateWhole(Buffer.concat([...head, ...rest]));
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

function validateWhole(bytes: Uint8Array): Verdict {
  const text = decodeText(bytes);
  if (!text.ok) return refusal("unknown", text);
  const format = detectFormat(text.value);
  if (format.id === "unknown") return { isSound: false, lines: [format.reason] };
  const plan = parsePlan(text.value);
  if (!plan.ok) return refusal(format.id, plan);
  const { id, version, tests, phases } = plan.value;
  const sentence = `${format.id} ${id} version ${version}: ${tests.length} tests, ${phases.length} phases`;
  const warnings = plan.warnings.map((issue) => `warning: ${issueText(issue)}`);
  return { isSound: true, lines: [sentence, ...warnings] };
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
