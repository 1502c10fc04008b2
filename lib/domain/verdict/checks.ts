import type { Check } from "@/lib/domain/plan";
import { plural } from "@/lib/domain/words";
import type { CheckItem, CheckRow } from "./check-model";
import { CheckWatch, combined } from "./check-watch";
import { checkLabel } from "./check-words";
import type { Point } from "./context";
import { partsNamed } from "./golden-path-names";
import {
  goldenPathCheckItems,
  partCheck,
  partFindings,
  partHorizon,
  stateOf,
} from "./golden-path-parts";
import { guardRow } from "./guard-rows";
import { FOREVER, sooner } from "./horizon";
import type { Judgement } from "./judgement";
import {
  checkedGuards,
  checkHorizon,
  type TestsCheck,
  testItem,
  testItemState,
  viewFails,
  viewPasses,
} from "./test-checks";
import { violationItems } from "./violation-items";
import type { CheckState } from "./words";

const ITEMS_SHOWN = 50;

/** Which phases are done at the point: null while that cannot be judged. */
export type PhaseDone = (id: string) => CheckState;

/** Whether a check holds at a point. Nothing selected, missing, stale or outside the plan: unknown. */
export function checkState(
  judgement: Judgement,
  check: Check,
  point: Point,
  phaseDone: PhaseDone,
): CheckState {
  if ("phase" in check) return phaseDone(check.phase);
  if ("tests" in check) return testsState(judgement, check, point);
  if ("violations" in check) return violationsState(judgement, check, point);
  if ("canonical" in check) return canonicalState(judgement, check, point);
  const parts = partsNamed(judgement.context.plan, check.goldenPath);
  return judgement.checks.at(check, point, () => ({
    value: combined(parts.map((part) => partCheck(judgement, part, point))),
    until: parts.map((part) => partHorizon(judgement, part, point)).reduce(sooner, FOREVER),
  }));
}

/** The same with the items that it looked at; its state is the one that `checkState` gives. */
export function checkRow(
  judgement: Judgement,
  check: Check,
  point: Point,
  phaseDone: PhaseDone,
): CheckRow {
  const items = itemsOf(judgement, check, point, phaseDone);
  const order: Readonly<Record<CheckState, number>> = { "not met": 0, unknown: 1, met: 2 };
  const sorted = [...items].sort((a, b) => order[a.state] - order[b.state]);
  return {
    label: checkLabel(judgement.context.plan, check),
    state: checkState(judgement, check, point, phaseDone),
    why: whyOf(judgement, check, point, items),
    items: sorted.slice(0, ITEMS_SHOWN),
    itemsTotal: items.length,
    isSimulated:
      "tests" in check
        ? checkedGuards(judgement, check, point).some(
            (guard) => guardRow(judgement.guards, guard, point).isSimulated,
          )
        : "goldenPath" in check &&
          judgement.context.index.runs.some(({ isSimulated }) => isSimulated),
  };
}

function testsState(judgement: Judgement, check: TestsCheck, point: Point): CheckState {
  const watch = watchOf(judgement, check);
  if (watch) return watch.at(point);
  return judgement.checks.at(check, point, () => ({
    value: combined(
      checkedGuards(judgement, check, point).map((guard) =>
        testItemState(judgement, check, guard, point),
      ),
    ),
    until: checkHorizon(judgement, check, point),
  }));
}

/** What only passes or fails hangs on its guards alone; other expectations have a story. */
function watchOf(judgement: Judgement, check: TestsCheck): CheckWatch | null {
  const read = check.are === "passing" ? viewPasses : check.are === "failing" ? viewFails : null;
  if (read === null) return null;
  let watch = judgement.watches.get(check);
  if (!watch) {
    watch = new CheckWatch(judgement.selectors.guardsOf(check.tests), judgement.views, (_, view) =>
      read(judgement, view),
    );
    judgement.watches.set(check, watch);
  }
  return watch;
}

type ViolationsCheck = Extract<Check, { violations: string }>;

function violationsState(
  judgement: Judgement,
  { violations, atMost }: ViolationsCheck,
  point: Point,
): CheckState {
  const { scopes, context } = judgement;
  const { legacy, outside, unreadable, named } = scopes.of(violations);
  if ((legacy[point.position] ?? 0) > atMost) return "not met";
  const missing = scopes.missing(violations, point.position).length;
  const isDark =
    (unreadable[point.position] ?? 0) > 0 ||
    missing > 0 ||
    scopes.unrecorded(point.position).length > 0 ||
    (violations === "criticalFiles" && named.length === 0);
  const isOutside = context.plan.unplanned !== "allowed" && (outside[point.position] ?? 0) > 0;
  return isDark || isOutside || point.position < 0 ? "unknown" : "met";
}

