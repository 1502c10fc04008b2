/** How many expressions of a text may still turn out not to end: with none left a bracket is text, so that no text takes long. */
export type Patience = { left: number };

/** Longer ones are taken for text. */
const MAX_EXPRESSION = 100_000;

/** Behind an expression in markup; behind its opening where it does not end: then that is text. */
export function expressionEnd(
  text: string,
  from: number,
  { opening, patience }: { readonly opening: "{" | "{{"; readonly patience: Patience },
): number {
  const start = from + opening.length;
  if (patience.left === 0) return start;
  const end = opening === "{{" ? interpolationEnd(text, start) : codeEnd(text, start);
  if (end !== null) return end;
  patience.left -= 1;
  return start;
}

function interpolationEnd(text: string, from: number): number | null {
  const end = text.slice(from, from + MAX_EXPRESSION).indexOf("}}");
  return end < 0 ? null : from + end + 2;
}

const TOKEN = /[{}'"`]|\/\/|\/\*/g;

/** Behind the bracket that closes a piece of code; null where none does. */
function codeEnd(text: string, from: number): number | null {
  const limit = Math.min(text.length, from + MAX_EXPRESSION);
  /** The brackets that are open; true for one in a template, whose text goes on behind it. */
  const levels: boolean[] = [false];
  for (let at = from; at < limit; ) {
    TOKEN.lastIndex = at;
    const found = TOKEN.exec(text);
    if (found === null) return null;
    at = tokenEnd(text, found.index, found[0], levels);
    if (levels.length === 0) return at;
  }
  return null;
}

function tokenEnd(text: string, at: number, token: string, levels: boolean[]): number {
  const next = at + token.length;
  switch (token) {
    case "{":
      levels.push(false);
      return next;
    case "}":
      return levels.pop() ? templateEnd(text, next, levels) : next;
    case "`":
      return templateEnd(text, next, levels);
    case "//":
      // In the text of markup inside an expression it is an address.
      return text[at - 1] === ":" ? next : endOf(text, "\n", next);
    case "/*":
      return endOf(text, "*/", next);
    default:
      return stringEnd(text, next, token);
  }
}

function endOf(text: string, what: string, from: number): number {
  const at = text.indexOf(what, from);
  return at < 0 ? text.length : at + what.length;
}

/** Behind a template, or behind the `${` in it. */
function templateEnd(text: string, from: number, levels: boolean[]): number {
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === "\\") at += 1;
    else if (text[at] === "`") return at + 1;
    else if (text[at] === "$" && text[at + 1] === "{") {
      levels.push(true);
      return at + 2;
    }
  }
  return text.length;
}

/** Behind a string; behind its quote where the line ends first: then it is an apostrophe in text. */
function stringEnd(text: string, from: number, quote: string): number {
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === "\\") at += 1;
    else if (text[at] === quote) return at + 1;
    else if (text[at] === "\n") break;
  }
  return from;
}
