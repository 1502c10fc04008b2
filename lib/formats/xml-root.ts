/** The first element of an XML text: its local name, and its tag as it is written. */
export type XmlRoot = { readonly name: string; readonly tag: string };

/** Finds the root behind declaration, comments and a DOCTYPE, without parsing; null where none begins in the head. */
export function xmlRoot(head: string): XmlRoot | null {
  let at = skipBlanks(head, 0);
  while (head[at] === "<") {
    if (!/[?!]/.test(head[at + 1] ?? "")) return rootAt(head, at);
    const end = endOfProlog(head, at);
    if (end < 0) return null;
    at = skipBlanks(head, end);
  }
  return null;
}

function rootAt(head: string, at: number): XmlRoot | null {
  const end = head.indexOf(">", at);
  const tag = head.slice(at, end < 0 ? head.length : end + 1);
  const name = /^<(?:[\w.-]{1,100}:)?([\w.-]{1,100})/.exec(tag)?.[1];
  return name === undefined ? null : { name, tag };
}

/** Index behind a comment, a processing instruction or a declaration that begins at `at`; -1 when it does not end. */
function endOfProlog(head: string, at: number): number {
  if (head.startsWith("<!--", at)) return behind(head, "-->", at);
  if (head[at + 1] === "?") return behind(head, "?>", at);
  const close = head.indexOf(">", at);
  const subset = head.indexOf("[", at);
  const hasSubset = subset >= 0 && subset < close;
  return hasSubset ? behind(head, ">", head.indexOf("]", subset)) : behind(head, ">", at);
}

function behind(head: string, mark: string, from: number): number {
  const at = from < 0 ? -1 : head.indexOf(mark, from);
  return at < 0 ? -1 : at + mark.length;
}

function skipBlanks(head: string, from: number): number {
  let at = from;
  while (/\s/.test(head[at] ?? "")) at += 1;
  return at;
}
