/** Module globs (rules.md 3): `*` is one or more characters, dots included; every other character stands for itself. */
export type ModuleMatcher = (module: string) => boolean;

const MAX_MODULE_LENGTH = 1000;

/** Why the text is no module glob, as a predicate to put behind it; null when it is one. */
export function moduleGlobProblem(glob: string): string | null {
  if (glob === "") return "is empty";
  if (glob.length > MAX_MODULE_LENGTH) return `is longer than ${MAX_MODULE_LENGTH} characters`;
  if (/\s/.test(glob)) return "has a blank";
  if (glob.includes("**")) return "has `**`; in a module one `*` already crosses dots";
  return null;
}

/** Compiles a module glob; a match takes at most (module length x glob length) steps. */
export function moduleMatcher(glob: string): ModuleMatcher {
  const star = glob.indexOf("*");
  if (star < 0) return (module) => module === glob;
  if (star === glob.length - 1) {
    const prefix = glob.slice(0, star);
    return (module) => module.length > prefix.length && module.startsWith(prefix);
  }
  const pieces = glob.split("*");
  return (module) => matchPieces(pieces, module);
}

/**
 * The pieces between the stars, in order, at least one character apart. Taking each inner piece at its first
 * possible place leaves most room for the rest, so nothing has to be tried twice.
 */
function matchPieces(pieces: readonly string[], module: string): boolean {
  const first = pieces[0] ?? "";
  const last = pieces.at(-1) ?? "";
  if (!module.startsWith(first) || !module.endsWith(last)) return false;
  let at = first.length;
  for (const piece of pieces.slice(1, -1)) {
    const found = module.indexOf(piece, at + 1);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return at + 1 <= module.length - last.length;
}
