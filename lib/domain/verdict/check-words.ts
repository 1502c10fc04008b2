import type { Check, Plan, TestSelector } from "@/lib/domain/plan";

/** A check as a sentence: "New tests that must fail first: seen failing". */
export function checkLabel(plan: Plan, check: Check): string {
  if ("tests" in check) return `${selectorWords(check.tests)}: ${ARE[check.are]}`;
  if ("violations" in check)
    return `Legacy imports ${scopeWords(check.violations)}: at most ${check.atMost}`;
  if ("canonical" in check) return `Canonical imports: at least ${check.atLeast}%`;
  if ("phase" in check) return `Phase ${phaseTitle(plan, check.phase)} is done`;
  return `${partWords(plan, check.goldenPath)}: passing`;
}

const ARE = {
  passing: "passing",
  failing: "failing",
  "seen-failing": "seen failing",
  "failed-then-passing": "failed first, passing now",
  updated: "updated, and passed since",
} as const;

/** "Mission-critical tests", "New tests that must fail first", "Tests of category unit". */
function selectorWords(selector: TestSelector): string {
  if (selector.path !== undefined) return `Tests ${selector.path}`;
  const before = [
    selector.missionCritical === true ? "mission-critical" : null,
    selector.bucket ?? null,
    selector.category === undefined ? null : selector.category.replaceAll("_", " "),
  ].filter((word) => word !== null);
  const after = selector.mustFailFirst === true ? " that must fail first" : "";
  const words = `${before.join(" ")} tests${after}`.trim();
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

function scopeWords(scope: string): string {
  if (scope === "all") return "everywhere";
  return scope === "criticalFiles" ? "in critical files" : `in ${scope}`;
}

/** What `goldenPath: all|steps|ID` names, as a stakeholder would. */
function partWords(plan: Plan, part: string): string {
  if (part === "all") return plan.goldenPath?.title ?? "Golden Path";
  if (part === "steps") return "All steps of the Golden Path";
  const found = [...(plan.goldenPath?.steps ?? []), ...(plan.goldenPath?.guarantees ?? [])].find(
    ({ id }) => id === part,
  );
  return found?.title ?? titleOfId(part);
}

/** `agent_started` -> "Agent started". */
export function titleOfId(id: string): string {
  const words = id.replaceAll(/[_-]+/g, " ").trim();
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

function phaseTitle(plan: Plan, id: string): string {
  const index = plan.phases.findIndex((phase) => phase.id === id);
  return index < 0 ? id : `${index + 1} (${id})`;
}
