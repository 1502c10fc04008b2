/** A line `ok 1 - name # TODO why`, in its parts (TAP 13 and 14). */
export type Point = {
  readonly isOk: boolean;
  /** Without number, dash, directive and `{`; escapes are undone. */
  readonly name: string;
  readonly directive: "skip" | "todo" | null;
  readonly reason: string;
  /** Milliseconds of node-tap's `# time=1.2ms`. */
  readonly time: number | null;
  /** Its subtests follow in braces. */
  readonly isOpen: boolean;
  /** Set when the name speaks of a directive that is none, for its `#` is escaped or not the first. */
  readonly mentions: "skip" | "todo" | null;
};

const POINT = /^(not )?ok(?:\s+(\d{1,10})(?=\s|$))?(?:\s+-(?=\s|$))?(?:\s+(.*))?$/;
const DIRECTIVE = /^#\s*(skip|todo)\S*\s*(.*)$/i;
const MENTION = /(?<!\w)#\s*(skip|todo)/i;
const TIME = /^#\s*time=([\d.]{1,20})(m?s)/;

/** The point that the line is, given without indentation; null for any other line. */
export function readPoint(line: string): Point | null {
  // Most lines are none, and this is asked of each.
  if (!line.startsWith("ok") && !line.startsWith("not ok")) return null;
  if (!/^(?:not )?ok\b/.test(line) || /^(?:not )?ok:/.test(line)) return null;
  const found = POINT.exec(line.trimEnd());
  if (found === null) return null;
  const [, not, , whole = ""] = found;
  const isOpen = /(?:^|\s)\{$/.test(whole);
  const text = isOpen ? whole.slice(0, -1).trimEnd() : whole;
  const at = commentAt(text);
  const comment = at < 0 ? "" : text.slice(at);
  const directive = DIRECTIVE.exec(comment);
  const time = TIME.exec(comment);
  const isTold = directive !== null || time !== null;
  return {
    isOk: not === undefined,
    name: unescaped((isTold ? text.slice(0, at) : text).trim()),
    directive: directive === null ? null : wordOf(directive[1]),
    reason: directive?.[2] ?? "",
    time: time === null ? null : Number(time[1]) * (time[2] === "s" ? 1000 : 1),
    isOpen,
    mentions: directive === null ? wordOf(MENTION.exec(text)?.[1]) : null,
  };
}

/** Index of the first `#` that no backslash escapes and no word runs into; -1 for none. */
function commentAt(text: string): number {
  let at = text.indexOf("#");
  while (at >= 0 && (isEscaped(text, at) || /\w/.test(text[at - 1] ?? " "))) {
    at = text.indexOf("#", at + 1);
  }
  return at;
}

function isEscaped(text: string, at: number): boolean {
  let slashes = 0;
  while (text[at - 1 - slashes] === "\\") slashes += 1;
  return slashes % 2 === 1;
}

function unescaped(text: string): string {
  return text.includes("\\") ? text.replace(/\\([#\\])/g, "$1") : text;
}

function wordOf(word: string | undefined): Point["directive"] {
  const lower = word?.toLowerCase();
  return lower === "skip" || lower === "todo" ? lower : null;
}
