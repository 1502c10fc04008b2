import type { Check } from "@/lib/domain/plan";
import type { CheckItem } from "./check-model";
import type { Point } from "./context";
import type { Judgement } from "./judgement";

type ViolationsCheck = Extract<Check, { violations: string }>;

/** The files that hold what is in the way, most first: found once for all checks of a scope. */
export function violationItems(
  judgement: Judgement,
  { violations }: ViolationsCheck,
  point: Point,
): readonly CheckItem[] {
  const key = `${point.position} ${violations}`;
  let items = judgement.violations.get(key);
  if (!items) {
    items = findViolations(judgement, violations, point);
    judgement.violations.set(key, items);
  }
  return items;
}

function findViolations(
  { context, scopes }: Judgement,
  violations: string,
  point: Point,
): readonly CheckItem[] {
  const { covers } = scopes.of(violations);
  const rows: (CheckItem & { readonly count: number })[] = [];
  for (const path of context.spans.keys()) {
    if (!covers(path)) continue;
    const own = countsOf(context, path, point.position);
    if (own.legacy + own.outside === 0) continue;
    rows.push({
      label: path,
      path,
      state: own.legacy > 0 ? "not met" : "unknown",
      why: `${own.legacy} legacy, ${own.outside} outside the plan`,
      count: own.legacy * 1000 + own.outside,
    });
  }
  rows.sort((a, b) => b.count - a.count || (a.label < b.label ? -1 : 1));
  const missing = scopes
    .missing(violations, point.position)
    .map((path): CheckItem => ({ label: path, path, state: "unknown", why: "not in the tree" }));
  return [...missing, ...rows.map(({ count: _, ...row }) => row)];
}

function countsOf(
  { spans }: Judgement["context"],
  path: string,
  position: number,
): { readonly legacy: number; readonly outside: number } {
  let legacy = 0;
  let outside = 0;
  for (const span of spans.get(path) ?? []) {
    if (span.from > position || (span.to >= 0 && span.to <= position)) continue;
    if (span.class === "legacy") legacy += 1;
    else if (span.class === "unplanned" || span.class === "unclassified") outside += 1;
  }
  return { legacy, outside };
}
