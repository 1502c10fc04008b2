import { type Finding, judgePairs } from "@/lib/domain/check/judge-pairs";
import { searchTexts } from "@/lib/domain/check/search-texts";
import { type CheckVerdict, checkVerdict } from "@/lib/domain/check/verdict";
import type { Plan } from "@/lib/domain/plan";
import { type Compared, compareTrees } from "@/lib/scanner/compare/compare-trees";
import { commitSide, workTreeSide } from "@/lib/scanner/compare/sides";
import type { Base } from "@/lib/scanner/git/base";
import type { Checkout } from "@/lib/scanner/git/checkout";
import { type LanguageSet, languageSet } from "@/lib/scanner/languages/select-languages";
import { languagesOf } from "./languages";

export type CheckContext = {
  readonly checkout: Checkout;
  readonly plan: Plan;
  readonly planName: string;
  /** The commit to judge; null: the work tree. */
  readonly commit: string | null;
  readonly head: string;
  readonly base: Promise<Base>;
};

export type CheckResult = {
  readonly verdict: CheckVerdict;
  readonly base: Base;
  readonly isAll: boolean;
  readonly planName: string;
  /** Null: the work tree. */
  readonly commit: string | null;
  /** Top of the work tree that was judged; null: a commit was. */
  readonly root: string | null;
  /** All imports off the canonical path on the branch. */
  readonly standing: readonly Finding[];
  readonly resolve: Compared["resolve"];
  readonly specifiersOf: Compared["specifiersOf"];
  readonly hasModule: Compared["hasModule"];
  readonly languages: LanguageSet;
};

/** Judges what a checkout adds since its base. A GitError says what git could not do. */
export async function judgeCheckout(
  { checkout, plan, planName, commit, head, base: pending }: CheckContext,
  { all }: { readonly all: boolean },
): Promise<CheckResult> {
  const languages = languageSet(await languagesOf(plan));
  const sha = pending.then((base) => base.sha);
  const request = { checkout, languages, search: searchTexts(plan), base: sha };
  const { root } = checkout;
  const sides =
    commit === null && root !== null
      ? workTreeSide(root, request)
      : commitSide(commit ?? head, request);
  const [base, side] = await Promise.all([pending, sides]);
  const compared = await compareTrees(side, request);
  const judged = judgePairs(plan, compared.pairs, {
    now: Date.now(),
    hasModule: compared.hasModule,
  });
  const trees = { before: compared.pathsBefore, after: compared.pathsAfter };
  return {
    verdict: checkVerdict(plan, judged, { trees, all }),
    base,
    isAll: all,
    planName,
    commit,
    root: commit === null ? root : null,
    standing: judged.findings,
    resolve: compared.resolve,
    hasModule: compared.hasModule,
    specifiersOf: memoised(compared.specifiersOf),
    languages,
  };
}

/** Asked for each file, and found by going through all of them. */
function memoised<T>(find: (key: string) => T): (key: string) => T {
  const known = new Map<string, T>();
  return (key) => {
    const found = known.get(key) ?? find(key);
    known.set(key, found);
    return found;
  };
}
