import { canonicalJson } from "@/lib/domain/canonical-json";
import type { Rule } from "@/lib/domain/plan";
import type { FieldPath } from "@/lib/formats/issue";
import { fieldName } from "@/lib/formats/issue";
import type { Add } from "@/lib/formats/plan/references";
import type { PlanDocument } from "@/lib/formats/plan/schema";

type Named = { readonly key: string; readonly path: FieldPath };

/** What one part of the plan says must not contradict or repeat another. */
export function checkConsistency(plan: PlanDocument, add: Add): void {
  for (const list of identities(plan)) checkUnique(list, add);
  checkSubject(plan, add);
  checkGoldenIds(plan, add);
  checkTargets(plan, add);
  for (const [index, { days }] of (plan.phases ?? []).entries()) {
    if (Array.isArray(days) && days[0] > days[1]) {
      add(
        ["phases", index, "days"],
        `phases[${index}].days must be [earliest, latest]; ${days.join(" is more than ")}`,
      );
    }
  }
}

function identities(plan: PlanDocument): readonly (readonly Named[])[] {
  const { goldenPath, rollback } = plan;
  const by = <T>(
    items: readonly T[] | undefined,
    path: FieldPath,
    field: string,
    key: (item: T) => string,
  ) => (items ?? []).map((item, index) => ({ key: key(item), path: [...path, index, field] }));
  return [
    by(plan.phases, ["phases"], "id", ({ id }) => id),
    by(rollback?.triggers, ["rollback", "triggers"], "id", ({ id }) => id),
    [
      ...by(goldenPath?.steps, ["goldenPath", "steps"], "id", ({ id }) => id),
      ...by(goldenPath?.guarantees, ["goldenPath", "guarantees"], "id", ({ id }) => id),
    ],
    by(plan.criticalFiles, ["criticalFiles"], "path", ({ path }) => path),
    by(plan.tests, ["tests"], "path", ({ path }) => path),
    by(plan.exemptions, ["exemptions"], "path", ({ path }) => path),
    by(plan.subject.canonical, ["subject", "canonical"], "module", ruleKey),
    by(plan.subject.legacy, ["subject", "legacy"], "module", ruleKey),
  ];
}

function checkUnique(list: readonly Named[], add: Add): void {
  const first = new Map<string, FieldPath>();
  for (const { key, path } of list) {
    const before = first.get(key);
    if (before === undefined) first.set(key, path);
    else add(path, `${fieldName(path)} repeats ${fieldName(before)}; each may stand once`);
  }
}

function ruleKey({ module, names }: Rule): string {
  return canonicalJson({ module, names: names && [...new Set(names)].sort() });
}

function checkSubject({ subject }: PlanDocument, add: Add): void {
  const canonical = new Map(subject.canonical.map((rule, index) => [ruleKey(rule), index]));
  for (const [index, rule] of subject.legacy.entries()) {
    const same = canonical.get(ruleKey(rule));
    if (same !== undefined) {
      const path = ["subject", "legacy", index];
      add(
        path,
        `subject.legacy[${index}] is the same rule as subject.canonical[${same}]; an import cannot be both`,
      );
    }
  }
}

function checkGoldenIds({ goldenPath }: PlanDocument, add: Add): void {
  for (const list of ["steps", "guarantees"] as const) {
    for (const [index, { id }] of (goldenPath?.[list] ?? []).entries()) {
      const path = ["goldenPath", list, index, "id"];
      if (id === "all" || id === "steps") {
        add(path, `${fieldName(path)} must not be ${id}, which stands for several of them`);
      }
    }
  }
}

function checkTargets({ strategy: { targets } }: PlanDocument, add: Add): void {
  const sum = targets.new + targets.update + targets.validation;
  if (Math.abs(sum - 100) > 0.01) {
    add(
      ["strategy", "targets"],
      `strategy.targets must add up to 100 percent; they add up to ${sum}`,
    );
  }
}
