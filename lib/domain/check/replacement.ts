import { adviceFor } from "../board/advice";
import { moduleMatcher } from "../module-glob";
import type { Plan, Rule } from "../plan";
import type { ScannedImport } from "../scan";

/** What stands in place of an import; `name` null is the module itself. */
export type Target = {
  readonly module: string;
  readonly name: string | null;
  readonly alias: string | null;
};

/** What to write instead where the plan leaves one answer only, else why there is none. */
export type Replacement =
  | { readonly to: Target; readonly why: null }
  | { readonly to: null; readonly why: string };

/** Whether the code base has a module; null when the name is none of this code base. */
export type HasModule = (module: string) => boolean | null;

/**
 * Answers for imports off the canonical path. Certain is: exactly one canonical rule lists the name; or a rule took the whole
 * module away and exactly one canonical rule of the same form takes whole modules (`a.b` to `c`, `a.b.*` to `c.*`); or the
 * plan has a single canonical name. A module of this code base must exist to be certain.
 */
export function replacer(plan: Plan, hasModule: HasModule): (wrong: ScannedImport) => Replacement {
  return (wrong) => {
    const found = find(plan, wrong);
    if (found.to === null || hasModule(found.to.module) !== false) return found;
    return { to: null, why: `The code base has no module ${found.to.module}.` };
  };
}

function find(plan: Plan, wrong: ScannedImport): Replacement {
  const { canonical } = plan.subject;
  const { name } = wrong;
  const listing = distinct(
    canonical.filter((rule) => isLiteral(rule) && name !== null && rule.names?.includes(name)),
  );
  const [listed] = listing;
  if (listed !== undefined && listing.length === 1) return to(listed, name, wrong.alias);
  if (listing.length > 1) return { to: null, why: severalRules(listing, String(name)) };
  const whole = wholeModule(plan, wrong) ?? anyName(plan, wrong);
  if (whole !== null) return whole;
  // A canonical rule without names takes every name: it says nothing of where this one is.
  const isListing = canonical.every((rule) => rule.names !== undefined || !isLiteral(rule));
  const advice = adviceFor(plan, { ...wrong, alias: wrong.alias ?? null });
  if (isListing && advice.module !== null) {
    return { to: { module: advice.module, name: advice.name, alias: advice.alias }, why: null };
  }
  return {
    to: null,
    why: (isListing ? advice.note : null) ?? "The plan does not say what replaces it.",
  };
}

/** A name of the subject, where canonical rules take modules whole and no rule lists it. Null: it is no such name. */
function anyName({ subject }: Plan, { module, name, alias }: ScannedImport): Replacement | null {
  const isNamed = (rule: Rule) => name !== null && rule.names?.includes(name);
  const isLegacy = subject.legacy.some(
    (rule) => isNamed(rule) && moduleMatcher(rule.module)(module),
  );
  if (name === null || !(isLegacy || subject.names.includes(name))) return null;
  const places = distinct(
    subject.canonical.filter((rule) => rule.names === undefined && isLiteral(rule)),
  );
  const [place] = places;
  if (place === undefined) return null;
  return places.length > 1 ? { to: null, why: severalRules(places, name) } : to(place, name, alias);
}

/** A legacy rule that takes the module whole, and what takes its place. Null: no such rule. */
function wholeModule({ subject }: Plan, wrong: ScannedImport): Replacement | null {
  const left = subject.legacy.find(
    (rule) => rule.names === undefined && form(rule)?.takes(wrong.module),
  );
  const leftForm = left === undefined ? null : form(left);
  if (leftForm === null) return null;
  const places = distinct(
    subject.canonical.filter(
      (rule) => rule.names === undefined && form(rule)?.isBelow === leftForm.isBelow,
    ),
  );
  const [place] = places;
  if (place === undefined) return null;
  if (places.length > 1) return { to: null, why: severalRules(places, wrong.module) };
  const module = leftForm.isBelow
    ? `${place.slice(0, -2)}${wrong.module.slice(leftForm.stem.length)}`
    : place;
  return to(module, wrong.name, wrong.alias);
}

type Form = {
  readonly isBelow: boolean;
  readonly stem: string;
  readonly takes: (module: string) => boolean;
};

/** `a.b`, or `a.b.*` for everything below; null for any other pattern. */
function form({ module }: Rule): Form | null {
  if (!module.includes("*"))
    return { isBelow: false, stem: module, takes: (one) => one === module };
  const stem = module.slice(0, -2);
  if (!module.endsWith(".*") || stem.includes("*")) return null;
  return { isBelow: true, stem, takes: (one) => one.startsWith(`${stem}.`) };
}

function isLiteral({ module }: Rule): boolean {
  return !module.includes("*");
}

function distinct(rules: readonly Rule[]): readonly string[] {
  return [...new Set(rules.map(({ module }) => module))];
}

function to(module: string, name: string | null, alias: string | undefined): Replacement {
  return { to: { module, name, alias: alias ?? null }, why: null };
}

function severalRules(modules: readonly string[], what: string): string {
  return `${modules.length} canonical rules take ${what} (${modules.join(", ")}): choose one.`;
}
