import { SaxesParser } from "saxes";
import { type FormatIssue, type Refusal, refused } from "@/lib/formats/issue";
import { createCollector } from "@/lib/formats/junit/collector";
import type { RawReport } from "@/lib/formats/junit/raw";
import { LIMITS } from "@/lib/formats/limits";

/** Between two pieces a stopped parser is left, so that nothing behind a fault costs time. */
const PIECE = 64 * 1024;

export type RawResult = { readonly ok: true; readonly value: RawReport } | Refusal;

/**
 * Reads a JUnit XML text as a stream of tags; no tree is built. Any DOCTYPE is refused: it is where entities and outside
 * files come from. Ill-formed XML and exceeded limits are refused with line and column, both from 1.
 */
export function readJunit(text: string): RawResult {
  const parser = new SaxesParser({ xmlns: false });
  let fault: FormatIssue | null = null;
  let depth = 0;
  const stop = (message: string): void => {
    fault ??= { message, pointer: "", line: parser.line, column: Math.max(1, parser.column) };
  };
  const collector = createCollector(stop);
  parser.on("error", ({ message }) => stop(xmlFault(message)));
  parser.on("doctype", () =>
    stop("the XML has a DOCTYPE, which is never read: it could name outside files; remove it"),
  );
  let attributes = 0;
  parser.on("opentagstart", () => {
    attributes = 0;
  });
  // Counted as they come: the tag itself is told only when it has ended.
  parser.on("attribute", () => {
    attributes += 1;
    if (attributes > LIMITS.xmlAttributes)
      stop(`a tag has more than ${LIMITS.xmlAttributes} attributes`);
  });
  parser.on("opentag", (tag) => {
    depth += 1;
    if (depth > LIMITS.xmlDepth)
      stop(`the elements are nested more than ${LIMITS.xmlDepth} levels deep`);
    if (fault === null) collector.open(localName(tag.name), tag.attributes, depth);
  });
  parser.on("closetag", () => {
    if (fault === null) collector.close(depth);
    depth -= 1;
  });
  parser.on("text", collector.text);
  parser.on("cdata", collector.text);
  const source = withoutDeclaration(text);
  for (let from = 0; from < source.length && fault === null; from += PIECE) {
    parser.write(source.slice(from, from + PIECE));
  }
  if (fault === null) parser.close();
  return fault === null ? { ok: true, value: collector.finish() } : refused(fault);
}

function localName(name: string): string {
  const colon = name.indexOf(":");
  return colon < 0 ? name : name.slice(colon + 1);
}

/** saxes puts `line:column: ` in front. */
function xmlFault(message: string): string {
  const words = message.replace(/^\d+:\d+: /, "").replace(/\.$/, "");
  const hint = /unclosed tag|must contain a root|unexpected end/.test(words)
    ? "; was it cut off?"
    : "";
  return `the XML is not well-formed: ${words}${hint}`;
}

/**
 * The XML declaration as blanks of the same length: the text is decoded already, so what it says of an encoding is past,
 * and writers put it behind a line end, where it is an error.
 */
function withoutDeclaration(text: string): string {
  const start = text.search(/\S/);
  if (start < 0 || !text.startsWith("<?xml", start) || !/\s/.test(text[start + 5] ?? "")) {
    return text;
  }
  const end = text.indexOf("?>", start);
  if (end < 0 || end - start > 1000) return text;
  const declaration = text.slice(start, end + 2);
  return `${text.slice(0, start)}${declaration.replace(/[^\n]/g, " ")}${text.slice(end + 2)}`;
}
