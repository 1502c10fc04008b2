const ITEM = /^(\s*)-\s/;

/**
 * A plan's text with one more glob under `scope.exclude`, everything else as it stands: comments, order, quotes. A list on
 * one line, a list of lines, a scope without the list and a plan without a scope are written to; of JSON, and of a scope that
 * is itself on one line, null: it is to be edited by hand.
 */
export function withExclusion(source: string, glob: string): string | null {
  if (source.trimStart().startsWith("{")) return null;
  const text = JSON.stringify(glob);
  const lines = source.split("\n");
  const scope = lines.findIndex((line) => /^scope:/.test(line));
  if (scope < 0) return `${source.trimEnd()}\nscope:\n  include: ["**"]\n  exclude: [${text}]\n`;
  if (!/^scope:\s*(#.*)?$/.test(lines[scope] ?? "")) return null;
  const end = endOfBlock(lines, scope);
  const exclude = lines.findIndex(
    (line, index) => index > scope && index < end && /^\s+exclude:/.test(line),
  );
  if (exclude < 0) return inserted(lines, end, `${indentAt(lines, scope, end)}exclude: [${text}]`);
  return intoList(lines, exclude, end, text);
}

/** The first line behind a block that is indented deeper than its head; blank lines at its end are not its own. */
function endOfBlock(lines: readonly string[], head: number): number {
  let end = head + 1;
  for (let at = head + 1; at < lines.length; at++) {
    const line = lines[at] ?? "";
    if (line.trim() === "" || line.trim().startsWith("#")) continue;
    if (!/^\s/.test(line)) break;
    end = at + 1;
  }
  return end;
}

function indentAt(lines: readonly string[], scope: number, end: number): string {
  const first = lines.slice(scope + 1, end).find((line) => line.trim() !== "");
  return /^\s+/.exec(first ?? "")?.[0] ?? "  ";
}

function intoList(lines: string[], exclude: number, end: number, text: string): string | null {
  const line = lines[exclude] ?? "";
  const onOneLine = /^(\s+exclude:\s*\[)([^\]#]*)(\].*)$/.exec(line);
  if (onOneLine !== null) {
    const [, head = "", items = "", tail = ""] = onOneLine;
    const joined = items.trim() === "" ? text : `${items.trimEnd().replace(/,$/, "")}, ${text}`;
    return lines.with(exclude, `${head}${joined}${tail}`).join("\n");
  }
  if (!/^\s+exclude:\s*(#.*)?$/.test(line)) return null;
  let last = exclude;
  for (let at = exclude + 1; at < end && ITEM.test(lines[at] ?? ""); at++) last = at;
  if (last === exclude) return null;
  const indent = ITEM.exec(lines[last] ?? "")?.[1] ?? "";
  return inserted(lines, last + 1, `${indent}- ${text}`);
}

function inserted(lines: readonly string[], at: number, line: string): string {
  return [...lines.slice(0, at), line, ...lines.slice(at)].join("\n");
}
