import type { PlannedTest } from "@/lib/domain/plan";
import { plural } from "@/lib/domain/words";
import { runRef } from "./context";
import { guardRow } from "./guard-rows";
import type { CaseResult, CaseStory } from "./proofs";
import type { CaseProof, ProofRow, ProofVerdict } from "./strategy-model";
import type { Verdicts } from "./verdicts";

/** Fail-first proof of each test that must fail before it passes, case by case. */
export function proofRows(verdicts: Verdicts): ProofRow[] {
  const { judgement } = verdicts;
  const { plan, end } = judgement.context;
  const entries = plan.tests.filter(({ mustFailFirst }) => mustFailFirst);
  return entries.flatMap((entry) =>
    judgement.selectors.filesOf(entry.path).map((path): ProofRow => {
      const cases = judgement.proofs
        .atEnd(entry, path)
        .map((story) => caseProof(verdicts, entry, path, story));
      return {
        path,
        verdict: worstProof(cases.map(({ verdict }) => verdict)),
        failsWith: entry.failsWith ?? null,
        guard: guardRow(judgement.guards, judgement.guards.wholeFile(path), end),
        cases,
      };
    }),
  );
}

const WORST: readonly ProofVerdict[] = [
  "vacuous",
  "broken",
  "pre-existing",
  "never ran",
  "proved",
  "good",
];

function worstProof(verdicts: readonly ProofVerdict[]): ProofVerdict {
  return WORST.find((verdict) => verdicts.includes(verdict)) ?? "never ran";
}

function caseProof(
  verdicts: Verdicts,
  entry: PlannedTest,
  path: string,
  story: CaseStory,
): CaseProof {
  const { context } = verdicts.judgement;
  const verdict = verdictOf(verdicts, path, story);
  const failing = story.proof ?? story.unproven;
  const failingRun = failing === null ? null : runRef(context, failing.run);
  const pass = story.passAfterProof ?? (story.proof === null ? story.firstPass : null);
  const passRun = pass === null ? null : runRef(context, pass.run);
  return {
    name: story.name,
    key: story.test === null ? null : (context.index.facts.cases[story.test]?.key ?? null),
    verdict,
    why: whyOf(entry, verdict, story),
    failing:
      failing === null || failingRun === null
        ? null
        : {
            run: failingRun,
            message: context.texts.of(failing.message),
            violations: failing.violations,
            isReasonProven: story.proof !== null,
          },
    firstPass:
      pass === null || passRun === null ? null : { run: passRun, violations: pass.violations },
  };
}

/** What the case proves. A pass while violations stand is vacuous, whatever was seen before: the test does not see them. */
function verdictOf({ judgement }: Verdicts, path: string, story: CaseStory): ProofVerdict {
  if (story.last === null) return "never ran";
  if (wasThereBefore(judgement.context, path)) return "pre-existing";
  const isVacuous = (result: CaseResult | null) => result !== null && result.violations > 0;
  if (story.proof === null) {
    if (story.unproven !== null) return "broken";
    return isVacuous(story.firstPass) ? "vacuous" : "pre-existing";
  }
  if (story.passAfterProof === null) return "proved";
  return isVacuous(story.passAfterProof) ? "vacuous" : "good";
}

/** The file was in the tree, or a test of it ran, before the plan began: it is not new. */
function wasThereBefore(
  { tree, index, start, plan }: Verdicts["judgement"]["context"],
  path: string,
): boolean {
  if (plan.startsAt === undefined) return false;
  const presence = tree.at(path, start - 1);
  if (start > 0 && presence.known && presence.wasPresent) return true;
  return index
    .environmentsOf(path)
    .some(
      (environment) =>
        (index.runs[index.coveringRuns(path, environment)[0] ?? -1]?.position ?? start) < start,
    );
}

function whyOf({ failsWith }: PlannedTest, verdict: ProofVerdict, story: CaseStory): string {
  switch (verdict) {
    case "never ran":
      return "It has not run yet, so it has proved nothing.";
    case "proved":
      return `It failed while ${plural(story.proof?.violations ?? 0, "legacy import")} stood${failsWith === undefined ? "" : ", for the reason that the plan names"}. It has not passed since.`;
    case "good":
      return "It failed while legacy imports stood, and passed once none was left.";
    case "vacuous":
      return `It passed while ${plural((story.passAfterProof ?? story.firstPass)?.violations ?? 0, "legacy import")} stood: it does not see them.`;
    case "broken":
      return failsWith === undefined
        ? "It ended in an error of its own or with no violation standing: that proves nothing."
        : "It failed, but not for the reason that the plan names: reason unproven.";
    case "pre-existing":
      return "It was there before the plan began, or first ran when no violation stood: it cannot show that it fails first.";
  }
}
