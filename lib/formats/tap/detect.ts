const MAX_LINES = 500;

/**
 * True for a text that begins like a TAP stream: with its version, a plan or a point, behind comments and what a package
 * runner prints (`> shop@1.0.0 test`). A version alone on its line tells wherever it stands.
 */
export function looksLikeTap(head: string): boolean {
  if (/^[[{<]/.test(head)) return false;
  const lines = head.split("\n", MAX_LINES).map((line) => line.trimEnd());
  if (lines.some((line) => /^TAP version 1[234]$/.test(line))) return true;
  const first = lines.find((line) => line !== "" && !/^[#>]/.test(line)) ?? "";
  return /^(?:1\.\.\d+(?:\s+#.*)?|(?:not )?ok(?: \d+)?(?:\s.*)?|Bail out!.*)$/.test(first);
}
