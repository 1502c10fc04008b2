import { type ParseResult, type Refusal, refused } from "@/lib/formats/issue";

const NEWLINE = 10;

/** UTF-8 bytes as text without a byte order mark; other encodings and compressed bytes are refused by name. */
export function decodeText(bytes: Uint8Array): ParseResult<string> {
  const foreign = foreignEncoding(bytes);
  if (foreign !== null) return refused({ message: foreign, pointer: "" });
  const text = decodeUtf8(bytes);
  return text === null ? invalidUtf8(bytes) : { ok: true, value: text, warnings: [] };
}

/** Names an encoding that is not UTF-8 by the first bytes; null when nothing speaks against UTF-8. */
function foreignEncoding(bytes: Uint8Array): string | null {
  const [first, second, third, fourth] = bytes;
  if (first === 0x1f && second === 0x8b) {
    return "the bytes are still gzip-compressed; compress a file once";
  }
  if (first === 0x50 && second === 0x4b && third === 0x03 && fourth === 0x04) {
    return "the bytes are a ZIP archive; unpack it and send the file inside";
  }
  const isMarked = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  const isUnmarked = bytes.length > 3 && (first === 0) !== (second === 0);
  if (isMarked || isUnmarked) {
    return "the text is UTF-16 (PowerShell's `>` writes it); save it as UTF-8";
  }
  return null;
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
