/**
 * The parser is native and recursive: a text nested deeper than its stack would end the process. A worker's stack of 4 MB
 * holds about 1,000 functions in functions, or 2,000 operators in a row.
 */
const MAX_DEPTH = 200;
const MAX_CHAIN = 10_000;

/** Longer regular expressions are not looked for, so that no text takes long. */
const MAX_PATTERN = 10_000;

const OPERATOR = 10;
const OPENER = 2;
const CLOSER = 3;
const QUOTE = 4;
const END = 5;
const WORD = 6;
const LINE = 7;
const SLASH = 8;
const BLANK = 9;
const DOT = 1;
const ESCAPE = 11;

const KINDS = kindsOfChars();

function kindsOfChars(): Uint8Array {
  const kinds = new Uint8Array(128);
  const set = (chars: string, kind: number) => {
    for (const char of chars) kinds[char.charCodeAt(0)] = kind;
  };
  set("=?:<>!~+-*%&|^@#", OPERATOR);
  set("([{", OPENER);
  set(")]}", CLOSER);
  set("\"'`", QUOTE);
  set(";,", END);
  set("\n\r", LINE);
  set("/", SLASH);
  set(" \t\f\v", BLANK);
  set(".", DOT);
  set("\\", ESCAPE);
  set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_$0123456789", WORD);
  return kinds;
}

/** Words that an expression or a statement may stand behind without a bracket. */
const NESTING =
  /^(?:await|case|delete|do|else|extends|for|if|in|infer|instanceof|is|keyof|new|of|return|throw|typeof|unique|void|while|with|yield)$/;

type Levels = {
  readonly text: string;
  pos: number;
  /** Operators since the last end of a statement, in tenths, for each open bracket; and the sum of all. */
  readonly chains: number[];
  sum: number;
  /** Kind of the last token, to tell a pattern from a division and where a statement goes on. */
  last: number;
  hasLine: boolean;
  readonly templates: number[];
};

/** Whether brackets or operators of a text nest so deeply that the parser may not be given it. Linear. */
export function isTooDeep(text: string): boolean {
  const state: Levels = {
    text,
    pos: 0,
    chains: [0],
    sum: 0,
    last: END,
    hasLine: false,
    templates: [],
  };
  while (state.pos < text.length) {
    step(state);
    if (state.chains.length > MAX_DEPTH || state.sum > MAX_CHAIN) return true;
  }
  return false;
}

function kindAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code < 128 ? (KINDS[code] ?? 0) : WORD;
}

function step(state: Levels): void {
  const kind = kindAt(state.text, state.pos);
  switch (kind) {
    case BLANK:
      state.pos += 1;
      return;
    case LINE:
      state.hasLine = true;
      state.pos += 1;
      return;
    case WORD:
      word(state);
      return;
    case SLASH:
      slash(state);
      return;
    case ESCAPE:
      state.pos += 2;
      return;
    case QUOTE:
      quote(state);
      return;
    case OPENER:
      state.chains.push(0);
      break;
    case CLOSER:
      closer(state);
      break;
    case END:
      endStatement(state);
      break;
    default:
      chain(state, kind === OPERATOR ? 10 : 1);
  }
  state.pos += 1;
  state.last = kind;
  state.hasLine = false;
}

function chain(state: Levels, tenths: number): void {
  state.chains[state.chains.length - 1] = (state.chains.at(-1) ?? 0) + tenths;
  state.sum += tenths;
}

function endStatement(state: Levels): void {
  state.sum -= state.chains.at(-1) ?? 0;
  state.chains[state.chains.length - 1] = 0;
}

function closer(state: Levels): void {
  const depth = state.chains.length;
  if (depth > 1) state.sum -= state.chains.pop() ?? 0;
  chain(state, 1);
  if (state.templates.at(-1) !== depth) return;
  state.templates.pop();
  state.pos = templateEnd(state, state.pos + 1) - 1;
}

function word(state: Levels): void {
  const { text } = state;
  const start = state.pos;
  while (state.pos < text.length && kindAt(text, state.pos) === WORD) state.pos += 1;
  const isNesting = state.pos - start <= 10 && NESTING.test(text.slice(start, state.pos));
  if (isNesting) chain(state, 10);
  else if (state.hasLine && state.last !== OPERATOR) endStatement(state);
  state.last = isNesting ? OPERATOR : WORD;
  state.hasLine = false;
}

function slash(state: Levels): void {
  const { text, pos } = state;
  if (text.startsWith("//", pos)) {
    state.pos = lineEnd(text, pos);
  } else if (text.startsWith("/*", pos)) {
    const end = text.indexOf("*/", pos + 2);
    state.pos = end < 0 ? text.length : end + 2;
  } else {
    const isPattern = state.last !== WORD && state.last !== CLOSER && state.last !== QUOTE;
    state.pos = isPattern ? patternEnd(text, pos) : pos + 1;
    if (!isPattern) chain(state, 10);
    state.last = isPattern ? QUOTE : OPERATOR;
    state.hasLine = false;
  }
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end < 0 ? text.length : end;
}

/** Behind a regular expression; behind its first slash when the line ends before it does. */
function patternEnd(text: string, from: number): number {
  let isInSet = false;
  const last = Math.min(text.length, from + MAX_PATTERN);
  for (let at = from + 1; at < last; at += 1) {
    const char = text[at];
    if (char === "\n") break;
    if (char === "\\") at += 1;
    else if (char === "[") isInSet = true;
    else if (char === "]") isInSet = false;
    else if (char === "/" && !isInSet) return at + 1;
  }
  return from + 1;
}

function quote(state: Levels): void {
  const { text, pos } = state;
  state.last = QUOTE;
  state.hasLine = false;
  state.pos = text[pos] === "`" ? templateEnd(state, pos + 1) : stringEnd(text, pos);
}

/** Behind a string; behind its quote when the line ends before it does: then it is an apostrophe in the text of JSX. */
function stringEnd(text: string, from: number): number {
  const end = text[from];
  for (let at = from + 1; at < text.length; at += 1) {
    const char = text[at];
    if (char === end) return at + 1;
    if (char === "\\") at += 1;
    else if (char === "\n") break;
  }
  return from + 1;
}

/** Behind a template, or behind the `${` of an expression in it. */
function templateEnd(state: Levels, from: number): number {
  const { text } = state;
  for (let at = from; at < text.length; at += 1) {
    const char = text[at];
    if (char === "\\") at += 1;
    else if (char === "`") return at + 1;
    else if (char === "$" && text[at + 1] === "{") {
      state.chains.push(0);
      state.templates.push(state.chains.length);
      return at + 2;
    }
  }
  return text.length;
}
