const MAX_LENGTH = 32 * 1024 * 1024;
/** No report has a fraction of this; a hostile one could have millions. */
const MAX_KEYS = 10_000;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/**
 * The field names of a JSON object and of the objects in its fields (`a`, `a.b`), found without parsing: for telling
 * formats apart, in one pass over at most 32 million characters. Text that is not JSON gives some set or other.
 */
export function jsonKeys(text: string): ReadonlySet<string> {
  const keys = new Set<string>();
  const length = Math.min(text.length, MAX_LENGTH);
  let depth = 0;
  let parent = "";
  for (let at = 0; at < length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit !== QUOTE) {
      depth += levelStep(unit);
      continue;
    }
    const end = closingQuote(text, at);
    if (end < 0 || keys.size > MAX_KEYS) break;
    const key = keyBetween(text, at, end, depth);
    if (depth === 1) parent = key ?? parent;
    if (key !== null) keys.add(depth === 1 ? key : `${parent}.${key}`);
    at = end;
  }
  return keys;
}

function levelStep(unit: number): number {
  if (unit === 0x7b || unit === 0x5b) return 1;
  return unit === 0x7d || unit === 0x5d ? -1 : 0;
}

function closingQuote(text: string, open: number): number {
  let at = text.indexOf('"', open + 1);
  while (at >= 0 && isEscaped(text, at)) at = text.indexOf('"', at + 1);
  return at;
}

function isEscaped(text: string, at: number): boolean {
  let slashes = 0;
  while (text.charCodeAt(at - 1 - slashes) === BACKSLASH) slashes += 1;
  return slashes % 2 === 1;
}

/** The text between the quotes when a colon follows, as behind a field name; else, and deeper than asked for, null. */
function keyBetween(text: string, open: number, close: number, depth: number): string | null {
  if (depth > 2) return null;
  const isKey = /^\s{0,20}:/.test(text.slice(close + 1, close + 22));
  return isKey ? text.slice(open + 1, Math.min(close, open + 100)) : null;
}
