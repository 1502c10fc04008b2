import type { Plan } from "../plan";
import type { Scanner } from "./line-facts";

/** Modules that the plan's rules name and that a scanner does not record: what it says of them is unknown (rules.md 1.4). */
export function unrecordedModules(plan: Plan, scanner: Scanner): string[] {
  if (scanner.recorded === "all") return [];
  const recorded = new Set(scanner.recorded);
  const named = [...plan.subject.canonical, ...plan.subject.legacy].map(({ module }) => module);
  return [...new Set(named)]
    .filter((module) => !module.includes("*") && !recorded.has(module))
    .sort();
}
