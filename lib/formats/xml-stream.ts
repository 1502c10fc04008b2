import { SaxesParser } from "saxes";
import { BANNER, behindBanner } from "@/lib/formats/banner";
import { type FormatIssue, type Refusal, refused } from "@/lib/formats/issue";
import { LIMITS } from "@/lib/formats/limits";

export type Attributes = Readonly<Record<string, string | undefined>>;

/** What is done with each tag; `depth` is 1 for the root. */
export type TagHandlers = {
  readonly open: (tag: string, attributes: Attributes, depth: number) => void;
  readonly close: (depth: number) => void;
  readonly text: (text: string) => void;
};

const PIECE = 64 * 1024;

/** Thrown to leave the parser at the first fault: behind one it goes on, and may find another in every character. */
class Stopped extends Error {}

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
  const source = withoutDeclaration(text);
  if (behindBanner(source) !== null) {
    const line = source.slice(0, source.search(/\S/)).split("\n").length;
    return refused({
      message: `the report is not XML alone: ${BANNER}`,
      pointer: "",
      line,
      column: 1,
    });
  }
  let fault: FormatIssue | null = null;
  let depth = 0;
  const stop = (message: string): never => {
    fault = { message, pointer: "", line: parser.line, column: Math.max(1, parser.column) };
    throw new Stopped();
  };
  const handlers = create(stop);
  parser.on("error", ({ message }) => stop(xmlFault(message, source[parser.position - 1] ?? "")));
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
    handlers.open(localName(tag.name), tag.attributes, depth);
  });
  parser.on("closetag", () => {
    handlers.close(depth);
    depth -= 1;
  });
  parser.on("text", handlers.text);
  parser.on("cdata", handlers.text);
  try {
    for (let from = 0; from < source.length; from += PIECE) {
      parser.write(source.slice(from, from + PIECE));
    }
    parser.close();
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
  }
  return fault === null ? { ok: true, value: handlers } : refused(bareAmpersand(source, fault));
}

/**
 * A `&` that begins no entity swallows what follows up to the next `;`: the parser stumbles far behind it, or at the end. The
 * place to look at is the `&`.
 */
function bareAmpersand(source: string, fault: FormatIssue): FormatIssue {
  if (!/unclosed tag|entity/.test(fault.message)) return fault;
  const at = bareAt(source);
  if (at < 0) return fault;
  const lines = source.slice(0, at).split("\n");
  const place = { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
  const message = "the XML is not well-formed: a & begins no entity; it is written &amp;";
  const { line = 1, column = 1 } = fault;
  const isEarlier = line < place.line || (line === place.line && column < place.column);
  return isEarlier ? fault : { message, pointer: "", ...place };
}

const ENTITY = /&(?:#\d{1,7}|#x[\da-fA-F]{1,6}|[A-Za-z_][\w.-]{0,60});/y;
/** How sections begin in which a `&` is itself, and how they end. */
const SECTIONS: Readonly<Record<string, string>> = { "<![CDATA[": "]]>", "<!--": "-->" };

/** Where the first `&` stands that begins no entity; -1 for none. One pass: what comes here may be hostile. */
function bareAt(source: string): number {
  const next = /<!\[CDATA\[|<!--|&/g;
  for (let found = next.exec(source); found !== null; found = next.exec(source)) {
    const end = SECTIONS[found[0]];
    if (end === undefined) {
      ENTITY.lastIndex = found.index;
      if (!ENTITY.test(source)) return found.index;
      continue;
    }
    const close = source.indexOf(end, next.lastIndex);
    if (close < 0) return -1;
    next.lastIndex = close + end.length;
  }
  return -1;
}

function localName(name: string): string {
  const colon = name.indexOf(":");
  return colon < 0 ? name : name.slice(colon + 1);
}

/** saxes puts `line:column: ` in front; `at` is the character that it stopped at. */
function xmlFault(message: string, at: string): string {
  const words = message.replace(/^\d+:\d+: /, "").replace(/\.$/, "");
  const hint = /unclosed tag|must contain a root|unexpected end/.test(words)
    ? "; was it cut off?"
    : "";
  if (words === "text data outside of root node" || words === "disallowed character") {
    return `the XML is not well-formed: ${words}${characterHint(words, at)}`;
  }
  return `the XML is not well-formed: ${words}${hint}`;
}

function characterHint(words: string, at: string): string {
  if (words !== "disallowed character") return "; is other text behind the report?";
  if (at === "<") return ' "<": in an attribute it is written &lt;';
  const code = (at.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
  return code === "001B"
    ? ` U+${code}, of a terminal's colours: write the report without them (NO_COLOR=1)`
    : ` U+${code}`;
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
