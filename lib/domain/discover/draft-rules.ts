import type { Exemption, Rule } from "@/lib/domain/plan";
import { type CanonicalChoice, chooseCanonical } from "./canonical";
import type { Discovery, ImportTotals } from "./discover";
import type { Fragment, FragmentPath } from "./fragment";
import { compare } from "./symbols";

/** A rule with the imports that it covers, those that do not count included. */
export type DraftRule = Rule & { readonly imports: number; readonly of: readonly FragmentPath[] };

export type DraftRules = {
  readonly choice: CanonicalChoice;
  readonly canonical: DraftRule;
  readonly legacy: readonly DraftRule[];
  /** Names that are safe to claim wherever they come from; `foreign` are imports of others of the same name. */
  readonly names: readonly string[];
  readonly foreign: readonly { readonly name: string; readonly imports: number }[];
  /** Where the canonical module itself has to import the symbol from elsewhere. */
  readonly exemptions: readonly Exemption[];
  /** Imports of other names from the modules of the rules: the plan counts them as unclassified. */
  readonly besides: number;
};

/** The rules of a drafted plan: every import of the fragment has exactly one of them. Null for a fragment without paths. */
export function draftRules(fragment: Fragment, { totals }: Discovery): DraftRules | null {
  const choice = chooseCanonical(fragment);
  if (choice === null) return null;
  const all = [...fragment.paths, ...fragment.idle];
  const others = all.filter((path) => path !== choice.chosen);
  const { chosen } = choice;
  const canonical = ruleOf(chosen.module, [chosen], totals, others);
  const byModule = new Map<string, FragmentPath[]>();
  for (const path of others)
    byModule.set(path.module, [...(byModule.get(path.module) ?? []), path]);
  const legacy = [...byModule]
    .map(([module, of]) => ruleOf(module, of, totals, [chosen]))
    .sort((a, b) => b.imports - a.imports || compare(a.module, b.module));
  const claimed = claimedNames(all, totals);
  return {
    choice,
    canonical,
    legacy,
    ...claimed,
    exemptions: exemptionsOf(fragment, choice),
    besides: imports(totals, [canonical, ...legacy]),
  };
}

/** Names are left out where the module is imported from for nothing else, and where the module itself is meant. */
function ruleOf(
  module: string,
  of: readonly FragmentPath[],
  totals: ImportTotals,
  rest: readonly FragmentPath[],
): DraftRule {
  const covered = of.reduce((sum, { uses }) => sum + uses.length, 0);
  const isWhole =
    of.some(({ name }) => name === null) ||
    (covered === totals.ofModule.get(module) && rest.every((path) => path.module !== module));
  const names = [...new Set(of.flatMap(({ name }) => (name === null ? [] : [name])))].sort(compare);
  return { module, ...(isWhole ? {} : { names }), imports: covered, of };
}

function imports({ ofModule }: ImportTotals, rules: readonly DraftRule[]): number {
  const modules = new Set(rules.map(({ module }) => module));
  const whole = [...modules].reduce((sum, module) => sum + (ofModule.get(module) ?? 0), 0);
  return whole - rules.reduce((sum, rule) => sum + rule.imports, 0);
}

function claimedNames(
  all: readonly FragmentPath[],
  { ofName }: ImportTotals,
): Pick<DraftRules, "names" | "foreign"> {
  const own = new Map<string, number>();
  for (const { name, uses } of all)
    if (name !== null && name !== "default") own.set(name, (own.get(name) ?? 0) + uses.length);
  const counted = [...own]
    .map(([name, count]) => ({ name, imports: (ofName.get(name) ?? 0) - count }))
    .sort((a, b) => compare(a.name, b.name));
  return {
    names: counted.filter((one) => one.imports === 0).map(({ name }) => name),
    foreign: counted.filter((one) => one.imports > 0),
  };
}

/** Files of the canonical module that import the symbol through another path, because they give it on. */
function exemptionsOf({ paths, idle }: Fragment, { chosen }: CanonicalChoice): Exemption[] {
  if (chosen.kind === "definition" || chosen.file === null) return [];
  const carrier = chosen.file;
  const isNeeded = [...paths, ...idle].some(
    (path) => path !== chosen && path.uses.some((use) => use.path === carrier),
  );
  const reason = `gives ${chosen.name ?? chosen.module} on, and has to import it`;
  return isNeeded ? [{ path: carrier, reason }] : [];
}
