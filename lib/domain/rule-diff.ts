import { canonicalJson } from "@/lib/domain/canonical-json";
import type { Plan, Rule } from "@/lib/domain/plan";
import type { PlanChange } from "@/lib/domain/plan-change";
import { ruleText } from "@/lib/domain/rule-matches";

const LISTS = ["canonical", "legacy"] as const;

type Placed = {
  readonly list: (typeof LISTS)[number];
  readonly index: number;
  readonly rule: Rule;
};
type Subject = Plan["subject"];

/**
 * How the rules of the subject changed. A rule is the same by its module and names, else by its module alone; one that
 * went to the other list reads as moved, which turns progress into its opposite.
 */
export function ruleChanges(before: Subject, after: Subject): readonly PlanChange[] {
  const old = placed(before);
  const now = placed(after);
  const exact = pairUp(old, now, ({ rule }) => exactKey(rule));
  const byModule = pairUp(exact.restOld, exact.restNow, ({ rule }) => rule.module);
  return [
    ...exact.pairs.filter(([was, is]) => was.list !== is.list).map(moved),
    ...byModule.pairs.map(moved),
    ...byModule.restOld.map(
      (was): PlanChange => ({
        kind: "removed",
        pointer: pointerOf(was),
        label: `${ruleText(was.rule)} removed from ${was.list}`,
        before: ruleText(was.rule),
      }),
    ),
    ...byModule.restNow.map(
      (is): PlanChange => ({
        kind: "added",
        pointer: pointerOf(is),
        label: `${ruleText(is.rule)} added to ${is.list}`,
        after: ruleText(is.rule),
      }),
    ),
  ];
}

function placed(subject: Subject): readonly Placed[] {
  return LISTS.flatMap((list) => subject[list].map((rule, index) => ({ list, index, rule })));
}

function exactKey({ module, names }: Rule): string {
  return canonicalJson({ module, names: names === undefined ? null : [...names].sort() });
}

type Pairs = {
  readonly pairs: readonly (readonly [Placed, Placed])[];
  readonly restOld: readonly Placed[];
  readonly restNow: readonly Placed[];
};

/** Pairs of equal key: those of one list first, so that only what must have moved reads as moved. */
function pairUp(
  old: readonly Placed[],
  now: readonly Placed[],
  key: (one: Placed) => string,
): Pairs {
  const pairs: (readonly [Placed, Placed])[] = [];
  const taken = new Set<Placed>();
  for (const isSameList of [true, false]) {
    for (const was of old) {
      if (taken.has(was)) continue;
      const is = now.find(
        (one) => !taken.has(one) && key(one) === key(was) && (one.list === was.list) === isSameList,
      );
      if (is === undefined) continue;
      pairs.push([was, is]);
      taken.add(was).add(is);
    }
  }
  const isFree = (one: Placed) => !taken.has(one);
  return { pairs, restOld: old.filter(isFree), restNow: now.filter(isFree) };
}

function moved([was, is]: readonly [Placed, Placed]): PlanChange {
  const [before, after] = [ruleText(was.rule), ruleText(is.rule)];
  const way = was.list === is.list ? `in ${is.list}` : `from ${was.list} to ${is.list}`;
  const names = before === after ? "" : `, now ${namesOf(is.rule)}`;
  const verb = was.list === is.list ? "changed" : "moved";
  return {
    kind: "changed",
    pointer: pointerOf(is),
    label: `${is.rule.module} ${verb} ${way}${names}`,
    before: `${was.list}: ${before}`,
    after: `${is.list}: ${after}`,
  };
}

function namesOf({ names }: Rule): string {
  return names === undefined ? "whatever the name" : `only ${names.join(", ")}`;
}

function pointerOf({ list, index }: Placed): string {
  return `subject.${list}[${index}]`;
}
