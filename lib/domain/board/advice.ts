import type { Replace, Target } from "../check/replacement";
import { classifier } from "../classify";
import { moduleMatcher } from "../module-glob";
import { isPathModule, lastPart } from "../module-parts";
import type { Plan } from "../plan";
import type { ImportKind } from "../scan";

export type ImportToChange = {
  readonly module: string;
  readonly name: string | null;
  readonly alias: string | null;
  readonly kind: ImportKind;
};

export type Advice = {
  /** What to import instead; all null when the plan does not say. `name` null with a module is the module itself. */
  readonly module: string | null;
  readonly name: string | null;
  readonly alias: string | null;
  /** Whether that module is known to be of this code base: a relative specifier can lead to it. */
  readonly isOwn: boolean;
  /** Why there is no certain advice, or what to look at. */
  readonly note: string | null;
  /** False where a person must look before it is written: `plumbline check --fix` leaves it too. */
  readonly isCertain: boolean;
};

const NO_TARGET = { module: null, name: null, alias: null, isOwn: false } as const;

/**
 * What to write instead of an import that is not canonical: the answer of `plumbline check` (rules.md 3a). What an unplanned
 * module outside the family gives under the same name may be another thing.
 */
export function adviceFor(
  plan: Plan,
  replace: Replace,
  wrong: ImportToChange & { readonly class: "legacy" | "unplanned" },
): Advice {
  const { module, name, alias } = wrong;
  const { kind } = wrong;
  const found = replace({ module, name, kind, ...(alias === null ? {} : { alias }) });
  if (found.to === null) return { ...NO_TARGET, note: found.why, isCertain: false };
  const { to } = found;
  const shown = wrong.kind === "string" ? null : keptName(to, wrong);
  const isKnown =
    wrong.class === "legacy" || plan.subject.family.some((glob) => moduleMatcher(glob)(module));
  return {
    module: to.module,
    name: to.name,
    alias: shown,
    isOwn: found.isOwn,
    note: isKnown
      ? null
      : `The plan does not name ${module}: whether its ${name} is the same is for you to see.`,
    isCertain: isKnown,
  };
}

/** The alias that keeps the name by which the rest of the file uses the import; null where none is needed. */
function keptName(to: Target, { module, kind }: ImportToChange): string | null {
  const isModule = to.name === null && kind === "from" && !isPathModule(module);
  const own = isModule ? lastPart(to.module) : to.name;
  const kept = to.alias ?? (isModule ? lastPart(module) : null);
  return kept === own ? null : kept;
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
