import "server-only";
import { MAX_COMMITS, MAX_STREAM_BYTES } from "@/lib/api/upload-limits";
import { type FormatIssue, issueText, type ParseResult, type Refusal } from "@/lib/formats/issue";
import { isFindingsFormat, isReportFormat, OWNERS_FORMAT } from "@/lib/formats/registry";
import { AppError } from "@/lib/server/errors";
import type { Content, KnownFormat, ParseFor, Reading } from "./reading/content";
import { type Received, recordRefused, type UploadKind } from "./receipt";
import type { UploadAnswer } from "./upload-answer";

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
 * What the upload is by its content; `named`: what the uploader calls it. Throws unprocessable, with every reason listed on
 * the uploads page, like `readContent`; what takes too much memory or time to be read is listed there too.
 */
export async function readFormat(
  reading: Reading,
  at: Refusable,
  named: string | null,
): Promise<KnownFormat> {
  const format = await listed(at, "unknown", () => reading.detect(named));
  return format.ok ? format.value : refuse(at, "unknown", format);
}

export type ScanUpload = OfKind<"scan">;
export type PlanUpload = OfKind<"plan">;
type OfKind<Kind> = Extract<Content, { readonly kind: Kind }>;

/** The facts of an upload whose format is of that kind. */
export async function readContent<Kind extends Content["kind"]>(
  reading: Reading,
  kind: Kind,
  as: ParseFor,
  at: Refusable,
): Promise<OfKind<Kind>> {
  const content = await listed(at, kind, () => reading.parse(as));
  if (!content.ok) return refuse(at, kind, content);
  if (!isOfKind(content.value, kind)) {
    throw new Error(`An upload told as ${kind} was read as ${content.value.kind}.`);
  }
  at.dry?.warnings.push(...content.warnings);
  return content.value;
}

function isOfKind<Kind extends Content["kind"]>(
  content: Content,
  kind: Kind,
): content is OfKind<Kind> {
  return content.kind === kind;
}

/** The kind of what a format holds. */
export function kindOf(format: KnownFormat): Content["kind"] {
  if (isReportFormat(format)) return "run";
  if (isFindingsFormat(format)) return "findings";
  if (format === OWNERS_FORMAT) return "owners";
  return format === "plumbline.scan/1" ? "scan" : "plan";
}

/** Throws too-large for more commits or bytes than one request may have. */
export function checkSize({ commits }: OfKind<"scan">, bytes: number): void {
  const count = commits.length;
  if (count <= MAX_COMMITS && (bytes <= MAX_STREAM_BYTES || count <= 1)) return;
  throw new AppError(
    "too-large",
    `One request holds at most ${MAX_COMMITS} commits or ${MAX_STREAM_BYTES / 1024 / 1024} MB; this one holds ${count} commits in ${bytes} bytes. \`plumbline upload FILE --project P\` cuts it.`,
    { limit: { commits: MAX_COMMITS, bytes: MAX_STREAM_BYTES } },
  );
}

/** Lists what the bytes are to blame for; that the server is busy is no refusal. */
async function listed<T>(
  at: Refusable,
  kind: UploadKind,
  work: () => Promise<ParseResult<T>>,
): Promise<ParseResult<T>> {
  try {
    return await work();
  } catch (error) {
    const isRefusal = error instanceof AppError && error.code !== "unavailable";
    if (isRefusal) await record(at, kind, [{ message: error.message, pointer: "" }], 1);
    throw error;
  }
}

async function refuse(
  at: Refusable,
  kind: UploadKind,
  { issues, total }: Pick<Refusal, "issues" | "total">,
): Promise<never> {
  await record(at, kind, issues, total);
  const first = issues[0] ? issueText(issues[0]) : "";
  const more = total > 1 ? ` (and ${total - 1} more)` : "";
  throw new AppError("unprocessable", `${first}${more}`, { errors: issues.map(detailOf), total });
}

async function record(
  { project, name, received, dry }: Refusable,
  kind: UploadKind,
  issues: readonly FormatIssue[],
  total: number,
): Promise<void> {
  if (dry === null) await recordRefused(project, { ...received, kind }, name, issues, total);
}

function detailOf({ message, ...rest }: FormatIssue): object {
  return { detail: message, ...rest };
}
