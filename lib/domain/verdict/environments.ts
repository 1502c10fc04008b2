import type { Plan } from "@/lib/domain/plan";

/** Where tests of a category must run; undefined where the plan does not say. Categories are free text, `constructor` included. */
export function environmentsOfCategory(
  { environments }: Pick<Plan, "environments">,
  category: string,
): readonly string[] | undefined {
  return Object.hasOwn(environments, category) ? environments[category] : undefined;
}
