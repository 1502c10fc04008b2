import type { Refusal } from "@/lib/formats/issue";
import { createCollector } from "@/lib/formats/junit/collector";
import type { RawReport } from "@/lib/formats/junit/raw";
import { readXml } from "@/lib/formats/xml-stream";

export type RawResult = { readonly ok: true; readonly value: RawReport } | Refusal;

/** Reads a JUnit XML text tag by tag, and refuses what `readXml` refuses. */
export function readJunit(text: string): RawResult {
  const read = readXml(text, createCollector);
  return read.ok ? { ok: true, value: read.value.finish() } : read;
}
