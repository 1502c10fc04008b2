/**
 * The grammar of `failsWith`: literals, `.`, classes, groups, `|`, `* + ? {n,m}`, `^ $ \b \d \w \s`, and `(?i)`, `(?s)`,
 * `(?m)` at the start. What a linear matcher cannot read (look-around, back references) is refused by name.
 */
export type Term =
  | { readonly kind: "char"; readonly takes: (char: string) => boolean }
  | { readonly kind: "place"; readonly holds: (before: string, after: string) => boolean }
  | { readonly kind: "sequence" | "choice"; readonly items: readonly Term[] }
  | { readonly kind: "repeat"; readonly item: Term; readonly min: number; readonly max: number };

export type PatternSyntax =
  | { readonly ok: true; readonly term: Term }
  | { readonly ok: false; readonly problem: string };

const MAX_PATTERN_LENGTH = 500;
const MAX_GROUP_DEPTH = 20;
const MAX_REPEAT = 100;

type Flags = { readonly i: boolean; readonly s: boolean; readonly m: boolean };
type Cursor = {
  readonly chars: readonly string[];
  readonly flags: Flags;
  at: number;
  depth: number;
  problem: string | null;
};

const EMPTY: Term = { kind: "sequence", items: [] };

/** Reads a pattern; `problem` is a predicate to put behind it. */
export function parsePattern(pattern: string): PatternSyntax {
  if (pattern === "") return { ok: false, problem: "is empty" };
  if (pattern.length > MAX_PATTERN_LENGTH) {
    return { ok: false, problem: `is longer than ${MAX_PATTERN_LENGTH} characters` };
  }
  const [prefix = "", letters = ""] = /^\(\?([ims]+)\)/.exec(pattern) ?? [];
  const flags = { i: letters.includes("i"), s: letters.includes("s"), m: letters.includes("m") };
  const chars = [...pattern.slice(prefix.length)];
  const cursor: Cursor = { chars, flags, at: 0, depth: 0, problem: null };
  const term = readChoice(cursor);
  if (cursor.at < chars.length) fail(cursor, "has a `)` that closes no group");
  return cursor.problem === null
    ? { ok: true, term }
    : { ok: false, problem: `${cursor.problem} (at character ${prefix.length + cursor.at + 1})` };
}

/** The first problem stays, and its place: reading ends there. */
function fail(cursor: Cursor, problem: string): Term {
  if (cursor.problem === null) cursor.problem = problem;
  return EMPTY;
}

function readChoice(cursor: Cursor): Term {
  const items = [readSequence(cursor)];
  while (cursor.problem === null && cursor.chars[cursor.at] === "|") {
    cursor.at += 1;
    items.push(readSequence(cursor));
  }
  return { kind: "choice", items };
}

function readSequence(cursor: Cursor): Term {
  const items: Term[] = [];
  while (cursor.problem === null && !/^[|)]?$/.test(cursor.chars[cursor.at] ?? "")) {
    const item = readAtom(cursor);
    items.push(cursor.problem === null ? readRepeats(cursor, item) : item);
  }
  return { kind: "sequence", items };
}

function readAtom(cursor: Cursor): Term {
  const char = cursor.chars[cursor.at] ?? "";
  if (/[*+?]/.test(char)) return fail(cursor, `has \`${char}\` with nothing before it to repeat`);
  if (char === "(") return readGroup(cursor);
  if (char === "[") return readClass(cursor);
  if (char === "\\") return readEscape(cursor);
  cursor.at += 1;
  if (char === ".") return { kind: "char", takes: (one) => cursor.flags.s || one !== "\n" };
  if (char === "^" || char === "$") return lineEdge(char, cursor.flags);
  return literal(char, cursor.flags);
}

function literal(char: string, { i }: Flags): Term {
  if (!i) return { kind: "char", takes: (one) => one === char };
  const folded = char.toLowerCase();
  return { kind: "char", takes: (one) => one.toLowerCase() === folded };
}

function lineEdge(edge: "^" | "$", { m }: Flags): Term {
  const isEdge = (char: string) => char === "" || (m && char === "\n");
  return { kind: "place", holds: (before, after) => isEdge(edge === "^" ? before : after) };
}

function readGroup(cursor: Cursor): Term {
  const head = cursor.chars.slice(cursor.at, cursor.at + 3).join("");
  if (head.startsWith("(?") && head !== "(?:") {
    return fail(cursor, `has \`${head}\`; only plain groups are read, and flags at the very start`);
  }
  if (cursor.depth >= MAX_GROUP_DEPTH) return fail(cursor, "has groups that are nested too deep");
  cursor.at += head === "(?:" ? 3 : 1;
  cursor.depth += 1;
  const term = readChoice(cursor);
  cursor.depth -= 1;
  if (cursor.problem !== null) return term;
  if (cursor.chars[cursor.at] !== ")") return fail(cursor, "has a group that is not closed");
  cursor.at += 1;
  return term;
}

