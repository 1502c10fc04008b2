import "server-only";
import { createHash } from "node:crypto";
import { ownerRules } from "@/lib/domain/owners/owner-file";
import { parseCodeowners } from "@/lib/formats/codeowners/parse";
import { type ParseResult, refused } from "@/lib/formats/issue";
import { parsePlan } from "@/lib/formats/plan/parse";
import {
  detectNamed,
  isFindingsFormat,
  isReportFormat,
  OWNERS_FORMAT,
  parseFindings,
  parseReport,
} from "@/lib/formats/registry";
import { parseScan } from "@/lib/formats/scan/reader";
import { uploadText } from "@/lib/formats/upload-text";
import { reportRows } from "@/lib/server/ingest/runs/report-rows";
import type { Content, KnownFormat, ParseFor, Reading } from "./content";

/** Reads the bytes on the thread that asks; knows of no store, so that a process of its own can run it. */
export function readBytes(bytes: Uint8Array): Reading {
  let told: { readonly text: string; readonly format: KnownFormat } | null = null;
  return {
    digest: async (said) => digestOf(bytes, said),
    async detect(named) {
      const decoded = await uploadText(bytes);
      if (!decoded.ok) return decoded;
      const format = detectNamed(decoded.value, named);
      if (format.id === "unknown") return refused({ message: format.reason, pointer: "" });
      told = { text: decoded.value, format: format.id };
      return { ok: true, value: format.id, warnings: decoded.warnings };
    },
    async parse(as) {
      if (told === null) throw new Error("An upload was to be parsed before its format was told.");
      return parseAs(told.text, told.format, as);
    },
    end() {
      told = null;
    },
  };
}

/** Half of the digest: it stands twice in the row of every upload, and most uploads are otherwise small. */
function digestOf(bytes: Uint8Array, said: string | null): Uint8Array<ArrayBuffer> {
  const hash = createHash("sha256");
  if (said !== null) hash.update(said).update("\n");
  return new Uint8Array(hash.update(bytes).digest().subarray(0, 16));
}

function parseAs(text: string, format: KnownFormat, as: ParseFor): ParseResult<Content> {
  if (isReportFormat(format)) {
    return mapped(parseReport(text, format), ({ results, records: _, ...report }) => ({
      kind: "run",
      report,
      rows: reportRows(as.project, results, as.variant),
    }));
  }
  if (isFindingsFormat(format)) {
    return mapped(parseFindings(text, format), (report) => ({ kind: "findings", report }));
  }
  if (format === OWNERS_FORMAT) {
    return mapped(parseCodeowners(text), (owners) => ({
      kind: "owners",
      source: text,
      rules: ownerRules(owners),
    }));
  }
  if (format === "plumbline.scan/1") {
    return mapped(parseScan(text), ({ header, commits }) => ({
      kind: "scan",
      header,
      commits: commits.map(({ commit }) => commit),
    }));
  }
  return mapped(parsePlan(text), (plan) => ({ kind: "plan", plan, source: text }));
}

function mapped<T>(result: ParseResult<T>, of: (value: T) => Content): ParseResult<Content> {
  return result.ok ? { ...result, value: of(result.value) } : result;
}