type CanonicalCheck = Extract<Check, { canonical: unknown }>;

/** Canonical of canonical, legacy and unplanned, in percent (rules.md 6). */
function canonicalPercent({ scopes }: Judgement, position: number): number | null {
  const { canonical, legacy, unplanned } = scopes.of("all");
  const [part, left, outside] = [canonical, legacy, unplanned].map((one) => one[position] ?? 0);
  const whole = (part ?? 0) + (left ?? 0) + (outside ?? 0);
  return whole === 0 ? null : ((part ?? 0) / whole) * 100;
}

function canonicalState(
  judgement: Judgement,
  { atLeast }: CanonicalCheck,
  point: Point,
): CheckState {
  const percent = canonicalPercent(judgement, point.position);
  if (percent === null) return "unknown";
  if (percent < atLeast) return "not met";
  const { unreadable } = judgement.scopes.of("all");
  const isDark =
    (unreadable[point.position] ?? 0) > 0 || judgement.scopes.unrecorded(point.position).length > 0;
  return isDark ? "unknown" : "met";
}

function itemsOf(
  judgement: Judgement,
  check: Check,
  point: Point,
  phaseDone: PhaseDone,
): readonly CheckItem[] {
  if ("tests" in check)
    return checkedGuards(judgement, check, point).map((guard) =>
      testItem(judgement, check, guard, point),
    );
  if ("goldenPath" in check) return goldenPathCheckItems(judgement, check.goldenPath, point);
  if ("violations" in check) return violationItems(judgement, check, point);
  if ("phase" in check)
    return [
      { label: check.phase, state: phaseDone(check.phase), why: phaseWhy(phaseDone(check.phase)) },
    ];
  return [];
}

function whyOf(
  judgement: Judgement,
  check: Check,
  point: Point,
  items: readonly CheckItem[],
): string {
  if ("violations" in check) return violationsWhy(judgement, check, point);
  if ("canonical" in check) {
    const percent = canonicalPercent(judgement, point.position);
    return percent === null
      ? "no import of the subject stands"
      : `${oneDecimal(percent, check.atLeast)}% is canonical`;
  }
  if ("phase" in check) return items[0]?.why ?? "";
  if (items.length === 0) return "nothing of the plan matches: not checked";
  const met = items.filter(({ state }) => state === "met").length;
  const dark = items.filter(({ state }) => state === "unknown").length;
  const noun = "tests" in check ? "file" : "part";
  const risky = "goldenPath" in check ? atRisk(judgement, check.goldenPath, point) : 0;
  return `${met} of ${plural(items.length, noun)} met${dark > 0 ? `, ${dark} unknown` : ""}${risky > 0 ? `, ${risky} at risk` : ""}`;
}

/** Parts that are at risk: a check on their tests holds, and is worth less than it looks. */
function atRisk(judgement: Judgement, part: string, point: Point): number {
  return partsNamed(judgement.context.plan, part).filter(
    (one) => stateOf(partFindings(judgement, one, point)) === "at risk",
  ).length;
}

/** Rounded as everywhere, but never up to what it does not reach: 99.96% is not 100%. */
function oneDecimal(percent: number, atLeast: number): string {
  const rounded = percent.toFixed(1);
  const isLifted = percent < atLeast && Number(rounded) >= atLeast;
  return isLifted ? (Math.floor(percent * 10) / 10).toFixed(1) : rounded;
}

function violationsWhy(judgement: Judgement, check: ViolationsCheck, point: Point): string {
  const { legacy, outside, unreadable } = judgement.scopes.of(check.violations);
  const at = point.position;
  const missing = judgement.scopes.missing(check.violations, at).length;
  const parts = [`${legacy[at] ?? 0} legacy`];
  if ((outside[at] ?? 0) > 0)
    parts.push(
      `${outside[at]} on paths that version ${judgement.context.plan.version} does not judge`,
    );
  if ((unreadable[at] ?? 0) > 0) parts.push(`${plural(unreadable[at] ?? 0, "file")} unreadable`);
  if (missing > 0) parts.push(`${plural(missing, "file")} not in the tree`);
  const unrecorded = judgement.scopes.unrecorded(at).length;
  if (unrecorded > 0) parts.push(`${plural(unrecorded, "module")} not recorded by the scanner`);
  return parts.join(", ");
}

function phaseWhy(state: CheckState): string {
  if (state === "met") return "done";
  return state === "unknown" ? "not done, and its exit cannot be judged" : "not done";
}
