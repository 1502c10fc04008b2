import { byteAt, isBlank, isLineEnd, spells } from "./bytes";
import { fail, type Lexer, passComment } from "./lexer";

const CONFLICT = "SyntaxError: merge conflict marker";
const MARKERS = ["<<<<<<<", ">>>>>>>", "|||||||"];
const DIVIDER = "=======";

/**
 * At the start of a line: steps to the end of one that git left behind. It is no statement, whatever quotes and brackets
 * its title holds, ends no block, and parts no list.
 */
export function passConflictMarker(lexer: Lexer): boolean {
  if (!isConflictMarker(lexer)) return false;
  fail(lexer, CONFLICT);
  passComment(lexer);
  return true;
}

function isConflictMarker({ bytes, end, pos, problem }: Lexer): boolean {
  const first = pos < end ? byteAt(bytes, pos) : 0;
  // Between "<" and "|" nearly every line starts: look at the rest only where two are equal.
  if (pos + 7 > end || byteAt(bytes, pos + 1) !== first || byteAt(bytes, pos + 6) !== first) {
    return false;
  }
  const isOver = pos + 7 === end || isLineEnd(byteAt(bytes, pos + 7));
  if (isOver || isBlank(byteAt(bytes, pos + 7))) {
    if (MARKERS.some((text) => spells(bytes, pos, end, text))) return true;
  }
  // Alone it more likely underlines a title in a text.
  return isOver && problem?.startsWith(CONFLICT) === true && spells(bytes, pos, end, DIVIDER);
}
