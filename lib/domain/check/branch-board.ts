import { anyGlobMatcher } from "../glob";
import { IMPORT_CLASSES, type ImportClass } from "../import-class";
import type { CriticalFile, Plan } from "../plan";
import { type GateChange, gateChanges, type TreeSides } from "./gate-changes";
import type { Finding, Judged, SideCounts } from "./judge-pairs";

export type BeforeAfter = { readonly before: number; readonly after: number };

/** What a branch does to the board: the counts at the base and with it, and what follows from them. */
export type BranchBoard = {
  readonly classes: Readonly<Record<ImportClass, BeforeAfter>>;
  /** Files with legacy imports. */
  readonly files: BeforeAfter;
  /** Legacy rules under which something stands on a side, in the plan's order. */
  readonly rules: readonly (BeforeAfter & { readonly rule: string })[];
  /** Files whose last legacy import goes, the file staying. */
  readonly finished: readonly string[];
  readonly touched: readonly TouchedFile[];
  /** Files of the Golden Path and critical files that gain an import off the canonical path: they put it at risk. */
  readonly gaining: readonly string[];
  readonly gates: readonly GateChange[];
  readonly triggers: readonly TriggerChange[];
};

/** A critical file that the branch changes. */
export type TouchedFile = BeforeAfter & {
  readonly path: string;
  readonly risk: CriticalFile["risk"];
  readonly isGone: boolean;
};

/** A trigger on introduced imports that the branch gives cause to fire. */
export type TriggerChange = {
  readonly id: string;
  readonly title: string;
  readonly imports: number;
  /** It fires only once this phase is done; null: as soon as the plan has started. */
  readonly after: string | null;
};

/** Compares both sides. Only what facts of imports can say: tests and earlier history are not looked at. */
export function branchBoard(plan: Plan, judged: Judged, trees: TreeSides): BranchBoard {
  const { before, after } = judged;
  const classes = Object.fromEntries(
    IMPORT_CLASSES.map((one) => [one, { before: before.classes[one], after: after.classes[one] }]),
  ) as BranchBoard["classes"];
  return {
    classes,
    files: { before: filesWithLegacy(before), after: filesWithLegacy(after) },
    rules: plan.subject.legacy.flatMap(({ module, names }, index) => {
      const sides = { before: before.byRule[index] ?? 0, after: after.byRule[index] ?? 0 };
      if (sides.before + sides.after === 0) return [];
      return { rule: names === undefined ? module : `${module}: ${names.join(", ")}`, ...sides };
    }),
    finished: finishedFiles(judged),
    touched: touchedFiles(plan, judged),
    gaining: gainingFiles(plan, newOnes(judged.findings, plan)),
    gates: gateChanges(plan, judged, trees),
    triggers: triggerChanges(plan, newOnes(judged.findings, plan)),
  };
}

function filesWithLegacy({ files }: SideCounts): number {
  return [...files.values()].filter(({ legacy }) => legacy > 0).length;
}

function finishedFiles({ pairs }: Judged): string[] {
  return pairs
    .filter(({ pair, before, after }) => {
      const isReadable = pair.after !== null && pair.after.problem === null;
      return isReadable && (before?.legacy ?? 0) > 0 && (after?.legacy ?? 0) === 0;
    })
    .map(({ pair }) => pair.after?.path ?? "")
    .sort();
}

function touchedFiles(plan: Plan, { pairs }: Judged): TouchedFile[] {
  const rules = plan.criticalFiles.map(({ path, risk }) => ({
    covers: anyGlobMatcher([path]),
    risk,
  }));
  return pairs.flatMap(({ pair, before, after }) => {
    const path = pair.after?.path ?? pair.before?.path ?? "";
    const rule =
      pair.isChanged || pair.after === null ? rules.find(({ covers }) => covers(path)) : undefined;
    if (rule === undefined) return [];
    const counts = { before: before?.legacy ?? 0, after: after?.legacy ?? 0 };
    return { path, risk: rule.risk, isGone: pair.after === null, ...counts };
  });
}

/** What puts the Golden Path at risk and fires triggers: new legacy and, unless the plan allows them, unplanned imports. */
function newOnes(findings: readonly Finding[], plan: Plan): readonly Finding[] {
  const isBad = (one: Finding) =>
    one.class === "legacy" || (one.class === "unplanned" && plan.unplanned !== "allowed");
  return findings.filter((one) => one.isNew && isBad(one));
}

function gainingFiles(plan: Plan, fresh: readonly Finding[]): string[] {
  const globs = [
    ...(plan.goldenPath?.files ?? []),
    ...(plan.goldenPath === undefined ? [] : plan.criticalFiles.map(({ path }) => path)),
  ];
  const covers = anyGlobMatcher(globs);
  return [...new Set(fresh.map(({ path }) => path).filter(covers))];
}

function triggerChanges(plan: Plan, fresh: readonly Finding[]): TriggerChange[] {
  return (plan.rollback?.triggers ?? []).flatMap(({ id, title, when }) => {
    if (!("introduced" in when)) return [];
    const covers = scopeMatcher(plan, when.introduced);
    const imports = fresh.filter(({ path }) => covers(path)).length;
    return imports === 0 ? [] : { id, title, imports, after: when.after ?? null };
  });
}

function scopeMatcher(plan: Plan, scope: string): (path: string) => boolean {
  if (scope === "all") return () => true;
  return anyGlobMatcher(
    scope === "criticalFiles" ? plan.criticalFiles.map(({ path }) => path) : [scope],
  );
}
