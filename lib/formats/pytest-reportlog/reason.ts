import { asObject, asText, type JsonObject } from "@/lib/formats/report-json";

export type Reason = { readonly message: string; readonly trace: string };

const MAX_ENTRIES = 200;

/**
 * The words of `longrepr`: text, the triple (file, line, reason) of a skip, or pytest's tree of a traceback, whose source
 * lines become the trace.
 */
export function reasonText(longrepr: unknown): Reason {
  if (typeof longrepr === "string") return { message: "", trace: longrepr };
  if (Array.isArray(longrepr)) return { message: asText(longrepr[2]), trace: "" };
  const tree = asObject(longrepr);
  if (tree === null) return { message: "", trace: "" };
  const message = asText(asObject(tree.reprcrash)?.message);
  return { message, trace: traceOf(asObject(tree.reprtraceback)) };
}

function traceOf(traceback: JsonObject | null): string {
  const entries = traceback?.reprentries;
  if (!Array.isArray(entries)) return "";
  return entries.slice(0, MAX_ENTRIES).flatMap(entryLines).join("\n");
}

function entryLines(entry: unknown): string[] {
  const data = asObject(asObject(entry)?.data);
  const lines = Array.isArray(data?.lines) ? data.lines.slice(0, MAX_ENTRIES).map(asText) : [];
  const at = asObject(data?.reprfileloc);
  if (at === null) return lines;
  return [...lines, `${asText(at.path)}:${Number(at.lineno) || ""}: ${asText(at.message)}`];
}
