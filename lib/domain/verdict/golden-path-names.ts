import type { GoldenPathPart, Plan } from "@/lib/domain/plan";

/** The parts that `goldenPath: all|steps|ID` names. */
export function partsNamed(
  { goldenPath }: Pick<Plan, "goldenPath">,
  name: string,
): readonly GoldenPathPart[] {
  if (!goldenPath) return [];
  const { steps, guarantees } = goldenPath;
  if (name === "steps") return steps;
  if (name === "all") return [...steps, ...guarantees];
  return [...steps, ...guarantees].filter(({ id }) => id === name);
}
