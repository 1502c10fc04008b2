/** How the words of a test report become text that can be stored and compared. */
import { isStorable } from "@/lib/formats/text";

/** Longest message of one test, in UTF-16 units; the rest is cut, and the cut is said. */
const MAX_MESSAGE = 4000;
const CUT = "… (cut)";

const ESCAPE_CHARACTER = String.fromCharCode(0x1b);
/** Colours of a terminal (ECMA-48 SGR and cursor sequences): no part of a message. */
const TERMINAL_CODES = new RegExp(`${ESCAPE_CHARACTER}\\[[0-9;?]*[A-Za-z]`, "g");

/** The text with U+FFFD for each NUL and each half of a surrogate pair, which no text column holds. */
export function storableText(text: string): string {
  return isStorable(text) ? text : text.replace(/[\0\p{Surrogate}]/gu, "\ufffd");
}

/**
 * A name as identities compare it: blanks collapsed to one space, for XML attributes lose tabs and line ends that JSON
 * keeps.
 */
export function nameText(text: string): string {
  // Nearly all names are plain already.
  if (/^[!-~]+(?: [!-~]+)*$/.test(text)) return text;
  return storableText(text.replace(/\s+/g, " ").trim());
}

/** A file's path with `/`, without a leading `./` or `file://`. */
export function filePlace(path: string): string {
  const plain = nameText(path).replaceAll("\\", "/");
  return plain.replace(/^file:\/\//, "").replace(/^(?:\.\/+)+/, "");
}

/** The message, then the trace that does not begin with it, without terminal codes, cut; null when both are blank. */
export function messageText(message: string, trace: string): string | null {
  const first = plainText(message);
  const rest = plainText(trace);
  const whole = first === "" || rest.startsWith(first) ? rest : `${first}\n${rest}`.trim();
  if (whole === "") return null;
  if (whole.length <= MAX_MESSAGE) return storableText(whole);
  return storableText(`${whole.slice(0, MAX_MESSAGE - CUT.length)}${CUT}`);
}

/** Longer text is never looked at: a trace may have megabytes. */
const MAX_READ = 4 * MAX_MESSAGE;

function plainText(text: string): string {
  const head = text.length > MAX_READ ? text.slice(0, MAX_READ) : text;
  return (head.includes(ESCAPE_CHARACTER) ? head.replace(TERMINAL_CODES, "") : head).trim();
}

/** True when the reason of a skip says that the test is in quarantine. */
export function saysQuarantine(reason: string): boolean {
  return /quarantin/i.test(reason);
}

const SOURCE_FILE =
  /\.(?:[cm]?[jt]sx?|py|rb|php|bats|go|rs|java|kt|cs|feature|vue|svelte|exs|dart|swift|cpp|scala|sh|robot|lua)$/;

/** True for a name that can only be a file's: a source file's ending behind a folder, or a single dotted name. */
export function looksLikeFile(name: string): boolean {
  if (name.length > 1000 || !SOURCE_FILE.test(name)) return false;
  if (/\s/.test(name)) return false;
  return /[\\/]/.test(name) || /^[\w@+-]+(?:\.(?:test|spec|cy|e2e|unit))?\.\w+$/.test(name);
}

/** Milliseconds of a number of seconds or milliseconds; null for none, a negative one or more than 24 days. */
export function durationMs(value: number, unit: "s" | "ms"): number | null {
  const ms = Math.round(unit === "s" ? value * 1000 : value);
  return ms >= 0 && ms < 2 ** 31 ? ms : null;
}

const MAX_GAPS = 3;

/** One sentence out of the reasons why a report is incomplete; null for none. */
export function incompleteText(gaps: readonly string[]): string | null {
  if (gaps.length === 0) return null;
  const left = gaps.length - MAX_GAPS;
  const more = left > 0 ? `; and ${left} more` : "";
  return storableText(`${gaps.slice(0, MAX_GAPS).join("; ")}${more}`);
}
