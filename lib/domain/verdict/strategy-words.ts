import { capitalised, counted, numberWord } from "@/lib/domain/number-words";
import { plural } from "@/lib/domain/words";
import type { BucketRow, ProofRow, StrategyModel } from "./strategy-model";

/** Does proof exist? Then what is there beside it. */
export function strategySentence(
  buckets: readonly BucketRow[],
  proofs: readonly ProofRow[],
  candidates: number,
): Pick<StrategyModel, "sentence" | "lede"> {
  const planned = buckets.reduce((sum, row) => sum + row.planned, 0);
  if (planned === 0)
    return {
      sentence: "The plan names no test that is new, to update or to validate with.",
      lede: null,
    };
  const update = buckets.find(({ bucket }) => bucket === "update");
  const left =
    candidates === 0
      ? ""
      : ` ${capitalised(plural(candidates, "other test file"))} ${candidates === 1 ? "holds" : "hold"} legacy imports and no entry names ${candidates === 1 ? "it" : "them"}.`;
  return {
    sentence: proofSentence(proofs, buckets),
    lede: update
      ? `${update.inState} of ${plural(update.planned, "file")} to update ${update.inState === 1 ? "is" : "are"} updated and passed since.${left}`
      : left.trim() || null,
  };
}

function proofSentence(proofs: readonly ProofRow[], buckets: readonly BucketRow[]): string {
  const total = proofs.length;
  if (total === 0)
    return "No test of the plan has to fail first, so nothing proves that the violations are real.";
  const of = (name: ProofRow["verdict"]) => proofs.filter(({ verdict }) => verdict === name).length;
  const proved = proofs.filter(({ verdict }) => isProved(verdict)).length;
  const absent = buckets.filter(({ bucket }) => bucket !== "update");
  const none = absent.every(({ inTree, ran }) => inTree + ran === 0);
  if (none) {
    const files = absent.reduce((sum, row) => sum + row.planned, 0);
    const subject =
      files === 1
        ? "The one new or validation test file does not exist"
        : `None of the ${counted(files, "new and validation test file")} exists`;
    return `${subject}, so nothing has yet proved that the violations are real.`;
  }
  if (proved === total)
    return `${total === 1 ? "The one detection test" : `All ${counted(total, "detection test")}`} failed first, for the right reason: the violations are proved.`;
  const vacuous = of("vacuous");
  if (total === 1)
    return `The one detection test ${vacuous > 0 ? "passes while violations stand, so it proves nothing" : "has not proved that the violations are real"}.`;
  return `${capitalised(proved === 0 ? "none" : numberWord(proved))} of ${counted(total, "detection test")} ${proved === 1 ? "has" : "have"} proved that the violations are real${vacuousTail(vacuous)}.`;
}

function vacuousTail(vacuous: number): string {
  if (vacuous === 0) return "";
  return vacuous === 1
    ? "; another passes while they stand, and proves nothing"
    : `; ${numberWord(vacuous)} others pass while they stand, and prove nothing`;
}

/** "Planned 20/73/7 against a target of 20/60/20; in the tree 0/73/0". */
export function bucketFinding(buckets: readonly BucketRow[]): string {
  const all = buckets.reduce((sum, row) => sum + row.planned, 0);
  const share = (count: number) => (all === 0 ? 0 : Math.round((count / all) * 100));
  const planned = buckets.map((row) => share(row.planned)).join("/");
  const target = buckets.map((row) => row.target).join("/");
  const there = buckets.map((row) => share(row.inTree)).join("/");
  return `Planned ${planned} against a target of ${target}; in the tree ${there}`;
}

/** Seen failing for its reason, and not passing while violations stand. */
export function isProved(verdict: ProofRow["verdict"]): boolean {
  return verdict === "proved" || verdict === "good";
}

export function proofFinding(proofs: readonly ProofRow[]): string {
  const proved = proofs.filter(({ verdict }) => isProved(verdict)).length;
  if (proofs.length === 0) return "No test has to fail first";
  if (proofs.length === 1)
    return `The one fail-first proof ${proved === 1 ? "holds" : "does not hold"}`;
  return `${capitalised(proved === 0 ? "none" : numberWord(proved))} of ${counted(proofs.length, "fail-first proof")} ${proved === 1 ? "holds" : "hold"}`;
}
