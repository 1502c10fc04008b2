import { SaxesParser } from "saxes";
import { type FormatIssue, type Refusal, refused } from "@/lib/formats/issue";
import { LIMITS } from "@/lib/formats/limits";

export type Attributes = Readonly<Record<string, string | undefined>>;

/** What is done with each tag; `depth` is 1 for the root. */
export type TagHandlers = {
  readonly open: (tag: string, attributes: Attributes, depth: number) => void;
  readonly close: (depth: number) => void;
  readonly text: (text: string) => void;
};

/** Between two pieces a stopped parser is left, so that nothing behind a fault costs time. */
const PIECE = 64 * 1024;

/**
 * Reads an XML text as a stream of tags; no tree is built. Any DOCTYPE is refused: it is where entities and outside files
 * come from. Ill-formed XML, exceeded limits and what the handlers stop at are refused with line and column, both from 1.
 * Names come without their prefix.
 */
export function readXml<Handlers extends TagHandlers>(
  text: string,
  create: (stop: (message: string) => void) => Handlers,
): { readonly ok: true; readonly value: Handlers } | Refusal {
  const parser = new SaxesParser({ xmlns: false });
  let fault: FormatIssue | null = null;
  let depth = 0;
  const stop = (message: string): void => {
    fault ??= { message, pointer: "", line: parser.line, column: Math.max(1, parser.column) };
  };
  const handlers = create(stop);
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
    if (fault === null) handlers.open(localName(tag.name), tag.attributes, depth);
  });
  parser.on("closetag", () => {
    if (fault === null) handlers.close(depth);
    depth -= 1;
  });
  parser.on("text", handlers.text);
  parser.on("cdata", handlers.text);
  const source = withoutDeclaration(text);
  for (let from = 0; from < source.length && fault === null; from += PIECE) {
    parser.write(source.slice(from, from + PIECE));
  }
  if (fault === null) parser.close();
  return fault === null ? { ok: true, value: handlers } : refused(fault);
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
