const MAX_LINES = 50;
const MAX_LENGTH = 16 * 1024;

/**
 * The text from its first line on that begins like JSON or XML, where others stand in front: what a package runner or the
 * tool itself prints into the file. Null where none does, or the text begins so itself.
 */
export function behindBanner(text: string): string | null {
  const head = text.slice(0, MAX_LENGTH).trimStart();
  if (/^[[{<]/.test(head)) return null;
  const start = text.indexOf(head.slice(0, 1));
  let from = start;
  for (let line = 0; line < MAX_LINES; line += 1) {
    const newline = text.indexOf("\n", from);
    if (newline < 0 || newline > start + MAX_LENGTH) return null;
    from = newline + 1;
    if (/^\s{0,20}(?:[{[]\s{0,20}["{}\]\n\r]|<[?!A-Za-z])/.test(text.slice(from, from + 60))) {
      return text.slice(from);
    }
  }
  return null;
}

/** What is said of a report with other text in front of it. */
export const BANNER =
  "other text stands in front of the report: send the report alone (`npm run --silent`)";
