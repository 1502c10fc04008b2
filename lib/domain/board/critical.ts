import { globMatcher, isLiteralGlob } from "../glob";
import type { CriticalFile } from "../plan";
import type { FileRow } from "./file-rows";

/**
 * How a critical file stands. `outside`: on paths that the plan does not judge. `none`: no import of the subject. `unknown`:
 * its imports could not be read. `missing`: not in the tree, so nothing can be said of it (rules.md 5).
 */
export type CriticalState = "legacy" | "outside" | "canonical" | "none" | "unknown" | "missing";

export type CriticalRow = {
  readonly path: string;
  readonly risk: CriticalFile["risk"];
  readonly why: string | null;
  readonly state: CriticalState;
  /** Null for a file that never held an import of the subject. */
  readonly row: FileRow | null;
};

/** Says whether a path exists; null when the scans do not say which files there are. */
export type InTree = (path: string) => boolean | null;

const WORST_FIRST: readonly CriticalState[] = [
  "legacy",
  "outside",
  "missing",
  "unknown",
  "none",
  "canonical",
];

/** The plan's critical files, a pattern as the files that it matches, worst first and in the plan's order within. */
export function criticalRows(
  plan: { readonly criticalFiles: readonly CriticalFile[] },
  rows: readonly FileRow[],
  inTree: InTree,
): CriticalRow[] {
  const found = plan.criticalFiles.flatMap((entry): CriticalRow[] => {
    const { path, risk, why = null } = entry;
    const matches = globMatcher(path);
    const held = rows.filter((row) => matches(row.path) && inTree(row.path) !== false);
    if (held.length > 0 && !isLiteralGlob(path))
      return held.map((row) => ({ path: row.path, risk, why, state: stateOf(row), row }));
    const row = rows.find((one) => one.path === path) ?? null;
    return [{ path, risk, why, row, state: literalState(path, row, inTree) }];
  });
  return found
    .map((row, index) => ({ row, index }))
    .sort((a, b) => rank(a.row) - rank(b.row) || a.index - b.index)
    .map(({ row }) => row);
}

function rank({ state }: CriticalRow): number {
  return WORST_FIRST.indexOf(state);
}

function literalState(path: string, row: FileRow | null, inTree: InTree): CriticalState {
  const exists = isLiteralGlob(path) ? inTree(path) : null;
  if (exists === false) return "missing";
  if (row !== null) return stateOf(row);
  return exists === true ? "none" : "unknown";
}

function stateOf({ counts, unreadable }: FileRow): CriticalState {
  if (counts.legacy > 0) return "legacy";
  if (counts.unplanned + counts.unclassified > 0) return "outside";
  if (unreadable !== "no") return "unknown";
  return counts.canonical > 0 ? "canonical" : "none";
}

/** The finding above the list: at most 70 characters. */
export function criticalFinding(rows: readonly CriticalRow[]): string {
  const all = rows.length;
  if (all === 0) return "The plan names no critical file";
  const of = (state: CriticalState) => rows.filter((row) => row.state === state).length;
  const off = of("legacy") + of("outside");
  const dark = of("unknown") + of("missing");
  const files = all === 1 ? "The one critical file" : `${all} critical files`;
  const tail = dark === 0 ? "" : `, ${dark} unknown`;
  if (off > 0)
    return `${off} of ${files.toLowerCase()} ${off === 1 ? "is" : "are"} off the canonical path${tail}`;
  if (dark > 0) return `${dark} of ${files.toLowerCase()} cannot be judged`;
  return all === 1
    ? `${files} is not off the canonical path`
    : `None of ${files} is off the canonical path`;
}
