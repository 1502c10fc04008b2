import type { Check } from "@/lib/domain/plan";
import type { CheckItem } from "./check-model";
import type { CheckWatch } from "./check-watch";
import type { Context } from "./context";
import { Gained } from "./gained";
import { Guards } from "./guards";
import { Horizons, Memo } from "./horizon";
import type { PatternWatch } from "./pattern-watch";
import { Proofs } from "./proofs";
import { Scopes } from "./scope-counts";
import { Selectors } from "./selectors";
import type { TriggerWatch } from "./trigger-watch";
import { Views } from "./views";
import type { CheckState } from "./words";

/** A plan over facts and runs, ready to be asked: what each of the verdicts reads from. */
export type Judgement = {
  readonly context: Context;
  readonly guards: Guards;
  readonly selectors: Selectors;
  readonly scopes: Scopes;
  readonly proofs: Proofs;
  readonly horizons: Horizons;
  readonly views: Views;
  readonly gained: Gained;
  /** By check of the plan. */
  readonly checks: Memo<Check, CheckState>;
  /** By check of the plan on tests that are to pass or fail. */
  readonly watches: Map<Check, CheckWatch>;
  /** By trigger of the plan. */
  readonly triggers: Map<object, TriggerWatch>;
  /** Files that are in the way of a check on imports, by position and scope. */
  readonly violations: Map<string, readonly CheckItem[]>;
  /** By pattern of the Golden Path. */
  readonly patterns: Map<string, PatternWatch>;
};

export function judgementOf(context: Context): Judgement {
  const guards = new Guards(context);
  const scopes = new Scopes(context);
  const horizons = new Horizons(guards);
  return {
    context,
    guards,
    selectors: new Selectors(guards),
    scopes,
    proofs: new Proofs(guards, scopes.of("all")),
    horizons,
    views: new Views(guards, horizons),
    gained: new Gained(context, scopes),
    checks: new Memo(),
    watches: new Map(),
    triggers: new Map(),
    violations: new Map(),
    patterns: new Map(),
  };
}
