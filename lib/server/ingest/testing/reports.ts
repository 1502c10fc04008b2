import "server-only";
import type { RunParameters } from "@/lib/server/ingest/runs/run-parameters";
import { upload } from "@/lib/server/ingest/upload";
import type { UploadAnswer } from "@/lib/server/ingest/upload-answer";
import { PROJECT } from "./law-store";

export type JunitCase = {
  readonly file: string;
  readonly name: string;
  /** The text of a failure; absent: the test passed. */
  readonly failure?: string | undefined;
  readonly isSkipped?: boolean;
  readonly seconds?: number;
};

/** JUnit XML as pytest writes it (xunit1). `startedAt`: its timestamp as it stands there. */
export function junit(cases: readonly JunitCase[], startedAt?: string): string {
  const timestamp = startedAt === undefined ? "" : ` timestamp="${startedAt}"`;
  const body = cases.map(({ file, name, failure, isSkipped = false, seconds }) => {
    const time = seconds === undefined ? "" : ` time="${seconds}"`;
    const bad =
      failure === undefined ? "" : `<failure message="failed">${escapeXml(failure)}</failure>`;
    const skipped = isSkipped ? '<skipped message="not here" />' : "";
    return `<testcase classname="${dotted(file)}" file="${file}" name="${escapeXml(name)}"${time}>${bad}${skipped}</testcase>`;
  });
  return `<?xml version="1.0" encoding="utf-8"?>\n<testsuites><testsuite name="pytest" tests="${cases.length}"${timestamp}>\n${body.join("\n")}\n</testsuite></testsuites>\n`;
}

function dotted(file: string): string {
  return file.replace(/\.py$/, "").replaceAll("/", ".");
}

function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}

export const SHA = "ab".repeat(20);
export const RECEIVED_AT = 1_800_000_000_000;

/** Sends a report with what is said of it; a commit is, unless told otherwise. */
export function sendReport(
  text: string,
  run: RunParameters = { commit: SHA },
  receivedAt = RECEIVED_AT,
): Promise<UploadAnswer> {
  const bytes = new Uint8Array(Buffer.from(text));
  return upload(bytes, { project: PROJECT, receivedAt, name: "report.xml", run });
}
