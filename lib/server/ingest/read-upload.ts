import "server-only";
import { MAX_COMMITS, MAX_STREAM_BYTES } from "@/lib/api/upload-limits";
import type { FindingsFormat, FindingsReport } from "@/lib/domain/findings/report";
import { ownerRules } from "@/lib/domain/owners/owner-file";
import type { Plan } from "@/lib/domain/plan";
import type { ScanHeader, ScannedCommit } from "@/lib/domain/scan";
import type { ReportFormat, TestReport } from "@/lib/domain/tests/report";
import { parseCodeowners } from "@/lib/formats/codeowners/parse";
import { type FormatIssue, issueText, type Refusal } from "@/lib/formats/issue";
import { parsePlan } from "@/lib/formats/plan/parse";
import { type detectFormat, detectNamed, parseFindings, parseReport } from "@/lib/formats/registry";
import { parseScan } from "@/lib/formats/scan/reader";
import { uploadText } from "@/lib/formats/upload-text";
import { AppError } from "@/lib/server/errors";
import { inOwnTurn } from "./own-turn";
import { type Received, recordRefused, type UploadKind } from "./receipt";
import type { UploadAnswer } from "./upload-answer";

export type ScanUpload = {
  readonly kind: "scan";
  readonly header: ScanHeader;
  readonly commits: readonly ScannedCommit[];
};
export type PlanUpload = { readonly kind: "plan"; readonly plan: Plan; readonly source: string };

/** The text of an upload and what it is by its content. */
export type UploadText = { readonly text: string; readonly format: KnownFormat };
type KnownFormat = Exclude<ReturnType<typeof detectFormat>["id"], "unknown">;

/** Where a refusal is listed. */
export type Refusable = {
  readonly project: string;
  readonly name: string;
  readonly received: Omit<Received, "kind">;
  /** Of a dry run: what is odd, or was seen before, is noted here, and a refusal is listed nowhere. Null: the upload is real. */
  readonly dry: DryNotes | null;
};

export type DryNotes = { readonly warnings: FormatIssue[]; seen: UploadAnswer | null };

/** Whether the upload ends here, as it was seen before; a dry run goes on, to say what the file is. */
export function endsSeen(
  seen: UploadAnswer | null,
  { dry }: Pick<Refusable, "dry">,
): seen is UploadAnswer {
  if (dry === null) return seen !== null;
  dry.seen ??= seen;
  return false;
}

/**
 * Throws unprocessable, with every reason listed on the uploads page, like all functions here. `named`: what the uploader
 * calls the format.
 */
export async function readText(
  bytes: Uint8Array,
  at: Refusable,
  named: string | null,
): Promise<UploadText> {
  const decoded = await inOwnTurn(() => uploadText(bytes));
  if (!decoded.ok) return refuse(at, "unknown", decoded);
  const format = await inOwnTurn(() => detectNamed(decoded.value, named));
  if (format.id !== "unknown") return { text: decoded.value, format: format.id };
  return refuse(at, "unknown", { issues: [{ message: format.reason, pointer: "" }], total: 1 });
}

export async function readScanOrPlan(
  { text, format }: UploadText,
  at: Refusable,
): Promise<ScanUpload | PlanUpload> {
  if (format === "plumbline.scan/1") {
    const scan = await inOwnTurn(() => parseScan(text));
    if (!scan.ok) return refuse(at, "scan", scan);
    checkSize(scan.value.commits.length, at.received.bytes);
    note(at, scan.warnings);
    const commits = scan.value.commits.map(({ commit }) => commit);
    return { kind: "scan", header: scan.value.header, commits };
  }
  const plan = await inOwnTurn(() => parsePlan(text));
  if (!plan.ok) return refuse(at, "plan", plan);
  note(at, plan.warnings);
  return { kind: "plan", plan: plan.value, source: text };
}

export async function readReport(
  text: string,
  format: ReportFormat,
  at: Refusable,
): Promise<TestReport> {
  const report = await inOwnTurn(() => parseReport(text, format));
  if (!report.ok) return refuse(at, "run", report);
  note(at, report.warnings);
  return report.value;
}

export async function readFindings(
  text: string,
  format: FindingsFormat,
  at: Refusable,
): Promise<FindingsReport> {
  const report = await inOwnTurn(() => parseFindings(text, format));
  if (!report.ok) return refuse(at, "findings", report);
  note(at, report.warnings);
  return report.value;
}

/** How many rules the file has. */
export async function readOwners(text: string, at: Refusable): Promise<number> {
  const owners = await inOwnTurn(() => parseCodeowners(text));
  return owners.ok ? ownerRules(owners.value) : refuse(at, "owners", owners);
}

function note({ dry }: Refusable, warnings: readonly FormatIssue[]): void {
  dry?.warnings.push(...warnings);
}

async function refuse(
  { project, name, received, dry }: Refusable,
  kind: UploadKind,
  { issues, total }: Pick<Refusal, "issues" | "total">,
): Promise<never> {
  if (dry === null) await recordRefused(project, { ...received, kind }, name, issues, total);
  const first = issues[0] ? issueText(issues[0]) : "";
  const more = total > 1 ? ` (and ${total - 1} more)` : "";
  throw new AppError("unprocessable", `${first}${more}`, { errors: issues.map(detailOf), total });
}

function detailOf({ message, ...rest }: FormatIssue): object {
  return { detail: message, ...rest };
}

function checkSize(commits: number, bytes: number): void {
  if (commits <= MAX_COMMITS && (bytes <= MAX_STREAM_BYTES || commits <= 1)) return;
  throw new AppError(
    "too-large",
    `One request holds at most ${MAX_COMMITS} commits or ${MAX_STREAM_BYTES / 1024 / 1024} MB; this one holds ${commits} commits in ${bytes} bytes. \`plumbline upload FILE --project P\` cuts it.`,
    { limit: { commits: MAX_COMMITS, bytes: MAX_STREAM_BYTES } },
  );
}
