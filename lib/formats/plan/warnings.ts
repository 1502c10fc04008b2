import { moduleMatcher } from "@/lib/domain/module-glob";
import type { Rule } from "@/lib/domain/plan";
import { fieldName } from "@/lib/formats/issue";
import { type Add, selectorsOf } from "@/lib/formats/plan/references";
import type { PlanDocument, SelectorDocument } from "@/lib/formats/plan/schema";

/** What the plan may say, but can hardly mean. */
export function addWarnings(plan: PlanDocument, add: Add): void {
  warnOfSubject(plan, add);
  warnOfSelectors(plan, add);
  warnOfGlobs(plan, add);
  const environments = plan.environments ?? {};
  if (Object.keys(environments).length === 0) return;
  for (const [index, { category }] of (plan.tests ?? []).entries()) {
    if (!Object.hasOwn(environments, category)) {
      const message = `tests[${index}].category is ${category}, which has no environments: no result is required of it`;
      add(["tests", index, "category"], message);
    }
  }
}

function warnOfSubject({ subject }: PlanDocument, add: Add): void {
  if (subject.legacy.length === 0) {
    add(["subject", "legacy"], "subject.legacy is empty: no import can be a violation");
  }
  const star = (subject.names ?? []).indexOf("*");
  if (star >= 0) {
    const path = ["subject", "names", star];
    add(path, `${fieldName(path)} makes every star import of the code base one of the subject`);
  }
  for (const [index, rule] of subject.legacy.entries()) {
    const winner = subject.canonical.findIndex((canonical) => covers(canonical, rule));
    if (winner >= 0) {
      const path = ["subject", "legacy", index];
      add(
        path,
        `subject.legacy[${index}] can match nothing: subject.canonical[${winner}] comes first`,
      );
    }
  }
}

/** True when the canonical rule takes all that the other could; only told for a module without `*`. */
function covers(canonical: Rule, { module, names }: Rule): boolean {
  if (module.includes("*") || !moduleMatcher(canonical.module)(module)) return false;
  if (canonical.names === undefined) return true;
  return names?.every((name) => canonical.names?.includes(name)) ?? false;
}

function warnOfSelectors(plan: PlanDocument, add: Add): void {
  const tests = plan.tests ?? [];
  for (const { path, selector } of selectorsOf(plan)) {
    if (!tests.some((test) => selects(selector, test))) {
      add(path, `${fieldName(path)} selects no test that the plan lists: it stays unknown`);
    }
  }
}

// A selector by path may also mean tests that the plan does not list.
function selects(
  { bucket, category, missionCritical, mustFailFirst, path }: SelectorDocument,
  test: NonNullable<PlanDocument["tests"]>[number],
): boolean {
  return (
    path !== undefined ||
    ((bucket === undefined || test.bucket === bucket) &&
      (category === undefined || test.category === category) &&
      (missionCritical === undefined || (test.missionCritical ?? false) === missionCritical) &&
      (mustFailFirst === undefined || (test.mustFailFirst ?? false) === mustFailFirst))
  );
}

function warnOfGlobs({ scope, exemptions = [] }: PlanDocument, add: Add): void {
  const globs = [
    ...(scope?.include ?? []).map((glob, index) => ({ glob, path: ["scope", "include", index] })),
    ...(scope?.exclude ?? []).map((glob, index) => ({ glob, path: ["scope", "exclude", index] })),
    ...exemptions.map(({ path }, index) => ({ glob: path, path: ["exemptions", index, "path"] })),
  ];
  for (const { glob, path } of globs) {
    if (/[{}!]/.test(glob)) {
      add(
        path,
        `${fieldName(path)} has { } or !, which stand for themselves; only * ? and ** are wildcards`,
      );
    }
  }
}
