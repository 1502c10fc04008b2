import { classifier } from "../classify";
import type { Plan, Rule } from "../plan";
import { statementText } from "./statement";

export type ImportToChange = {
  readonly module: string;
  readonly name: string | null;
  readonly alias: string | null;
  readonly kind: string;
};

export type Advice = {
  /** What to write instead, as one statement; null when the plan does not say. */
  readonly write: string | null;
  readonly module: string | null;
  readonly name: string | null;
  readonly alias: string | null;
  /** Why there is no certain advice, or what to look at. */
  readonly note: string | null;
};

const NONE = { write: null, module: null, name: null, alias: null };

/**
 * What to write instead of an import that is not canonical. Certain when a canonical rule takes the name as it is, or when
 * the plan has one canonical name, which then takes the old one as its alias so that the rest of the file stays.
 */
export function adviceFor(plan: Plan, wrong: ImportToChange): Advice {
  const rules = plan.subject.canonical.filter((rule) => !rule.module.includes("*"));
  if (rules.length === 0)
    return {
      ...NONE,
      note: "The plan names its canonical modules by pattern; choose one of them.",
    };
  if (wrong.name === null || wrong.name === "*")
    return {
      ...NONE,
      note: "This imports a whole module: name what the file uses from it, then import that from the canonical path.",
    };
  const same = rules.find((rule) => takes(rule, wrong.name));
  if (same) return statement(same.module, wrong.name, wrong);
  const only = onlyName(rules);
  if (!only)
    return {
      ...NONE,
      note: `No canonical rule names ${wrong.name}; the plan's owner must say what replaces it.`,
    };
  if (!plan.subject.names.includes(wrong.name))
    return {
      ...NONE,
      note: `${wrong.name} is not one of the plan's names; only ${only.name} has a canonical path.`,
    };
  const isFunction = /^[a-z_]/.test(wrong.name);
  if (isFunction)
    return {
      ...NONE,
      note: `${wrong.name} has no canonical path in the plan; build a ${only.name} from ${only.module} instead.`,
    };
  return statement(only.module, only.name, { ...wrong, alias: wrong.alias ?? wrong.name });
}

function takes(rule: Rule, name: string | null): boolean {
  return rule.names === undefined || (name !== null && rule.names.includes(name));
}

function onlyName(rules: readonly Rule[]): { module: string; name: string } | null {
  const named = rules.flatMap((rule) =>
    (rule.names ?? []).map((name) => ({ module: rule.module, name })),
  );
  return named.length === 1 ? (named[0] ?? null) : null;
}

/** A dotted string takes the new name but no alias: what it patches or loads is the name itself. */
function statement(
  module: string,
  name: string,
  { alias, kind }: Pick<ImportToChange, "alias" | "kind">,
): Advice {
  const shown = alias === name || kind === "string" ? null : alias;
  return {
    write: statementText(module, [{ name, alias: shown }], kind),
    module,
    name,
    alias: shown,
    note: null,
  };
}

/** Versions of the plan under which an import is canonical: the move may have been right, and the plan wrong. */
export function canonicalUnder(
  plans: readonly Plan[],
  module: string,
  name: string | null,
): number[] {
  return plans
    .filter((plan) => classifier(plan).target(module, name) === "canonical")
    .map(({ version }) => version);
}
