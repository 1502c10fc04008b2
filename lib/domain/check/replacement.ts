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
  | {
      readonly to: Target;
      readonly why: null;
      /** Whether the module is known to be of this code base. */
      readonly isOwn: boolean;
    }
  | { readonly to: null; readonly why: string };

/** Whether the code base has a module; null when the name is none of this code base. */
export type HasModule = (module: string) => boolean | null;

/** What of an import decides on what replaces it. */
export type WrongImport = Pick<ScannedImport, "module" | "name" | "alias" | "kind">;

export type Replace = (wrong: WrongImport) => Replacement;

/**
 * Answers for imports off the canonical path. Certain is: exactly one canonical rule lists the name; or a rule took the whole
 * module away and exactly one canonical rule of the same form takes whole modules (`a.b` to `c`, `a.b.*` to `c.*`, `a/b/*` to `c/*`); or the
 * plan has a single canonical name. A module of this code base must exist to be certain.
 */
export function replacer(plan: Plan, hasModule: HasModule): Replace {
  return (wrong) => {
    const found = find(plan, wrong);
    if (found.to === null) return found;
    const isThere = hasModule(found.to.module);
    if (isThere !== false) return { ...found, isOwn: isThere === true };
    return { to: null, why: `The code base has no module ${found.to.module}.` };
  };
}

function find(plan: Plan, wrong: WrongImport): Replacement {
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
  return isListing
    ? onlyName(plan, wrong)
    : { to: null, why: "The plan does not say what replaces it." };
}

/** Where the plan's canonical rules list names: the old name as alias of the only one. */
function onlyName({ subject }: Plan, { name, alias, kind }: WrongImport): Replacement {
  const rules = subject.canonical.filter(isLiteral);
  if (rules.length === 0)
    return unsure("The plan names its canonical modules by pattern; choose one of them.");
  if (name === null || name === "*")
    return unsure(
      "This imports a whole module: name what the file uses from it, then import that from the canonical path.",
    );
  const named = rules.flatMap(({ module, names = [] }) => names.map((one) => ({ module, one })));
  const [only] = named;
  if (only === undefined || named.length > 1)
    return unsure(`No canonical rule names ${name}; the plan's owner must say what replaces it.`);
  if (!subject.names.includes(name))
    return unsure(`${name} is not one of the plan's names; only ${only.one} has a canonical path.`);
  if (/^[a-z_]/.test(name))
    return unsure(
      `${name} has no canonical path in the plan; build a ${only.one} from ${only.module} instead.`,
    );
  // A dotted string takes the new name but no alias: what it patches or loads is the name itself.
  const kept = kind === "string" ? undefined : (alias ?? name);
  return to(only.module, only.one, kept === only.one ? undefined : kept);
}

function unsure(why: string): Replacement {
  return { to: null, why };
}

/** A name of the subject, where canonical rules take modules whole and no rule lists it. Null: it is no such name. */
function anyName({ subject }: Plan, { module, name, alias }: WrongImport): Replacement | null {
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
function wholeModule({ subject }: Plan, wrong: WrongImport): Replacement | null {
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

/** `a.b`, or `a.b.*` (`a/b/*` of paths) for everything below; null for any other pattern. */
function form({ module }: Rule): Form | null {
  if (!module.includes("*"))
    return { isBelow: false, stem: module, takes: (one) => one === module };
  const stem = module.slice(0, -2);
  if (!/[^./][./]\*$/.test(module) || stem.includes("*")) return null;
  const below = module.slice(0, -1);
  return { isBelow: true, stem, takes: (one) => one.startsWith(below) };
}

function isLiteral({ module }: Rule): boolean {
  return !module.includes("*");
}

function distinct(rules: readonly Rule[]): readonly string[] {
  return [...new Set(rules.map(({ module }) => module))];
}

function to(module: string, name: string | null, alias: string | undefined): Replacement {
  return { to: { module, name, alias: alias ?? null }, why: null, isOwn: false };
}

function severalRules(modules: readonly string[], what: string): string {
  return `${modules.length} canonical rules take ${what} (${modules.join(", ")}): choose one.`;
}
