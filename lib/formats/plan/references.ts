import type { FieldPath } from "@/lib/formats/issue";
import { fieldName } from "@/lib/formats/issue";
import { nearest } from "@/lib/formats/nearest";
import type { CheckDocument, PlanDocument, SelectorDocument } from "@/lib/formats/plan/schema";

export type Add = (path: FieldPath, message: string) => void;

type PlacedCheck = {
  readonly path: FieldPath;
  readonly check: CheckDocument;
  /** Index of the phase that the check stands in; none in `success`. */
  readonly phase: number | null;
};

/** Every check of the plan with its place. */
function checksOf({ phases = [], success = [] }: PlanDocument): readonly PlacedCheck[] {
  const ofPhases = phases.flatMap(({ entry = [], steps = [], exit }, phase) => {
    const at = ["phases", phase];
    return [
      ...entry.map((check, index) => ({ path: [...at, "entry", index], check, phase })),
      ...steps.flatMap(({ check }, index) =>
        check === undefined ? [] : [{ path: [...at, "steps", index, "check"], check, phase }],
      ),
      ...exit.map((check, index) => ({ path: [...at, "exit", index], check, phase })),
    ];
  });
  const ofSuccess = success.flatMap(({ check }, index) =>
    check === undefined ? [] : [{ path: ["success", index, "check"], check, phase: null }],
  );
  return [...ofPhases, ...ofSuccess];
}

/** Every selector of tests with its place. */
export function selectorsOf(
  plan: PlanDocument,
): readonly { readonly path: FieldPath; readonly selector: SelectorDocument }[] {
  const ofChecks = checksOf(plan).flatMap(({ path, check }) =>
    "tests" in check ? [{ path: [...path, "tests"], selector: check.tests }] : [],
  );
  const ofTriggers = (plan.rollback?.triggers ?? []).flatMap(({ when }, index) =>
    "tests" in when
      ? [{ path: ["rollback", "triggers", index, "when", "tests"], selector: when.tests }]
      : [],
  );
  return [...ofChecks, ...ofTriggers];
}

/** Names that stand for something else in the plan must have it there. */
export function checkReferences(plan: PlanDocument, add: Add): void {
  for (const placed of checksOf(plan)) checkCheck(plan, placed, add);
  checkTriggers(plan, add);
  checkEnvironments(plan, add);
  const triggers = (plan.rollback?.triggers ?? []).map(({ id }) => id);
  for (const [index, { trigger }] of (plan.risks ?? []).entries()) {
    if (trigger !== undefined) {
      checkKnown(
        { path: ["risks", index, "trigger"], given: trigger, noun: "trigger" },
        triggers,
        add,
      );
    }
  }
}

function checkCheck(plan: PlanDocument, { path, check, phase }: PlacedCheck, add: Add): void {
  if ("phase" in check) {
    checkPhase(plan, { path: [...path, "phase"], given: check.phase, phase }, add);
  } else if ("goldenPath" in check) {
    checkGoldenPath(plan, [...path, "goldenPath"], check.goldenPath, add);
  } else if ("violations" in check) {
    checkCriticalFiles(plan, [...path, "violations"], check.violations, add);
  }
}

function checkPhase(
  { phases = [] }: PlanDocument,
  { path, given, phase }: { path: FieldPath; given: string; phase: number | null },
  add: Add,
): void {
  const ids = phases.map(({ id }) => id);
  checkKnown({ path, given, noun: "phase" }, ids, add);
  if (phase !== null && ids.indexOf(given) >= phase) {
    const which = ids[phase] === given ? "the phase itself" : "a later phase";
    add(path, `${fieldName(path)} waits for ${which}; phases come one after the other`);
  }
}

function checkGoldenPath(plan: PlanDocument, path: FieldPath, given: string, add: Add): void {
  const { goldenPath } = plan;
  if (goldenPath === undefined) {
    add(path, `${fieldName(path)} needs goldenPath, which the plan does not have`);
    return;
  }
  const parts = [...goldenPath.steps, ...(goldenPath.guarantees ?? [])];
  const known = ["all", "steps", ...parts.map(({ id }) => id)];
  checkKnown({ path, given, noun: "step or guarantee" }, known, add);
}

function checkCriticalFiles(plan: PlanDocument, path: FieldPath, given: string, add: Add): void {
  if (given === "criticalFiles" && (plan.criticalFiles ?? []).length === 0) {
    add(path, `${fieldName(path)} needs criticalFiles, and the plan lists none`);
  }
}

function checkTriggers(plan: PlanDocument, add: Add): void {
  const phases = (plan.phases ?? []).map(({ id }) => id);
  for (const [index, { when }] of (plan.rollback?.triggers ?? []).entries()) {
    const path = ["rollback", "triggers", index, "when"];
    if ("goldenPath" in when) {
      if (when.goldenPath === "all") {
        add([...path, "goldenPath"], `${fieldName(path)}.goldenPath must be steps or one id here`);
      } else checkGoldenPath(plan, [...path, "goldenPath"], when.goldenPath, add);
    } else if ("introduced" in when) {
      checkCriticalFiles(plan, [...path, "introduced"], when.introduced, add);
      if (when.after !== undefined) {
        checkKnown({ path: [...path, "after"], given: when.after, noun: "phase" }, phases, add);
      }
    }
  }
}

function checkEnvironments({ environments = {}, tests = [] }: PlanDocument, add: Add): void {
  const categories = new Set(tests.map(({ category }) => category));
  for (const category of Object.keys(environments)) {
    checkKnown(
      { path: ["environments", category], given: category, noun: "test's category" },
      categories,
      add,
    );
  }
}

function checkKnown(
  { path, given, noun }: { path: FieldPath; given: string; noun: string },
  known: Iterable<string>,
  add: Add,
): void {
  const names = [...known];
  if (names.includes(given)) return;
  const near = nearest(given, names);
  const hint = near === null ? "" : `; did you mean ${near}?`;
  add(
    path,
    `${fieldName(path)} names ${JSON.stringify(given)}, which is no ${noun} of the plan${hint}`,
  );
}
