import "server-only";

export type Cell = string | number | null;

const FORMULA = /^[=+\-@\t\r]/;

/** RFC 4180. A text that a spreadsheet would run as a formula gets a leading apostrophe (OWASP ASVS 1.2.10). */
export function csv(head: readonly string[], rows: Iterable<readonly Cell[]>): string {
  const lines = [head.join(",")];
  for (const row of rows) lines.push(row.map(cell).join(","));
  return `${lines.join("\r\n")}\r\n`;
}

function cell(value: Cell): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
