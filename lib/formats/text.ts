import { type ParseResult, type Refusal, refused } from "@/lib/formats/issue";

const NEWLINE = 10;

/**
 * Bytes as text without a byte order mark: UTF-8, UTF-16 (PowerShell's `>` writes it), and the single-byte encodings that
 * an XML declaration names. Other encodings are refused with the line, compressed bytes by name.
 */
export function decodeText(bytes: Uint8Array): ParseResult<string> {
  const packed = packedBytes(bytes);
  if (packed !== null) return refused({ message: packed, pointer: "" });
  const utf16 = utf16Label(bytes);
  if (utf16 !== null) return decodeUtf16(bytes, utf16);
  const text = decodeUtf8(bytes) ?? decodeDeclared(bytes);
  return text === null ? invalidUtf8(bytes) : { ok: true, value: text, warnings: [] };
}

function packedBytes([first, second, third, fourth]: Uint8Array): string | null {
  if (first === 0x1f && second === 0x8b) {
    return "the bytes are still gzip-compressed; compress a file once";
  }
  if (first === 0x50 && second === 0x4b && third === 0x03 && fourth === 0x04) {
    return "the bytes are a ZIP archive; unpack it and send the file inside";
  }
  return null;
}

type Utf16Label = "utf-16le" | "utf-16be";

/** By the mark, or by the NULs that two characters of ASCII have in it. */
function utf16Label(bytes: Uint8Array): Utf16Label | null {
  const [first, second, third, fourth] = bytes;
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  if (first && second === 0 && third && fourth === 0) return "utf-16le";
  return first === 0 && second && third === 0 && fourth ? "utf-16be" : null;
}

/** Halves of surrogate pairs become U+FFFD; half a character at the end is a file that was cut off. */
function decodeUtf16(bytes: Uint8Array, label: Utf16Label): ParseResult<string> {
  if (bytes.length % 2 === 1) {
    const message = "the text is UTF-16 with half a character at its end; was it cut off?";
    const whole = new TextDecoder(label).decode(bytes.subarray(0, -1));
    return refused({ message, pointer: "", line: whole.split("\n").length });
  }
  return { ok: true, value: new TextDecoder(label).decode(bytes), warnings: [] };
}

const SINGLE_BYTE =
  /^\s*<\?xml[^>]{0,100}\sencoding\s*=\s*["'](iso-8859-15?|windows-125[0-8]|us-ascii)["']/i;

/** The text when an XML declaration names a single-byte encoding; null otherwise. */
function decodeDeclared(bytes: Uint8Array): string | null {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 200));
  const label = SINGLE_BYTE.exec(head)?.[1];
  return label === undefined ? null : new TextDecoder(label).decode(bytes);
}

/** Length of the text in UTF-8 bytes. */
export function utf8Length(text: string): number {
  let length = text.length;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit > 0x7f) length += unit > 0x7ff && (unit < 0xd800 || unit > 0xdfff) ? 2 : 1;
  }
  return length;
}

/** True when a text column can hold the text: no NUL, no half of a surrogate pair. */
export function isStorable(text: string): boolean {
  return !/[\0\ud800-\udfff]/.test(text) || !/[\0\p{Surrogate}]/u.test(text);
}

function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function invalidUtf8(bytes: Uint8Array): Refusal {
  let line = 1;
  let from = 0;
  while (from < bytes.length) {
    const newline = bytes.indexOf(NEWLINE, from);
    const end = newline < 0 ? bytes.length : newline;
    if (decodeUtf8(bytes.subarray(from, end)) === null) break;
    from = end + 1;
    line += 1;
  }
  return refused({ message: "the text is not UTF-8; save it as UTF-8", pointer: "", line });
}
