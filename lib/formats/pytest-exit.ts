/** Exit codes of pytest that say more than failed tests (its documentation, "Exit codes"). */
const EXIT_CODES: ReadonlyMap<unknown, string> = new Map([
  [2, "pytest was interrupted before its end (exit code 2)"],
  [3, "pytest ended with an internal error (exit code 3)"],
  [4, "pytest was called in a wrong way (exit code 4)"],
  [5, "pytest found no test to run (exit code 5)"],
]);

/** Why a run with this exit code did not check all; empty when it came to its end. */
export function exitGap(code: unknown): string[] {
  const gap = EXIT_CODES.get(code);
  return gap === undefined ? [] : [gap];
}
