import type { Context } from "./context";
import { Guards } from "./guards";
import { Proofs } from "./proofs";
import { Scopes } from "./scope-counts";
import { Selectors } from "./selectors";

/** A plan over facts and runs, ready to be asked: what each of the verdicts reads from. */
export type Judgement = {
  readonly context: Context;
  readonly guards: Guards;
  readonly selectors: Selectors;
  readonly scopes: Scopes;
  readonly proofs: Proofs;
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
  };
}
