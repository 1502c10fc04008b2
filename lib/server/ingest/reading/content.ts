import "server-only";
import type { FindingsReport } from "@/lib/domain/findings/report";
import type { Plan } from "@/lib/domain/plan";
import type { ScanHeader, ScannedCommit } from "@/lib/domain/scan";
import type { TestReport } from "@/lib/domain/tests/report";
import type { ParseResult } from "@/lib/formats/issue";
import type { detectFormat } from "@/lib/formats/registry";
import type { ReportRow } from "@/lib/server/ingest/runs/report-rows";

export type KnownFormat = Exclude<ReturnType<typeof detectFormat>["id"], "unknown">;

/** What an upload says, as plain data that survives JSON; all that is stored of its bytes. */
export type Content =
  | {
      readonly kind: "scan";
      readonly header: ScanHeader;
      readonly commits: readonly ScannedCommit[];
    }
  | { readonly kind: "plan"; readonly plan: Plan; readonly source: string }
  | {
      readonly kind: "run";
      readonly report: Omit<TestReport, "results" | "records">;
      readonly rows: readonly ReportRow[];
    }
  | { readonly kind: "findings"; readonly report: FindingsReport }
  /** `rules`: how many the file has. */
  | { readonly kind: "owners"; readonly source: string; readonly rules: number };

/** Where a report's tests are stored: part of their keys. */
export type ParseFor = { readonly project: string; readonly variant: string };

/**
 * The bytes of one upload while they are read, in this process or in one of its own. The steps are asked for one after the
 * other: `parse` only when `detect` told a format.
 */
export type Reading = {
  /** The first half of the SHA-256 of the bytes, or of `said`, a line end and the bytes. */
  readonly digest: (said: string | null) => Promise<Uint8Array<ArrayBuffer>>;
  /** What the text is by its content. `named`: what the uploader calls it. */
  readonly detect: (named: string | null) => Promise<ParseResult<KnownFormat>>;
  readonly parse: (as: ParseFor) => Promise<ParseResult<Content>>;
  /** Lets go of the bytes. */
  readonly end: () => void;
};
