import type { FormatIssue } from "@/lib/formats/issue";
import { LIMITS } from "@/lib/formats/limits";

/** Why a text has too many lines to be read line by line, at the first beyond the limit; null when it has not. */
export function tooManyLines(text: string): FormatIssue | null {
  let lines = 1;
  for (
    let at = text.indexOf("\n");
    at >= 0 && at < text.length - 1;
    at = text.indexOf("\n", at + 1)
  ) {
    lines += 1;
    if (lines > LIMITS.reportLines) {
      const message = `the report has more than ${LIMITS.reportLines} lines`;
      return { message, pointer: "", line: lines, column: 1 };
    }
  }
  return null;
}
