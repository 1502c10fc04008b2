import { isOwner, type OwnerLine, readLine } from "./lines";

/** So many lines are looked at; a mistake in one of five still lets the file be named, and its mistakes with it. */
const LINES = 2_000;
const MISTAKES = 0.2;

/**
 * Whether a text is a CODEOWNERS file. It has no mark of its own, so all must look like it: at least one line gives a pattern
 * with a slash, a dot or a star to owners and nothing else, and at most one line in five is of another shape.
 */
export function looksLikeCodeowners(head: string): boolean {
  if (/^[<{]/.test(head)) return false;
  let sound = 0;
  let foreign = 0;
  let given = 0;
  for (const text of head.split(/\r?\n/, LINES)) {
    const line = readLine(text);
    if (line.kind === "nothing" || line.kind === "setting") continue;
    const isOwned = line.owners.length > 0;
    const isSound = line.owners.every((owner) => isOwner(owner.text)) && isShaped(line);
    if (isSound) sound += 1;
    else foreign += 1;
    if (isSound && isOwned && line.kind === "rule") given += 1;
  }
  const isInherited = /^\^?\[[^[\]]+\](?:\[\d+\])?\s+@/m.test(head) && sound > 1;
  return (given > 0 || isInherited) && foreign <= (sound + foreign) * MISTAKES;
}

function isShaped(line: OwnerLine & { kind: "section" | "rule" }): boolean {
  if (line.kind === "section") return true;
  return /^[^@:=,;'"`<>()]+$/.test(line.pattern) && /[/.*]/.test(line.pattern);
}