function readRepeats(cursor: Cursor, item: Term): Term {
  const rest = cursor.chars.slice(cursor.at, cursor.at + 12).join("");
  const found = /^(?:([*+?])|\{(\d{1,3})(,)?(\d{1,3})?\})\??/.exec(rest);
  if (found === null) return item;
  const [whole, sign, low, comma, high] = found;
  const min = sign === undefined ? Number(low) : Number(sign === "+");
  const openEnd = sign === "?" ? 1 : Number.POSITIVE_INFINITY;
  const counted = comma === undefined ? min : Number(high ?? Number.POSITIVE_INFINITY);
  const max = sign === undefined ? counted : openEnd;
  if (min > max || min > MAX_REPEAT || (max > MAX_REPEAT && max !== Number.POSITIVE_INFINITY)) {
    return fail(cursor, `has the repetition \`${whole}\`; counts rise, to ${MAX_REPEAT} at most`);
  }
  cursor.at += [...whole].length;
  if (/^[*+?]$/.test(cursor.chars[cursor.at] ?? "")) {
    return fail(cursor, "repeats a repetition");
  }
  return { kind: "repeat", item, min, max };
}

const WORD = /^[A-Za-z0-9_]$/;
const CLASSES: Readonly<Record<string, RegExp>> = {
  d: /^[0-9]$/,
  D: /^[^0-9]$/su,
  w: WORD,
  W: /^[^A-Za-z0-9_]$/su,
  s: /^\s$/,
  S: /^\S$/u,
};
const CONTROLS: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", f: "\f", v: "\v" };

function readEscape(cursor: Cursor): Term {
  const char = cursor.chars[cursor.at + 1] ?? "";
  const named = CLASSES[char];
  if (char === "b" || char === "B") {
    cursor.at += 2;
    const isAt = char === "b";
    return { kind: "place", holds: (one, two) => (WORD.test(one) !== WORD.test(two)) === isAt };
  }
  if (named !== undefined) {
    cursor.at += 2;
    return { kind: "char", takes: (one) => named.test(one) };
  }
  const plain = escapedChar(char);
  if (plain === null) return fail(cursor, `has the escape \`\\${char}\`, which is not read`);
  cursor.at += 2;
  return literal(plain, cursor.flags);
}

function escapedChar(char: string): string | null {
  return CONTROLS[char] ?? (char === "" || /[A-Za-z0-9]/.test(char) ? null : char);
}

function readClass(cursor: Cursor): Term {
  const { i } = cursor.flags;
  let at = cursor.at + 1;
  const isNegated = cursor.chars[at] === "^";
  if (isNegated) at += 1;
  const tests: ((char: string) => boolean)[] = [];
  const first = at;
  while (at < cursor.chars.length && (cursor.chars[at] !== "]" || at === first)) {
    const member = readMember(cursor, at);
    if (member === null)
      return fail(cursor, "has a class with an escape or range that is not read");
    tests.push(member.takes);
    at = member.end;
  }
  if (at >= cursor.chars.length) return fail(cursor, "has a class that is not closed");
  cursor.at = at + 1;
  const forms = (char: string) => (i ? [char, char.toLowerCase(), char.toUpperCase()] : [char]);
  const isMember = (char: string) => forms(char).some((form) => tests.some((takes) => takes(form)));
  return { kind: "char", takes: (char) => isMember(char) !== isNegated };
}

function readMember(
  cursor: Cursor,
  at: number,
): { takes: (char: string) => boolean; end: number } | null {
  const { chars } = cursor;
  const named = chars[at] === "\\" ? CLASSES[chars[at + 1] ?? ""] : undefined;
  if (named !== undefined) return { takes: (char) => named.test(char), end: at + 2 };
  const low = readClassChar(chars, at);
  if (low === null) return null;
  const isRange = chars[low.end] === "-" && chars[low.end + 1] !== "]";
  const high = isRange ? readClassChar(chars, low.end + 1) : low;
  if (high === null || pointOf(high.char) < pointOf(low.char)) return null;
  const [from, to] = [pointOf(low.char), pointOf(high.char)];
  return { takes: (char) => pointOf(char) >= from && pointOf(char) <= to, end: high.end };
}

function readClassChar(chars: readonly string[], at: number): { char: string; end: number } | null {
  const char = chars[at];
  if (char === undefined) return null;
  if (char !== "\\") return { char, end: at + 1 };
  const plain = escapedChar(chars[at + 1] ?? "");
  return plain === null ? null : { char: plain, end: at + 2 };
}

function pointOf(char: string): number {
  return char.codePointAt(0) ?? -1;
}
