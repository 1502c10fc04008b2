import { anyGlobMatcher, isLiteralGlob } from "../glob";
import type { Check, Plan } from "../plan";
import { checkLabel } from "../verdict/check-words";
import type { CheckState } from "../verdict/words";
import type { Judged, SideCounts } from "./judge-pairs";

/** Which files there are on each side. */
export type TreeSides = {
  readonly before: ReadonlySet<string>;
  readonly after: ReadonlySet<string>;
};

/** A check on imports, of a phase or a success criterion, whose state the branch changes. */
export type GateChange = {
  /** "Phase 2 (core), exit", "Success: Code". */
  readonly of: string;
  readonly label: string;
  readonly before: CheckState;
  readonly after: CheckState;
};

type ImportCheck = Extract<Check, { violations: string } | { canonical: "all" }>;

/** Checks on imports that read otherwise with the branch (rules.md 6); those on tests and phases are left out. */
export function gateChanges(plan: Plan, judged: Judged, trees: TreeSides): GateChange[] {
  return placedChecks(plan).flatMap(({ of, check }) => {
    if (!("violations" in check) && !("canonical" in check)) return [];
    const before = importCheckState(plan, check, judged.before, trees.before);
    const after = importCheckState(plan, check, judged.after, trees.after);
    return before === after ? [] : { of, label: checkLabel(plan, check), before, after };
  });
}

function placedChecks(plan: Plan): { of: string; check: Check }[] {
  const ofPhases = plan.phases.flatMap(({ id, entry, exit, steps }, index) => {
    const phase = `Phase ${index + 1} (${id})`;
    return [
      ...entry.map((check) => ({ of: `${phase}, entry`, check })),
      ...steps.flatMap(({ check }) => (check ? [{ of: `${phase}, step`, check }] : [])),
      ...exit.map((check) => ({ of: `${phase}, exit`, check })),
    ];
  });
  const ofSuccess = plan.success.flatMap(({ group, check }) =>
    check ? [{ of: `Success: ${group}`, check }] : [],
  );
  return [...ofPhases, ...ofSuccess];
}

/** Not met > unknown > met, as on the phases page, for one tree alone. */
function importCheckState(
  plan: Plan,
  check: ImportCheck,
  side: SideCounts,
  paths: ReadonlySet<string>,
): CheckState {
  if ("canonical" in check) return canonicalState(check.atLeast, side);
  const globs =
    check.violations === "criticalFiles"
      ? plan.criticalFiles.map(({ path }) => path)
      : [check.violations];
  const covers = check.violations === "all" ? () => true : anyGlobMatcher(globs);
  const files = [...side.files.values()].filter(({ path }) => covers(path));
  const sum = (of: "legacy" | "outside") => files.reduce((total, file) => total + file[of], 0);
  if (sum("legacy") > check.atMost) return "not met";
  const isOutside = plan.unplanned !== "allowed" && sum("outside") > 0;
  const isMissing = check.violations !== "all" && isAnyMissing(globs, paths);
  return isOutside || isMissing || files.some(({ isUnread }) => isUnread) ? "unknown" : "met";
}

/** A file named one by one that is not there, a glob that matches none, or nothing named at all. */
function isAnyMissing(globs: readonly string[], paths: ReadonlySet<string>): boolean {
  if (globs.length === 0) return true;
  const [only] = globs;
  if (globs.length === 1 && only !== undefined && !isLiteralGlob(only)) {
    return ![...paths].some(anyGlobMatcher([only]));
  }
  return globs.some((glob) => isLiteralGlob(glob) && !paths.has(glob));
}

function canonicalState(atLeast: number, { classes, files }: SideCounts): CheckState {
  const whole = classes.canonical + classes.legacy + classes.unplanned;
  if (whole === 0) return "unknown";
  if ((classes.canonical / whole) * 100 < atLeast) return "not met";
  return [...files.values()].some(({ isUnread }) => isUnread) ? "unknown" : "met";
}
