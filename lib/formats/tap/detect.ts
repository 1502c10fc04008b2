const MAX_LINES = 500;

const PLAN = /^1\.\.\d+(?:\s+(?:#|todo\b).*)?$/;
const POINT = /^(?:not )?ok(?: \d+)?(?:\s.*)?$/;
/** What only TAP begins with. */
const FIRST = /^(?:Bail out!.*|pragma [+-]\w+)$/;

/**
 * True for a text that begins like a TAP stream: with its version, a plan or a point (that of a subtest too), behind
 * comments and what a package runner prints (`> shop@1.0.0 test`). A version alone on its line tells wherever it stands; so do
 * a plan and a numbered point together, behind what the tests print.
 */
export function looksLikeTap(head: string): boolean {
  if (/^[[{<]/.test(head)) return false;
  const lines = head.split("\n", MAX_LINES).map((line) => line.trimEnd());
  if (lines.some((line) => /^TAP version 1[234]$/i.test(line))) return true;
  const at = lines.findIndex((line) => line !== "" && !/^[#>]/.test(line));
  const first = lines[at] ?? "";
  if (PLAN.test(first) || POINT.test(first) || FIRST.test(first)) return true;
  const isSubtest = /^# Subtest\b/.test(lines[at - 1] ?? "") && /^ {4}\S/.test(first);
  if (isSubtest && (PLAN.test(first.trim()) || POINT.test(first.trim()))) return true;
  const hasPlan = lines.some((line) => /^1\.\.[1-9]\d*$/.test(line));
  return hasPlan && lines.some((line) => /^(?:not )?ok \d+(?:\s|$)/.test(line));
}
