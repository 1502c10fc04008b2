import { CLASS, EXCEPT, FUNCTION, TRY } from "@/lib/scanner/languages/written-import";
import { byteAt, identifierEnd, isBlank, isIdentifierStart, isWord } from "./bytes";

/** A word that opens a compound statement: its place for what it encloses, and its part in a chain of clauses. */
export type Header = {
  readonly word: string;
  readonly places: number;
  readonly role:
    | "if"
    | "loop"
    | "try"
    | "except"
    | "else"
    | "elif"
    | "finally"
    | "definition"
    | "with";
};

const HEADERS: readonly Header[] = [
  { word: "if", places: 0, role: "if" },
  { word: "elif", places: 0, role: "elif" },
  { word: "else", places: 0, role: "else" },
  { word: "for", places: 0, role: "loop" },
  { word: "while", places: 0, role: "loop" },
  { word: "try", places: TRY, role: "try" },
  { word: "except", places: EXCEPT, role: "except" },
  { word: "finally", places: 0, role: "finally" },
  { word: "with", places: 0, role: "with" },
  { word: "def", places: FUNCTION, role: "definition" },
  { word: "class", places: CLASS, role: "definition" },
];

const HEADERS_BY_FIRST = byFirst(HEADERS.map((header) => [header.word, header] as const));

function byFirst<T>(entries: readonly (readonly [string, T])[]): readonly (readonly T[])[] {
  const lists: T[][] = Array.from({ length: 256 }, () => []);
  for (const [word, value] of entries) lists[word.charCodeAt(0)]?.push(value);
  return lists;
}

/** The compound statement whose header starts at `at` (`async` is stepped over), or null. */
export function headerAt(bytes: Uint8Array, at: number, end: number): Header | null {
  for (const header of HEADERS_BY_FIRST[byteAt(bytes, at)] ?? []) {
    if (isWord(bytes, at, end, header.word)) return header;
  }
  return isWord(bytes, at, end, "async") ? asyncHeader(bytes, at + 5, end) : null;
}

function asyncHeader(bytes: Uint8Array, from: number, end: number): Header | null {
  let at = from;
  while (at < end && isBlank(byteAt(bytes, at))) at += 1;
  return at > from && at < end && byteAt(bytes, at) !== 97 ? headerAt(bytes, at, end) : null;
}

/** `import` or `from` at `at`; null when another word stands there. */
export function importWordAt(bytes: Uint8Array, at: number, end: number): "import" | "from" | null {
  const byte = byteAt(bytes, at);
  if (byte === 105 && isWord(bytes, at, end, "import")) return "import";
  if (byte === 102 && isWord(bytes, at, end, "from")) return "from";
  return null;
}

const STATEMENT_ONLY = byFirst(
  [
    "import",
    "def",
    "class",
    "return",
    "try",
    "except",
    "finally",
    "while",
    "with",
    "raise",
    "pass",
    "break",
    "continue",
    "assert",
    "del",
    "global",
    "nonlocal",
    "elif",
  ].map((word) => [word, word] as const),
);

const KEYWORDS = new Set(
  (
    "False None True and as assert async await break class continue def del elif else except finally for from " +
    "global if import in is lambda nonlocal not or pass raise return try while with yield"
  ).split(" "),
);

/** Whether the word is reserved in Python 3: it can be no name. */
export function isKeyword(word: string): boolean {
  return KEYWORDS.has(word);
}

const LATER_KEYWORDS = new Set(["async", "await", "nonlocal", "True", "False"]);

/** Whether the word was a name before Python 3 or 3.7: `from .async import x` is meant as it stands. */
export function wasName(word: string): boolean {
  return LATER_KEYWORDS.has(word);
}

/** Whether what starts at `at` can only be a statement, never part of an expression. */
export function isStatementOnly(bytes: Uint8Array, at: number, end: number): boolean {
  for (const word of STATEMENT_ONLY[byteAt(bytes, at)] ?? []) {
    if (isWord(bytes, at, end, word)) return true;
  }
  return isImportLine(bytes, at, end);
}

/** Whether an import statement starts at `at`, as far as its words tell. */
export function isImportLine(bytes: Uint8Array, at: number, end: number): boolean {
  if (isWord(bytes, at, end, "import")) return true;
  return isWord(bytes, at, end, "from") && isFromImport(bytes, at + 4, end);
}

/** `from x import`, which `yield from x` over two lines is not. */
function isFromImport(bytes: Uint8Array, from: number, end: number): boolean {
  let at = from;
  while (at < end && (isBlank(byteAt(bytes, at)) || byteAt(bytes, at) === 46)) at += 1;
  while (at < end && (isIdentifierStart(byteAt(bytes, at)) || byteAt(bytes, at) === 46)) {
    if (isWord(bytes, at, end, "import")) return true;
    at = Math.max(identifierEnd(bytes, at, end), at + 1);
  }
  while (at < end && isBlank(byteAt(bytes, at))) at += 1;
  return isWord(bytes, at, end, "import");
}

const INFIX_WORDS = new Set(["in", "is", "and", "or", "not", "if", "else", "for", "async", "as"]);

/** Whether the word may join what stands before it to what comes behind it. */
export function isInfixWord(bytes: Uint8Array, start: number, end: number): boolean {
  return end - start <= 5 && INFIX_WORDS.has(String.fromCharCode(...bytes.subarray(start, end)));
}
