import type { Check, GoldenPathPart } from "@/lib/domain/plan";
import type { Context } from "./context";
import { Gained } from "./gained";
import { Guards } from "./guards";
import { Horizons, Memo } from "./horizon";
import { Proofs } from "./proofs";
import { Scopes } from "./scope-counts";
import { Selectors } from "./selectors";
import type { TriggerAt } from "./trigger-at";
import type { CheckState, GoldenPathState } from "./words";

/** A plan over facts and runs, ready to be asked: what each of the verdicts reads from. */
export type Judgement = {
  readonly context: Context;
  readonly guards: Guards;
  readonly selectors: Selectors;
  readonly scopes: Scopes;
  readonly proofs: Proofs;
  readonly horizons: Horizons;
  readonly gained: Gained;
  /** By check of the plan. */
  readonly checks: Memo<Check, CheckState>;
  /** By trigger of the plan. */
  readonly triggers: Memo<object, TriggerAt>;
  /** By part of the Golden Path. */
  readonly parts: Memo<GoldenPathPart, GoldenPathState>;
};

export function judgementOf(context: Context): Judgement {
  const guards = new Guards(context);
  const scopes = new Scopes(context);
  return {
    context,
    guards,
    selectors: new Selectors(guards),
    scopes,
    proofs: new Proofs(guards, scopes.of("all")),
    horizons: new Horizons(guards),
    gained: new Gained(context, scopes),
    checks: new Memo(),
    triggers: new Memo(),
    parts: new Memo(),
  };
}
